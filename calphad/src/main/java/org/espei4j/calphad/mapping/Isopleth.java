package org.espei4j.calphad.mapping;

import java.util.List;

/// The phase diagram of a system in temperature and along a straight line of compositions, at constant pressure.
///
/// @param elements the elements, sorted; all fractions are in this order
/// @param pressure Pa
/// @param from composition at the beginning of the axis, mole fractions
/// @param to composition at its end
/// @param lowest lowest temperature, K
/// @param highest highest temperature, K
/// @param boundaries all boundaries of phase fields
/// @param nodes points where boundaries cross, by temperature
/// @param invariants invariant equilibria that the section cuts, by temperature
/// @param criticalPoints points where boundaries of a miscibility gap meet, by temperature
/// @param gaps places where the calculation failed, as sentences; empty if the diagram is complete
/// @param notes what to know about it, as sentences: phases that are not told apart
public record Isopleth(
        List<String> elements,
        double pressure,
        double[] from,
        double[] to,
        double lowest,
        double highest,
        List<Boundary> boundaries,
        List<BoundaryNode> nodes,
        List<Invariant> invariants,
        List<CriticalPoint> criticalPoints,
        List<String> gaps,
        List<String> notes) {

    /// Copies the lists.
    public Isopleth {
        elements = List.copyOf(elements);
        boundaries = List.copyOf(boundaries);
        nodes = List.copyOf(nodes);
        invariants = List.copyOf(invariants);
        criticalPoints = List.copyOf(criticalPoints);
        gaps = List.copyOf(gaps);
        notes = List.copyOf(notes);
    }
}
