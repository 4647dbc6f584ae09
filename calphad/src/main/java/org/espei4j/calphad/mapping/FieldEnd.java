package org.espei4j.calphad.mapping;

/// Where a field of tie-lines, or a boundary of an isopleth, ends.
public sealed interface FieldEnd {

    /// At an equilibrium with one more phase.
    ///
    /// @param index position in the list of invariants of a binary diagram, of triangles of an isothermal section, or of nodes
    ///     of an isopleth
    record AtNode(int index) implements FieldEnd {}

    /// At a critical point.
    ///
    /// @param index position in the list of critical points
    record AtCriticalPoint(int index) implements FieldEnd {}

    /// Where an element has vanished from both phases: at the pure other element of a binary diagram, at the edge of an
    /// isothermal section.
    ///
    /// @param element the element that has vanished
    record WithoutElement(String element) implements FieldEnd {}

    /// At the border of the section.
    record AtBorder() implements FieldEnd {}

    /// Where it began: a closed line.
    record Closed() implements FieldEnd {}

    /// Where the energy of a phase jumps, because its description changes its form at that temperature and the two do not
    /// fit: phases appear and vanish there without having been in equilibrium.
    record AtJump() implements FieldEnd {}

    /// Nowhere that thermodynamics would explain: the calculation failed.
    ///
    /// @param reason why
    record Lost(String reason) implements FieldEnd {}
}
