package org.espei4j.cli.thermo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.mapping.MappingSettings;
import org.espei4j.cli.terminal.Findings;
import org.jspecify.annotations.Nullable;

/// Works out from axes and conditions which diagram is meant.
///
/// | axes | conditions | diagram |
/// | --- | --- | --- |
/// | X of one of two elements, T | | binary |
/// | X of two of three elements | T | isothermal section |
/// | X of an element, or a line of compositions; T | X of all others but one | isopleth |
/// | T | X of all elements but one | steps in temperature |
/// | X of an element, or a line of compositions | T, X of all others but one | steps in composition |
final class MapRequest {

    /// Steps of a series where the user does not say how many.
    private static final int INTERVALS = 100;

    private static final SourcePlace PLACE = SourcePlace.of("axes");

    private final List<String> elements;
    private final List<MapAxis> axes;
    private final MapConditions conditions;
    private final @Nullable Line line;

    /// A line of compositions as the user writes it.
    private record Line(double[] from, double[] to) {}

    private MapRequest(List<String> elements, List<MapAxis> axes, MapConditions conditions, @Nullable Line line) {
        this.elements = elements;
        this.axes = axes;
        this.conditions = conditions;
        this.line = line;
    }

    /// Reads a request.
    ///
    /// @param elements elements of the system; without them, what depends on them is not checked, and there is no plan
    /// @param axes texts for [MapAxis]; ranges among the conditions are further ones
    /// @param conditions text for [MapConditions]
    /// @param from composition at the beginning of a line, null if there is none
    /// @param to composition at its end
    /// @throws BadInputException with everything that is wrong with it
    static MapRequest parse(
            Optional<List<String>> elements,
            List<String> axes,
            String conditions,
            @Nullable String from,
            @Nullable String to)
            throws BadInputException {
        Findings findings = new Findings();
        Problems problems = new Problems();
        RangesInConditions ranges = RangesInConditions.of(conditions, problems);
        problems.all().forEach(findings::add);
        List<MapAxis> read = new ArrayList<>();
        Stream.concat(axes.stream(), ranges.axes().stream())
                .forEach(text -> findings.read(() -> axis(text, elements)).ifPresent(read::add));
        if ((from == null) != (to == null)) {
            findings.add(MapProblem.HALF_LINE.at(
                    PLACE, "", from == null ? "--to is given without --from" : "--from is given without --to"));
        } else if (from == null && read.isEmpty() && !findings.any()) {
            findings.add(MapProblem.NO_AXES.at(PLACE, ""));
        }
        Optional<MapConditions> held = findings.read(() -> MapConditions.parse(ranges.others(), elements));
        Optional<double[]> begin = composition(from, elements, findings);
        Optional<double[]> end = composition(to, elements, findings);
        findings.throwIfAny();
        Line line = begin.isPresent() && end.isPresent() ? new Line(begin.get(), end.get()) : null;
        return new MapRequest(elements.orElse(List.of()), List.copyOf(read), held.orElseThrow(), line);
    }

    private static MapAxis axis(String text, Optional<List<String>> elements) throws BadInputException {
        MapAxis axis = MapAxis.parse(text);
        Problems problems = new Problems();
        if (!axis.isTemperature()) {
            MapConditions.requireElement(PLACE, axis.element(), axis.quantity(), elements, problems);
        }
        problems.throwIfErrors();
        return axis;
    }

    /// @param text an end of a line, null if there is none
    private static Optional<double[]> composition(
            @Nullable String text, Optional<List<String>> elements, Findings findings) {
        return text == null
                ? Optional.empty()
                : findings.read(() -> {
                    MapConditions end = MapConditions.parse(text, elements);
                    return elements.isPresent() ? end.composition(elements.get()) : new double[0];
                });
    }

    /// The axes.
    List<MapAxis> axes() {
        return axes;
    }

    /// What stays constant.
    MapConditions conditions() {
        return conditions;
    }

    /// How densely to map: steps of the axes are the longest allowed.
    MappingSettings settings() {
        MappingSettings standard = MappingSettings.standard();
        double temperature = standard.temperatureStep();
        double fraction = standard.fractionStep();
        for (MapAxis axis : axes) {
            if (axis.isTemperature()) {
                temperature = axis.step().orElse(temperature);
            } else {
                fraction = axis.step().orElse(fraction);
            }
        }
        return new MappingSettings(temperature, fraction, standard.surveyTemperatures(), standard.surveyFractions());
    }

