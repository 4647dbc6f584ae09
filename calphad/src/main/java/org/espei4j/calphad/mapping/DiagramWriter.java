package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.jspecify.annotations.Nullable;

/// Writes a network of tie-lines as the diagram that users see: names instead of numbers, everything in order of
/// temperature, reactions named.
final class DiagramWriter {

    private final EquilibriumSpecs specs;
    private final PointWriter points;
    private final CoexistenceSolver solver;
    private final TieLineNetwork network;
    private final Function<String, StateOfMatter> states;

    DiagramWriter(
            EquilibriumSpecs specs,
            CoexistenceSolver solver,
            TieLineNetwork network,
            Function<String, StateOfMatter> states) {
        this.specs = specs;
        points = new PointWriter(specs);
        this.solver = solver;
        this.network = network;
        this.states = states;
    }

    BinaryDiagram binary(double pressure, double lowest, double highest, CompositionWindow window, Remarks remarks) {
        List<Integer> nodeOrder = order(network.nodes(), LinePoint::temperature).stream()
                .filter(i -> window.holds(points.simplex(network.nodes().get(i))))
                .toList();
        List<Integer> criticalOrder = order(network.criticalPoints(), LinePoint::temperature).stream()
                .filter(i ->
                        window.holds(network.criticalPoints().get(i).member(0).fractions()))
                .toList();
        List<TwoPhaseField> fields = fields(nodeOrder, criticalOrder).stream()
                .flatMap(field -> window.isWhole() ? Stream.of(field) : window.cut(field).stream())
                .toList();
        tellLost(fields, remarks);
        List<CongruentPoint> congruent = new ArrayList<>();
        for (LineNetwork.Line line : network.lines()) {
            CongruentPoint polymorph = polymorph(line);
            if (polymorph != null) {
                congruent.add(polymorph);
            }
        }
        network.congruentPoints().forEach(point -> congruent.add(congruent(point)));
        congruent.removeIf(point -> !window.holds(point.equilibrium()));
        congruent.sort(Comparator.comparingDouble(CongruentPoint::temperature));
        return new BinaryDiagram(
                specs.elements(),
                pressure,
                lowest,
                highest,
                fields,
                nodeOrder.stream().map(i -> invariant(network.nodes().get(i))).toList(),
                congruent,
                criticalOrder.stream()
                        .map(i -> points.critical(network.criticalPoints().get(i)))
                        .toList(),
                remarks.gaps(),
                remarks.notes());
    }

    IsothermalSection isothermal(double pressure, double temperature, Remarks remarks) {
        List<Integer> nodeOrder = order(network.nodes(), point -> 0);
        List<Integer> criticalOrder = order(network.criticalPoints(), point -> 0);
        List<TwoPhaseField> fields = fields(nodeOrder, criticalOrder);
        tellLost(fields, remarks);
        return new IsothermalSection(
                specs.elements(),
                pressure,
                temperature,
                fields,
                network.nodes().stream().map(points::simplex).toList(),
                network.criticalPoints().stream().map(points::critical).toList(),
                remarks.gaps(),
                remarks.notes());
    }

    private static List<Integer> order(List<LinePoint> points, ToDoubleFunction<LinePoint> key) {
        return IntStream.range(0, points.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> key.applyAsDouble(points.get(i))))
                .toList();
    }

    private List<TwoPhaseField> fields(List<Integer> nodeOrder, List<Integer> criticalOrder) {
        List<TwoPhaseField> fields = new ArrayList<>();
        for (LineNetwork.Line line : network.lines()) {
            LinePoint first = line.points().getFirst();
            fields.add(new TwoPhaseField(
                    points.name(first.member(0)),
                    points.name(first.member(1)),
                    line.points().stream().map(points::simplex).toList(),
                    line.start().inOrder(nodeOrder, criticalOrder, specs.elements()),
                    line.end().inOrder(nodeOrder, criticalOrder, specs.elements())));
        }
        return fields;
    }

    private static void tellLost(List<TwoPhaseField> fields, Remarks remarks) {
        for (TwoPhaseField field : fields) {
            for (FieldEnd end : List.of(field.start(), field.end())) {
                if (end instanceof FieldEnd.Lost(String reason)) {
                    remarks.addLost("field of " + field.first() + " and " + field.second(), reason);
                }
            }
        }
    }

    private Invariant invariant(LinePoint node) {
        List<Member> members = node.members().stream()
                .sorted(Comparator.comparingDouble(m -> m.fractions()[1]))
                .toList();
        LinePoint sorted = node.with(members);
        TieSimplex equilibrium = points.simplex(sorted);
        double[] entropies = members.stream()
                .mapToDouble(m -> solver.response().entropy(sorted, m))
                .toArray();
        return new Invariant(
                equilibrium,
                Reaction.of(
                        equilibrium.phases(),
                        entropies,
                        members.stream().map(this::state).toList(),
                        node.temperature()));
    }

    private StateOfMatter state(Member member) {
        return states.apply(points.name(member));
    }

    private CongruentPoint congruent(LinePoint point) {
        return congruent(point, extremum(point));
    }

    private CongruentPoint congruent(LinePoint point, CongruentPoint.Extremum extremum) {
        boolean swap = solver.response().entropy(point, point.member(0))
                > solver.response().entropy(point, point.member(1));
        LinePoint sorted = swap ? point.with(point.members().reversed()) : point;
        StateOfMatter cold = state(sorted.member(0));
        StateOfMatter hot = state(sorted.member(1));
        CongruentPoint.Kind kind = cold == hot
                ? CongruentPoint.Kind.TRANSFORMATION
                : cold == StateOfMatter.GAS || hot == StateOfMatter.GAS
                        ? CongruentPoint.Kind.VAPORISATION
                        : CongruentPoint.Kind.MELTING;
        return new CongruentPoint(points.simplex(sorted), kind, extremum);
    }

    /// The field on both sides of a congruent point lies at lower temperatures than a maximum.
    private CongruentPoint.Extremum extremum(LinePoint point) {
        for (LineNetwork.Line line : network.lines()) {
            List<LinePoint> along = line.points();
            for (int i = 1; i < along.size(); i++) {
                LinePoint a = along.get(i - 1);
                LinePoint b = along.get(i);
                if (a.member(0).phase() == point.member(0).phase()
                        && a.member(1).phase() == point.member(1).phase()
                        && isBetween(a.potentials()[1], point.potentials()[1], b.potentials()[1])
                        && (a.member(0).fractions()[1] - a.member(1).fractions()[1])
                                        * (b.member(0).fractions()[1]
                                                - b.member(1).fractions()[1])
                                <= 0) {
                    return a.temperature() + b.temperature() < 2 * point.temperature()
                            ? CongruentPoint.Extremum.MAXIMUM
                            : CongruentPoint.Extremum.MINIMUM;
                }
            }
        }
        return CongruentPoint.Extremum.NONE;
    }

    private static boolean isBetween(double a, double value, double b) {
        return (a - value) * (value - b) >= 0;
    }

    /// The change of a compound into another of the same fixed composition, which takes a line at constant temperature.
    private @Nullable CongruentPoint polymorph(LineNetwork.Line line) {
        boolean same =
                line.points().stream().allMatch(point -> point.member(0).compositionDistance(point.member(1)) < 1e-12);
        return same ? congruent(line.points().getFirst(), CongruentPoint.Extremum.NONE) : null;
    }
}
