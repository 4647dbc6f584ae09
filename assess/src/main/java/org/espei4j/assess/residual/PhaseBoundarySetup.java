package org.espei4j.assess.residual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.espei4j.assess.dataset.PhaseBoundaryDataset;
import org.espei4j.assess.dataset.Region;
import org.espei4j.assess.dataset.Vertex;
import org.espei4j.assess.residual.PhaseBoundaryResidual.RegionPlan;
import org.espei4j.assess.residual.PhaseBoundaryResidual.StationPlan;
import org.espei4j.assess.residual.PhaseBoundaryResidual.VertexPlan;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.equilibrium.BoundSystem;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.equilibrium.SampledPhase;
import org.espei4j.calphad.equilibrium.SamplingGrid;
import org.espei4j.calphad.model.BoundPhase;

/// Turns datasets of phase boundaries into equilibria and driving forces, such that everything that several regions have
/// in common is computed once.
final class PhaseBoundarySetup {

    /// Standard deviation of a driving force of weight 1, J per mole of atoms.
    private static final double USUAL_DEVIATION = 1000;

    /// Density of the grid of vertices of unknown composition in ESPEI.
    private static final int REFERENCE_DENSITY = 50;

    private final AssessedSystem system;
    private final double kindWeight;
    private final double deviation;
    private final Problems problems;
    private final Map<StationKey, StationDraft> stations = new LinkedHashMap<>();
    private final Map<GridKey, SampledPhase> grids = new HashMap<>();
    private final List<ResidualPoint> points = new ArrayList<>();

    PhaseBoundarySetup(AssessedSystem system, DataWeights weights, Problems problems) {
        this.system = system;
        this.kindWeight = weights.of(PhaseBoundaryResidual.KIND);
        this.deviation = weights.deviation(PhaseBoundaryResidual.KIND, USUAL_DEVIATION);
        this.problems = problems;
    }

    private record StationKey(SortedSet<String> components, double temperature, double pressure) {}

    private record GridKey(SortedSet<String> components, String phase) {}

    private record StationDraft(BoundSystem system, Map<List<Double>, Integer> equilibria, List<RegionPlan> regions) {}

    /// The residual of all sets added.
    ///
    /// A region none of whose plane points determines the chemical potentials at the start values, because a line compound
    /// or a pseudo-binary phase is stable alone there, says nothing and is left out with a warning. It would fail for
    /// nearly all parameters. (ESPEI counts it as perfect agreement, or uses arbitrary potentials.)
    ///
    /// @param theta start values of the parameters
    PhaseBoundaryResidual residual(double[] theta) {
        List<StationPlan> plans = new ArrayList<>();
        for (StationDraft draft : stations.values()) {
            List<double[]> compositions = draft.equilibria().keySet().stream()
                    .map(fractions ->
                            fractions.stream().mapToDouble(Double::doubleValue).toArray())
                    .toList();
            EquilibriumStation station = EquilibriumStation.of(draft.system(), compositions, theta);
            List<RegionPlan> regions = new ArrayList<>();
            for (RegionPlan region : draft.regions()) {
                if (!system.isCompatible() && hasOpenPlane(region, station)) {
                    leaveOut(region);
                } else {
                    regions.add(region);
                }
            }
            plans.add(new StationPlan(station, regions));
        }
        return renumbered(plans);
    }

    private static boolean hasOpenPlane(RegionPlan region, EquilibriumStation station) {
        return Arrays.stream(region.planePoints()).allMatch(station.openAtStart()::get);
    }

    private void leaveOut(RegionPlan region) {
        for (VertexPlan vertex : region.vertices()) {
            ResidualPoint point = points.get(vertex.point());
            problems.add(Problem.warning(
                    point.place(),
                    "not used in the likelihood: " + point.label()
                            + ", because the phases that are stable at the region's known compositions leave its"
                            + " chemical potentials open",
                    "a known composition in a field of as many phases as elements, or of one that can change its"
                            + " composition",
                    "Add the composition of another vertex, or of the alloy as a __HYPERPLANE__ vertex."));
        }
    }

