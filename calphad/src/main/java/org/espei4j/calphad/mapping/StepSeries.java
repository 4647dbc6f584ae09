package org.espei4j.calphad.mapping;

import java.util.List;

/// Equilibria along one condition, temperature or composition, with the points at which the phases change.
///
/// @param elements the elements, sorted; all fractions are in this order
/// @param pressure Pa
/// @param points equilibria at even steps, where one was found
/// @param transitions in the order in which they are passed
/// @param gaps places where the calculation failed, as sentences; empty if the series is complete
/// @param notes what to know about it, as sentences: phases that are not told apart
public record StepSeries(
        List<String> elements,
        double pressure,
        List<SystemPoint> points,
        List<Transition> transitions,
        List<String> gaps,
        List<String> notes) {

    /// Copies the lists.
    public StepSeries {
        elements = List.copyOf(elements);
        points = List.copyOf(points);
        transitions = List.copyOf(transitions);
        gaps = List.copyOf(gaps);
        notes = List.copyOf(notes);
    }
}
