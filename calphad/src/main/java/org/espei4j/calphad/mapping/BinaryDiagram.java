package org.espei4j.calphad.mapping;

import java.util.List;

/// The phase diagram of two elements in temperature and composition, at constant pressure.
///
/// @param elements the two elements, sorted; all fractions are in this order
/// @param pressure Pa
/// @param lowest lowest temperature, K
/// @param highest highest temperature, K
/// @param fields fields of tie-lines; what lies between them is stable as a single phase
/// @param invariants three-phase equilibria, by temperature
/// @param congruentPoints points where two phases have the same composition, by temperature
/// @param criticalPoints ends of miscibility gaps, by temperature
/// @param gaps places where the calculation failed, as sentences; empty if the diagram is complete
/// @param notes what to know about it, as sentences: phases that are not told apart
public record BinaryDiagram(
        List<String> elements,
        double pressure,
        double lowest,
        double highest,
        List<TwoPhaseField> fields,
        List<Invariant> invariants,
        List<CongruentPoint> congruentPoints,
        List<CriticalPoint> criticalPoints,
        List<String> gaps,
        List<String> notes) {

    /// Copies the lists.
    public BinaryDiagram {
        elements = List.copyOf(elements);
        fields = List.copyOf(fields);
        invariants = List.copyOf(invariants);
        congruentPoints = List.copyOf(congruentPoints);
        criticalPoints = List.copyOf(criticalPoints);
        gaps = List.copyOf(gaps);
        notes = List.copyOf(notes);
    }
}
