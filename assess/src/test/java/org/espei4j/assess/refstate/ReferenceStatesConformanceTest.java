package org.espei4j.assess.refstate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.espei4j.assess.ReferenceFolder;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.expr.Evaluator;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The tables of the program against the published numbers: every element, every structure, at 60 temperatures of every
/// range.
class ReferenceStatesConformanceTest {

    private static final int POINTS_PER_RANGE = 60;

    @ParameterizedTest
    @ValueSource(strings = {"SGTE91", "SR2016"})
    void everyFunctionHasThePublishedValues(String name) {
        JsonNode published = ReferenceFolder.json("figures/" + name.toLowerCase(Locale.ROOT) + "-unary.json");
        ReferenceState table = ReferenceStates.builtIn(name);
        SortedSet<String> elements = new TreeSet<>();
        int functions = 0;
        for (Map.Entry<String, JsonNode> entry :
                published.get("stable_functions").properties()) {
            elements.add(entry.getKey());
            compare(table.stable(entry.getKey()), entry.getValue(), table, published);
        }
        assertThat(table.elements()).isEqualTo(elements);
        for (Map.Entry<String, JsonNode> element :
                published.get("phase_functions").properties()) {
            SortedSet<String> phases = new TreeSet<>();
            for (Map.Entry<String, JsonNode> phase : element.getValue().properties()) {
                phases.add(phase.getKey());
                functions++;
                compare(table.latticeStability(phase.getKey(), element.getKey()), phase.getValue(), table, published);
            }
            assertThat(table.phasesOf(element.getKey())).isEqualTo(phases);
        }
        assertThat(functions)
                .isEqualTo(published.get("counts").get("phase_functions").intValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SGTE91", "SR2016"})
    void elementsHaveTheirPublishedReferenceData(String name) {
        JsonNode published = ReferenceFolder.json("figures/sgte91-unary.json").get("reference_data");
        ReferenceState table = ReferenceStates.builtIn(name);
        for (String symbol : table.elements()) {
            JsonNode data = published.get(symbol);
            assertThat(table.element(symbol))
                    .contains(new Element(
                            symbol,
                            data.get("phase").stringValue(),
                            data.get("mass_g_per_mol").doubleValue(),
                            data.get("H298_minus_H0_J_per_mol").doubleValue(),
                            data.get("S298_J_per_mol_K").doubleValue()));
        }
    }

    private static void compare(
            Optional<TemperatureRanges> value, JsonNode ranges, ReferenceState table, JsonNode published) {
        Expr ours = value.orElseThrow().toExpr();
        Expr expected = UnaryTable.ranges(ranges).toExpr();
        double from = ranges.get(0).get("T_min").doubleValue();
        assertThat(value.orElseThrow().lower()).isEqualTo(from);
        for (JsonNode range : ranges) {
            double to = range.get("T_max").doubleValue();
            for (int i = 0; i < POINTS_PER_RANGE; i++) {
                double t = Math.max(from + (to - from) * i / POINTS_PER_RANGE, 1);
                double reference =
                        Evaluator.at(symbol -> published(symbol, t, published)).evaluate(expected);
                assertThat(Evaluator.at(symbol -> own(symbol, t, table)).evaluate(ours))
                        .isCloseTo(reference, Offset.offset(1e-6 + 1e-12 * Math.abs(reference)));
            }
            from = to;
        }
    }

    private static double own(Symbol symbol, double t, ReferenceState table) {
        return symbol instanceof Symbol.Named named
                ? Evaluator.at(t, 101325)
                        .evaluate(table.stable(element(named, table.elements()))
                                .orElseThrow()
                                .toExpr())
                : t;
    }

    private static double published(Symbol symbol, double t, JsonNode published) {
        if (symbol instanceof Symbol.Named named) {
            JsonNode stable = published.get("stable_functions");
            SortedSet<String> elements = new TreeSet<>(stable.propertyNames());
            return Evaluator.at(t, 101325)
                    .evaluate(UnaryTable.ranges(stable.get(element(named, elements)))
                            .toExpr());
        }
        return t;
    }

    private static String element(Symbol.Named function, SortedSet<String> elements) {
        return elements.stream()
                .filter(e -> ReferenceState.stableFunctionName(e).equals(function.name()))
                .findFirst()
                .orElseThrow();
    }
}
