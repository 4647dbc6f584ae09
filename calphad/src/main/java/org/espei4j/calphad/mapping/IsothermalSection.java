package org.espei4j.calphad.mapping;

import java.util.List;

/// The phase diagram of three elements at constant temperature and pressure.
///
/// @param elements the three elements, sorted; all fractions are in this order
/// @param pressure Pa
/// @param temperature K
/// @param fields fields of tie-lines; [FieldEnd.AtNode] counts triangles
/// @param triangles three-phase equilibria
/// @param criticalPoints ends of miscibility gaps (plait points)
/// @param gaps places where the calculation failed, as sentences; empty if the diagram is complete
/// @param notes what to know about it, as sentences: phases that are not told apart
public record IsothermalSection(
        List<String> elements,
        double pressure,
        double temperature,
        List<TwoPhaseField> fields,
        List<TieSimplex> triangles,
        List<CriticalPoint> criticalPoints,
        List<String> gaps,
        List<String> notes) {

    /// Copies the lists.
    public IsothermalSection {
        elements = List.copyOf(elements);
        fields = List.copyOf(fields);
        triangles = List.copyOf(triangles);
        criticalPoints = List.copyOf(criticalPoints);
        gaps = List.copyOf(gaps);
        notes = List.copyOf(notes);
    }
}
