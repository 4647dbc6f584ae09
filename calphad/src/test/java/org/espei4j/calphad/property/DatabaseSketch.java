package org.espei4j.calphad.property;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.DatabaseFunction;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.database.MagneticOrdering;
import org.espei4j.calphad.database.OrderPartition;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.database.Sublattice;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;

/// Small databases for tests, written in a few words: arrays as in databases, `"A,B:VA"`.
final class DatabaseSketch {

    private final Database.Builder builder = Database.builder();

    private DatabaseSketch() {}

    /// A database of elements; `VA` and `/-` are elements too.
    static DatabaseSketch of(String... elements) {
        DatabaseSketch sketch = new DatabaseSketch();
        for (String element : elements) {
            sketch.builder.element(new Element(element, "BLANK", 1, 0, 0));
        }
        return sketch;
    }

    DatabaseSketch species(String name, Map<String, Double> composition, double charge) {
        builder.species(new Species(name, new TreeMap<>(composition), charge));
        return this;
    }

    /// A phase `name` or `name:options` with site ratios separated by blanks.
    DatabaseSketch phase(String name, String ratios, String constituents) {
        return phase(name, ratios, constituents, null, null);
    }

    DatabaseSketch phase(
            String nameAndOptions,
            String ratios,
            String constituents,
            MagneticOrdering magnetic,
            String disorderedPartner) {
        String[] parts = nameAndOptions.split(":", 2);
        String[] numbers = ratios.split(" ");
        List<List<String>> names = array(constituents);
        List<Sublattice> sublattices = new ArrayList<>();
        for (int s = 0; s < numbers.length; s++) {
            sublattices.add(Sublattice.of(Double.parseDouble(numbers[s]), names.get(s)));
        }
        Optional<OrderPartition> partition = Optional.ofNullable(disorderedPartner)
                .map(partner -> partner.startsWith("NEVER ")
                        ? new OrderPartition(parts[0], partner.substring(6), true)
                        : new OrderPartition(parts[0], partner, false));
        builder.phase(new Phase(
                parts[0],
                parts.length > 1 ? parts[1] : "",
                "%",
                sublattices,
                Optional.ofNullable(magnetic),
                partition,
                Optional.empty()));
        return this;
    }

    /// A parameter `"G(S,A,B:VA;1)"`; without an order it is 0.
    DatabaseSketch parameter(String head, double value) {
        return parameter(head, Expr.constant(value));
    }

    DatabaseSketch parameter(String head, Expr value) {
        return parameter(head, TemperatureRanges.of(value));
    }

    DatabaseSketch parameter(String head, TemperatureRanges value) {
        int open = head.indexOf('(');
        String inside = head.substring(open + 1, head.length() - 1);
        int comma = inside.indexOf(',');
        String[] arrayAndOrder = inside.substring(comma + 1).split(";");
        String[] phaseAndDiffusing = inside.substring(0, comma).split("&");
        Parameter plain = Parameter.of(
                head.substring(0, open),
                phaseAndDiffusing[0],
                array(arrayAndOrder[0]),
                arrayAndOrder.length > 1 ? Integer.parseInt(arrayAndOrder[1]) : 0,
                value);
        builder.parameter(
                phaseAndDiffusing.length == 1
                        ? plain
                        : new Parameter(
                                plain.type(),
                                plain.phase(),
                                Optional.of(phaseAndDiffusing[1]),
                                plain.constituents(),
                                plain.order(),
                                value,
                                Optional.empty(),
                                Optional.empty()));
        return this;
    }

    DatabaseSketch function(String name, Expr value) {
        return function(name, TemperatureRanges.of(value));
    }

    DatabaseSketch function(String name, TemperatureRanges value) {
        builder.function(DatabaseFunction.of(name, value));
        return this;
    }

    /// Ranges from limits and values: `ranges(300, 100, 1000, 200, 2000)` is 100 from 300 to 1000 K, then 200.
    static TemperatureRanges ranges(double lower, Object... valuesAndUppers) {
        List<TemperatureRanges.Range> ranges = new ArrayList<>();
        for (int i = 0; i < valuesAndUppers.length; i += 2) {
            Expr value = valuesAndUppers[i] instanceof Expr expr
                    ? expr
                    : Expr.constant(((Number) valuesAndUppers[i]).doubleValue());
            ranges.add(new TemperatureRanges.Range(value, ((Number) valuesAndUppers[i + 1]).doubleValue()));
        }
        return new TemperatureRanges(lower, ranges);
    }

    /// `constant + slope·T`
    static Expr linear(double constant, double slope) {
        return Algebra.add(Expr.constant(constant), Algebra.multiply(Expr.constant(slope), Expr.T));
    }

    Database build() {
        return builder.build();
    }

    private static List<List<String>> array(String text) {
        return Arrays.stream(text.split(":")).map(s -> List.of(s.split(","))).toList();
    }
}
