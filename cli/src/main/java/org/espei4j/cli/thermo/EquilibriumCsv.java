package org.espei4j.cli.thermo;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.espei4j.calphad.equilibrium.ConditionGrid;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.equilibrium.EquilibriumResult.StablePhase;
import org.espei4j.calphad.property.PropertyValue;
import org.espei4j.cli.terminal.NumberText;

/// Writes equilibria for spreadsheets and data frames, as values separated by commas (RFC 4180) with a head: the conditions,
/// then, where properties are wanted, a column for each and a line for each equilibrium, otherwise the columns of the table and
/// a line for each stable phase. The last column says why a value is missing. Numbers have all their digits.
final class EquilibriumCsv implements EquilibriumWriter {

    private final PrintWriter out;
    private final PropertyReport report;
    private final List<String> quantities;
    private final List<String> elements;
    private final OpenQuantities open;

    /// @param elements of the system, in their order
    EquilibriumCsv(PrintWriter out, PropertyReport report, ConditionGrid grid, List<String> elements) {
        this.out = out;
        this.report = report;
        this.elements = elements;
        quantities = grid.axes().stream()
                .map(ConditionGrid.Axis::quantity)
                .distinct()
                .toList();
        open = OpenQuantities.of(quantities, elements.size());
    }

    private boolean hasProperties() {
        return !report.wanted().isEmpty();
    }

    @Override
    public void begin() {
        List<String> head = new ArrayList<>();
        quantities.forEach(quantity -> head.add(ColumnHead.of(quantity)));
        if (hasProperties()) {
            report.wanted().forEach(property -> head.add(report.head(property)));
        } else {
            if (open.temperature()) {
                head.add("T, K");
            }
            if (open.pressure()) {
                head.add("P, Pa");
            }
            head.addAll(List.of("GM, J/mol", "phase", "NP"));
            elements.forEach(element -> head.add("X(" + element + ")"));
        }
        head.add("reason");
        line(head);
    }

    @Override
    public void write(EquilibriumResult result) {
        List<String> conditions = new ArrayList<>();
        quantities.forEach(quantity -> conditions.add(NumberText.plain(ColumnHead.value(result, quantity))));
        if (hasProperties()) {
            writeProperties(conditions, result);
        } else {
            writePhases(conditions, result);
        }
    }

    private void writeProperties(List<String> line, EquilibriumResult result) {
        List<String> reasons = new ArrayList<>();
        report.values(result).forEach((property, value) -> {
            switch (value) {
                case PropertyValue.Known(double number) -> line.add(NumberText.plain(number));
                case PropertyValue.Undefined(String reason) -> {
                    line.add("");
                    reasons.add(result.converged() ? property + ": " + reason : reason);
                }
            }
        });
        line.add(reasons.stream().distinct().collect(Collectors.joining("; ")));
        line(line);
    }

    private void writePhases(List<String> conditions, EquilibriumResult result) {
        List<String> common = new ArrayList<>(conditions);
        boolean found = result.converged();
        if (open.temperature()) {
            common.add(found ? NumberText.plain(result.temperature()) : "");
        }
        if (open.pressure()) {
            common.add(found ? NumberText.plain(result.pressure()) : "");
        }
        if (!found) {
            // Neither energy, phase, amount nor composition.
            for (int empty = 0; empty < 3 + elements.size(); empty++) {
                common.add("");
            }
            common.add(result.reason());
            line(common);
            return;
        }
        common.add(NumberText.plain(result.molarEnergy()));
        for (StablePhase phase : result.sortedPhases()) {
            List<String> line = new ArrayList<>(common);
            line.add(phase.phase());
            line.add(NumberText.plain(phase.share()));
            phase.fractions().values().forEach(fraction -> line.add(NumberText.plain(fraction)));
            line.add("");
            line(line);
        }
    }

    @Override
    public void end() {
        out.flush();
    }

    private void line(List<String> fields) {
        // Not println: on a writer that flushes at line ends it would cost a system call for each line.
        out.write(fields.stream().map(EquilibriumCsv::quoted).collect(Collectors.joining(",")));
        out.write('\n');
    }

    private static String quoted(String field) {
        return field.matches("[^,\"\\r\\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
