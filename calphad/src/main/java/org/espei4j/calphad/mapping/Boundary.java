package org.espei4j.calphad.mapping;

import java.util.List;

/// A boundary between two phase fields of an isopleth: the line on which one phase has just appeared. On one side all
/// phases of its points are stable, on the other all but that one.
///
/// @param appearing name of the phase that is not stable on one side; the last phase of every point
/// @param points at least two, in order along the boundary
/// @param start where the boundary begins; [FieldEnd.AtNode] counts nodes of the isopleth
/// @param end where it ends
public record Boundary(String appearing, List<SystemPoint> points, FieldEnd start, FieldEnd end) {

    /// Copies the list.
    public Boundary {
        points = List.copyOf(points);
    }
}
