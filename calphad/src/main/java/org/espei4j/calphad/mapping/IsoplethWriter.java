package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;

/// Writes a network of boundaries as the diagram that users see.
final class IsoplethWriter {

    private static final double SAME_TEMPERATURE = 1e-4;

    private final EquilibriumSpecs specs;
    private final PointWriter points;
    private final CoexistenceSolver solver;
    private final BoundaryNetwork network;
    private final CompositionPath path;
    private final Function<String, StateOfMatter> states;

    IsoplethWriter(
            EquilibriumSpecs specs,
            CoexistenceSolver solver,
            BoundaryNetwork network,
            CompositionPath path,
            Function<String, StateOfMatter> states) {
        this.specs = specs;
        points = new PointWriter(specs);
        this.solver = solver;
        this.network = network;
        this.path = path;
        this.states = states;
    }

    Isopleth write(double pressure, double[] from, double[] to, LineStepper.Range temperatures, Remarks remarks) {
        List<Integer> nodeOrder = order(network.nodes());
        List<Integer> criticalOrder = order(network.criticalPoints());
        List<Boundary> boundaries = new ArrayList<>();
        for (LineNetwork.Line line : network.lines()) {
            Boundary boundary = boundary(line, nodeOrder, criticalOrder);
            boundaries.add(boundary);
            for (FieldEnd end : List.of(boundary.start(), boundary.end())) {
                if (end instanceof FieldEnd.Lost(String reason)) {
                    remarks.addLost("boundary of " + boundary.appearing(), reason);
                }
            }
        }
        return new Isopleth(
                specs.elements(),
                pressure,
                from,
                to,
                temperatures.from(),
                temperatures.to(),
                boundaries,
                nodeOrder.stream().map(i -> node(network.nodes().get(i))).toList(),
                invariants(),
                criticalOrder.stream()
                        .map(i -> points.critical(network.criticalPoints().get(i)))
                        .toList(),
                remarks.gaps(),
                remarks.notes());
    }

    private static List<Integer> order(List<LinePoint> points) {
        return IntStream.range(0, points.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> points.get(i).temperature())
                        .thenComparingDouble(i -> points.get(i).axis()))
                .toList();
    }

    private Boundary boundary(LineNetwork.Line line, List<Integer> nodeOrder, List<Integer> criticalOrder) {
        List<SystemPoint> along =
                line.points().stream().map(p -> points.point(p, path)).toList();
        return new Boundary(
                along.getFirst().phases().getLast().name(),
                along,
                line.start().inOrder(nodeOrder, criticalOrder, specs.elements()),
                line.end().inOrder(nodeOrder, criticalOrder, specs.elements()));
    }

    private BoundaryNode node(LinePoint node) {
        return new BoundaryNode(points.point(node, path), isInvariant(node));
    }

    private boolean isInvariant(LinePoint node) {
        return node.count() == solver.elements() + 1;
    }

    /// Each invariant equilibrium once, though the section may have several nodes on its isotherm.
    private List<Invariant> invariants() {
        List<Invariant> invariants = new ArrayList<>();
        for (int i : order(network.nodes())) {
            LinePoint node = network.nodes().get(i);
            if (isInvariant(node) && invariants.stream().noneMatch(known -> isSame(known, node))) {
                List<Member> members = node.members().stream()
                        .sorted(Comparator.comparing(points::name))
                        .toList();
                List<CoexistingPhase> phases =
                        members.stream().map(points::phase).toList();
                Reaction reaction = Reaction.of(
                        phases,
                        members.stream()
                                .mapToDouble(m -> solver.response().entropy(node, m))
                                .toArray(),
                        phases.stream().map(p -> states.apply(p.name())).toList(),
                        node.temperature());
                invariants.add(new Invariant(new TieSimplex(node.temperature(), node.potentials(), phases), reaction));
            }
        }
        return invariants;
    }

    private boolean isSame(Invariant known, LinePoint node) {
        return Math.abs(known.temperature() - node.temperature()) < SAME_TEMPERATURE
                && known.equilibrium().phases().stream()
                        .map(CoexistingPhase::name)
                        .toList()
                        .equals(node.members().stream()
                                .map(points::name)
                                .sorted()
                                .toList());
    }
}
