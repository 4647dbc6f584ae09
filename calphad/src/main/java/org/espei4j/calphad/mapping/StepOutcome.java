package org.espei4j.calphad.mapping;

/// What following a line for one step came to.
sealed interface StepOutcome {

    /// The line goes on.
    ///
    /// @param point verified equilibrium
    /// @param direction of the line there, onwards
    /// @param length arc length of the step
    record Advanced(LinePoint point, Direction direction, double length) implements StepOutcome {}

    /// A further set appears, or one of the sets vanishes: other lines start here.
    ///
    /// @param point all sets that coexist here
    record Node(LinePoint point) implements StepOutcome {}

    /// The line leaves the section.
    ///
    /// @param point on the border of the section
    record Border(LinePoint point) implements StepOutcome {}

    /// The amount of an element goes to zero in all sets.
    ///
    /// @param point last point
    /// @param element position of the element
    record Edge(LinePoint point, int element) implements StepOutcome {}

    /// Two sets are about to become one.
    ///
    /// @param first position of one set
    /// @param second position of the other
    record Merging(int first, int second) implements StepOutcome {}

    /// The energy of a phase jumps here and cuts the line.
    record Jump() implements StepOutcome {}

    /// The line cannot be followed.
    ///
    /// @param reason why
    record Lost(String reason) implements StepOutcome {}
}
