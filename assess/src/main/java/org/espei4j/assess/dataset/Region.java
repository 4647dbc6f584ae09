package org.espei4j.assess.dataset;

import java.util.List;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Phases that were found in equilibrium with each other at one temperature and pressure.
///
/// @param index position in the file's `values`, from 0
/// @param pressure Pa
/// @param temperature K
/// @param vertices the phases, and perhaps points of the target plane, in file order; not empty
/// @param place where the region stands
public record Region(int index, double pressure, double temperature, List<Vertex> vertices, SourcePlace place) {

    /// Copies the list.
    public Region {
        vertices = List.copyOf(vertices);
    }

    /// The vertices at whose compositions the target plane is computed: those of the pseudo-phase if there are any,
    /// else those of known composition; empty if there is no target plane.
    public List<Vertex> planePoints() {
        List<Vertex> explicit = vertices.stream().filter(Vertex::isHyperplane).toList();
        return explicit.isEmpty()
                ? vertices.stream()
                        .filter(vertex -> vertex.composition().isKnown())
                        .toList()
                : explicit;
    }

    /// The vertices that are phases.
    public List<Vertex> phaseVertices() {
        return vertices.stream().filter(vertex -> !vertex.isHyperplane()).toList();
    }

    /// The region with other vertices.
    public Region withVertices(List<Vertex> others) {
        return new Region(index, pressure, temperature, others, place);
    }
}