    /// The diagram that is meant.
    ///
    /// @throws BadInputException if there is no such diagram, or something is missing or superfluous
    MapPlan plan() throws BadInputException {
        List<MapAxis> temperatures =
                axes.stream().filter(MapAxis::isTemperature).toList();
        List<MapAxis> fractions =
                axes.stream().filter(axis -> !axis.isTemperature()).toList();
        requireConsistent(temperatures, fractions);
        if (line != null) {
            return alongLine(line.from, line.to, temperatures, fractions);
        }
        if (fractions.size() == 2) {
            return isothermal(fractions);
        }
        if (fractions.isEmpty()) {
            MapAxis axis = temperatures.getFirst();
            return new MapPlan.AlongTemperature(
                    conditions.composition(elements), axis.from(), axis.to(), axis.intervals(INTERVALS));
        }
        MapAxis axis = fractions.getFirst();
        if (elements.size() == 2 && !temperatures.isEmpty()) {
            requireNoFractions("a diagram of two elements has just one, and it is on an axis");
            boolean isSecond = axis.element().equals(elements.get(1));
            return new MapPlan.Binary(
                    temperatures.getFirst().from(),
                    temperatures.getFirst().to(),
                    isSecond ? axis.from() : 1 - axis.to(),
                    isSecond ? axis.to() : 1 - axis.from());
        }
        double[] from = conditions.with(axis.element(), axis.from()).composition(elements);
        double[] to = conditions.with(axis.element(), axis.to()).composition(elements);
        return alongLine(from, to, temperatures, fractions);
    }

    private void requireConsistent(List<MapAxis> temperatures, List<MapAxis> fractions) throws BadInputException {
        boolean drawable = temperatures.size() <= 1
                && fractions.size() <= (line != null ? 0 : 2)
                && temperatures.size() + fractions.size() <= 2
                && (line != null || !axes.isEmpty());
        if (!drawable || fractions.stream().map(MapAxis::element).distinct().count() < fractions.size()) {
            throw noDiagram("");
        }
        Problems problems = new Problems();
        if (!temperatures.isEmpty() && conditions.temperature().isPresent()) {
            problems.add(MapProblem.SUPERFLUOUS.at(PLACE, "", "T", "it is on an axis"));
        }
        for (MapAxis axis : fractions) {
            if (conditions.fractions().containsKey(axis.element())) {
                problems.add(MapProblem.SUPERFLUOUS.at(PLACE, "", axis.quantity(), "it is on an axis"));
            }
        }
        problems.throwIfErrors();
        if (line != null) {
            requireNoFractions("--from and --to say it");
        }
    }

    private MapPlan isothermal(List<MapAxis> fractions) throws BadInputException {
        if (elements.size() != 3) {
            throw noDiagram("Maybe one of the fractions belongs into --conditions.");
        }
        for (MapAxis axis : fractions) {
            requireWhole(axis);
        }
        requireNoFractions("a section of three elements holds all compositions");
        return new MapPlan.Isothermal(temperature());
    }

    private MapPlan alongLine(double[] from, double[] to, List<MapAxis> temperatures, List<MapAxis> fractions)
            throws BadInputException {
        double distance = 0;
        for (int e = 0; e < from.length; e++) {
            distance = Math.max(distance, Math.abs(from[e] - to[e]));
            if (from[e] == 0 && to[e] == 0) {
                throw new BadInputException(MapProblem.OPEN.at(
                        PLACE,
                        "",
                        elements.get(e) + ", which is absent everywhere",
                        "--components without " + elements.get(e)));
            }
        }
        if (distance < 1e-6) {
            throw new BadInputException(MapProblem.NO_LINE.at(PLACE, "", Arrays.toString(from)));
        }
        if (!temperatures.isEmpty()) {
            MapAxis axis = temperatures.getFirst();
            return new MapPlan.Isopleth(from, to, axis.from(), axis.to());
        }
        int intervals = fractions.isEmpty() ? INTERVALS : fractions.getFirst().intervals(INTERVALS);
        return new MapPlan.AlongComposition(temperature(), from, to, intervals);
    }

    private double temperature() throws BadInputException {
        return conditions
                .temperature()
                .orElseThrow(() -> new BadInputException(MapProblem.NO_TEMPERATURE.at(PLACE, "")));
    }

    private static void requireWhole(MapAxis axis) throws BadInputException {
        if (!axis.isWhole()) {
            throw new BadInputException(MapProblem.WHOLE_RANGE.at(
                    PLACE, "", axis.quantity(), Double.toString(axis.from()), Double.toString(axis.to())));
        }
    }

    private void requireNoFractions(String because) throws BadInputException {
        if (!conditions.fractions().isEmpty()) {
            throw new BadInputException(MapProblem.SUPERFLUOUS.at(
                    PLACE, "", "X(" + conditions.fractions().firstKey() + ")", because));
        }
    }

    private BadInputException noDiagram(String hint) {
        String quantities = axes.stream().map(MapAxis::quantity).collect(Collectors.joining(" and "));
        return new BadInputException(MapProblem.NO_DIAGRAM.at(
                PLACE,
                "",
                String.join("-", elements),
                (line == null ? "" : "of a line of compositions and ") + (quantities.isEmpty() ? "none" : quantities),
                "T and X of one element, X of two of three elements, or one of these alone",
                hint));
    }
}
