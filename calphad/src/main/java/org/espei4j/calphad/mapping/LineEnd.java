package org.espei4j.calphad.mapping;

import java.util.List;

/// Where a followed line ended.
sealed interface LineEnd {

    /// At a node.
    ///
    /// @param index of the node in the network
    record AtNode(int index) implements LineEnd {}

    /// At a critical point.
    ///
    /// @param index of the point in the network
    record AtCriticalPoint(int index) implements LineEnd {}

    /// Where an element has vanished.
    ///
    /// @param element position of the element
    record AtEdge(int element) implements LineEnd {}

    /// At the border of the section.
    record AtBorder() implements LineEnd {}

    /// Where it began.
    record Closed() implements LineEnd {}

    /// Where the energy of a phase jumps.
    record AtJump() implements LineEnd {}

    /// Where the line could not be followed.
    ///
    /// @param reason why
    record Lost(String reason) implements LineEnd {}

    /// The same for readers of a diagram, with elements by name.
    ///
    /// @param nodeOrder indices of the nodes in the order in which the diagram has them
    /// @param criticalOrder likewise of the critical points
    default FieldEnd inOrder(List<Integer> nodeOrder, List<Integer> criticalOrder, List<String> elements) {
        return switch (this) {
            case AtNode(int index) -> new FieldEnd.AtNode(nodeOrder.indexOf(index));
            case AtCriticalPoint(int index) -> new FieldEnd.AtCriticalPoint(criticalOrder.indexOf(index));
            case AtEdge(int element) -> new FieldEnd.WithoutElement(elements.get(element));
            case AtBorder() -> new FieldEnd.AtBorder();
            case Closed() -> new FieldEnd.Closed();
            case AtJump() -> new FieldEnd.AtJump();
            case Lost(String reason) -> new FieldEnd.Lost(reason);
        };
    }
}
