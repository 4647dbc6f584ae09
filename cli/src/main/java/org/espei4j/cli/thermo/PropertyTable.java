package org.espei4j.cli.thermo;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.equilibrium.ConditionGrid;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.property.Property;
import org.espei4j.calphad.property.PropertyValue;
import org.espei4j.cli.terminal.NumberText;

/// Writes properties of many equilibria for people and spreadsheets: a column for each condition that varies and for each
/// property, a line for each equilibrium. What has no value is a dash; why is said below.
final class PropertyTable implements EquilibriumWriter {

    private static final int LEAST_WIDTH = 14;
    private static final int MOST_REASONS = 10;

    private final PrintWriter out;
    private final PropertyReport report;
    private final List<String> varied;
    private final Map<String, Integer> reasons = new LinkedHashMap<>();

    PropertyTable(PrintWriter out, PropertyReport report, ConditionGrid grid) {
        this.out = out;
        this.report = report;
        varied = ColumnHead.varied(grid);
    }

    @Override
    public void begin() {
        StringBuilder head = new StringBuilder();
        varied.forEach(quantity -> head.append(cell(ColumnHead.of(quantity), ColumnHead.of(quantity))));
        report.wanted().forEach(property -> head.append(cell(report.head(property), report.head(property))));
        out.println(head);
    }

    @Override
    public void write(EquilibriumResult result) {
        StringBuilder line = new StringBuilder();
        for (String quantity : varied) {
            line.append(cell(ColumnHead.of(quantity), NumberText.plain(ColumnHead.value(result, quantity))));
        }
        for (Map.Entry<Property, PropertyValue> entry : report.values(result).entrySet()) {
            String head = report.head(entry.getKey());
            switch (entry.getValue()) {
                case PropertyValue.Known(double value) -> line.append(cell(head, NumberText.significant(value)));
                case PropertyValue.Undefined(String reason) -> {
                    line.append(cell(head, "-"));
                    reasons.merge(result.converged() ? entry.getKey() + ": " + reason : reason, 1, Integer::sum);
                }
            }
        }
        out.println(line);
    }

    @Override
    public void end() {
        if (!reasons.isEmpty()) {
            out.println();
            reasons.entrySet().stream()
                    .limit(MOST_REASONS)
                    .forEach(reason -> out.println("- " + reason.getKey() + " (" + reason.getValue() + ")"));
            if (reasons.size() > MOST_REASONS) {
                out.println("- and " + (reasons.size() - MOST_REASONS) + " further reasons");
            }
        }
        out.flush();
    }

    private static String cell(String head, String text) {
        int width = Math.max(LEAST_WIDTH, head.length() + 2);
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }
}
