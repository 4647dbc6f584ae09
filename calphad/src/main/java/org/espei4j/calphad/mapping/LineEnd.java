package org.espei4j.calphad.mapping;

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

    /// Where the line could not be followed.
    ///
    /// @param reason why
    record Lost(String reason) implements LineEnd {}
}