    /// Gives the residuals of the regions that are left their final indices, in the order of the datasets.
    private PhaseBoundaryResidual renumbered(List<StationPlan> plans) {
        List<ResidualPoint> kept = new ArrayList<>();
        BitSet used = new BitSet();
        plans.forEach(plan ->
                plan.regions().forEach(region -> region.vertices().forEach(vertex -> used.set(vertex.point()))));
        int[] index = new int[points.size()];
        for (int i = 0; i < index.length; i++) {
            index[i] = kept.size();
            if (used.get(i)) {
                kept.add(points.get(i));
            }
        }
        List<StationPlan> numbered = new ArrayList<>();
        for (StationPlan plan : plans) {
            numbered.add(new StationPlan(
                    plan.station(),
                    plan.regions().stream()
                            .map(region -> new RegionPlan(
                                    region.planePoints(),
                                    region.vertices().stream()
                                            .map(vertex -> new VertexPlan(index[vertex.point()], vertex.target()))
                                            .toList()))
                            .toList()));
        }
        return new PhaseBoundaryResidual(kept, numbered, system.isCompatible());
    }

    /// Adds the regions of a dataset.
    void add(PhaseBoundaryDataset dataset) {
        SortedSet<String> components = system.chosenComponents(dataset.elements());
        EquilibriumSpecs specs = system.specs(components);
        for (Region region : dataset.regions()) {
            if (!system.coversPressure(specs, region.pressure(), region.place(), problems)) {
                continue;
            }
            StationKey key = new StationKey(components, region.temperature(), region.pressure());
            StationDraft draft = stations.computeIfAbsent(
                    key,
                    k -> new StationDraft(
                            specs.bind(k.temperature(), k.pressure()), new LinkedHashMap<>(), new ArrayList<>()));
            int[] plane = region.planePoints().stream()
                    .mapToInt(vertex -> equilibrium(draft, vertex, dataset))
                    .toArray();
            List<VertexPlan> vertices = new ArrayList<>();
            for (Vertex vertex : region.phaseVertices()) {
                if (vertex.weight() > 0) {
                    plan(vertex, region, dataset, draft.system(), components).ifPresent(vertices::add);
                }
            }
            draft.regions().add(new RegionPlan(plane, List.copyOf(vertices)));
        }
    }

    /// Index of the equilibrium at the composition of a plane point, which regions share.
    private static int equilibrium(StationDraft draft, Vertex vertex, PhaseBoundaryDataset dataset) {
        double[] fractions = EquilibriumStation.clamped(vertex.composition().complete(dataset.elements()));
        List<Double> key = Arrays.stream(fractions).boxed().toList();
        Integer index = draft.equilibria().putIfAbsent(key, draft.equilibria().size());
        return index == null ? draft.equilibria().size() - 1 : index;
    }

    private Optional<VertexPlan> plan(
            Vertex vertex,
            Region region,
            PhaseBoundaryDataset dataset,
            BoundSystem bound,
            SortedSet<String> components) {
        int phase = bound.specs().indexOf(vertex.phase());
        if (phase < 0) {
            problems.add(system.notCalculated(vertex.place(), vertex.phase(), components));
            return Optional.empty();
        }
        VertexTarget target = target(vertex, dataset, bound, phase, components);
        points.add(new ResidualPoint(
                vertex.place(),
                dataset.header().provenance().reference().orElse(""),
                label(vertex, region),
                deviation / (vertex.weight() * kindWeight),
                "J/mol"));
        return Optional.of(new VertexPlan(points.size() - 1, target));
    }

    private VertexTarget target(
            Vertex vertex, PhaseBoundaryDataset dataset, BoundSystem bound, int phase, SortedSet<String> components) {
        BoundPhase boundPhase = bound.phase(phase);
        if (vertex.composition().isKnown()) {
            double[] fractions = vertex.composition().complete(dataset.elements());
            if (vertex.disordered() && !system.isCompatible()) {
                return DisorderedState.of(boundPhase, dataset.elements(), fractions);
            }
            return new KnownVertex(phase, fractions, EquilibriumStation.clamped(fractions));
        }
        if (system.isCompatible()) {
            SampledPhase sampled = grids.computeIfAbsent(
                    new GridKey(components, vertex.phase()),
                    _ -> SampledPhase.of(boundPhase, SamplingGrid.reference(REFERENCE_DENSITY)));
            return new GridVertex(boundPhase, sampled, sampled.surface(boundPhase));
        }
        return vertex.composition().isUnknown()
                ? new FreeVertex(phase)
                : PartlyKnownVertex.of(phase, vertex.composition(), dataset.elements());
    }

    private static String label(Vertex vertex, Region region) {
        StringBuilder text = new StringBuilder(vertex.phase());
        vertex.composition()
                .known()
                .forEach((element, fraction) ->
                        text.append(" x(").append(element).append(")=").append(fraction));
        vertex.composition()
                .unknown()
                .forEach(element -> text.append(" x(").append(element).append(")=?"));
        text.append(String.format(Locale.ROOT, " at %.2f K, region %d", region.temperature(), region.index()));
        return text.toString();
    }
}
