package org.espei4j.cli.thermo;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.equilibrium.Condition;
import org.espei4j.calphad.equilibrium.ConditionGrid;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.equilibrium.EquilibriumResult.StablePhase;
import org.espei4j.calphad.model.PhaseDescription;
import org.espei4j.calphad.model.PhaseSelection;
import org.espei4j.calphad.property.PropertyValue;
import org.espei4j.cli.terminal.NumberText;

/// Writes equilibria for people: one with all its numbers, or many, each in a line for every stable phase.
final class EquilibriumTable implements EquilibriumWriter {

    /// Width of a column. In tables of many equilibria it leaves room for three elements in 80 columns.
    private static final int NUMBER = 11;

    private static final int ENERGY = NUMBER + 3;

    private final PrintWriter out;
    private final PhaseSelection selection;
    private final PropertyReport report;
    private final boolean single;
    private final List<String> varied;
    private final List<String> elements;
    private final OpenQuantities open;
    private final int nameWidth;

    EquilibriumTable(PrintWriter out, PhaseSelection selection, ConditionGrid grid, PropertyReport report) {
        this.out = out;
        this.report = report;
        this.selection = selection;
        single = grid.combinations() == 1;
        varied = ColumnHead.varied(grid);
        elements = selection.models().firstEntry().getValue().description().elements();
        open = OpenQuantities.of(
                grid.axes().stream().map(ConditionGrid.Axis::quantity).toList(), elements.size());
        nameWidth = Math.max(
                single ? "dormant phase".length() : "phase".length(),
                selection.models().keySet().stream()
                        .mapToInt(String::length)
                        .max()
                        .orElse(0));
    }

    @Override
    public void begin() {
        if (!single) {
            StringBuilder head = new StringBuilder();
            varied.forEach(quantity -> head.append(cell(quantity, ColumnHead.of(quantity))));
            head.append(open.temperature() ? right("T, K") : "");
            head.append(open.pressure() ? right("P, Pa", ENERGY) : "");
            head.append(right("GM, J/mol", ENERGY)).append("  ").append(left("phase"));
            head.append(right("NP"));
            elements.forEach(element -> head.append(right("X(" + element + ")")));
            out.println(head);
        }
    }

    @Override
    public void write(EquilibriumResult result) {
        if (single) {
            writeAlone(result);
        } else {
            writeRows(result);
        }
    }

    @Override
    public void end() {
        out.flush();
    }

    private void writeRows(EquilibriumResult result) {
        StringBuilder line = new StringBuilder();
        for (String quantity : varied) {
            line.append(cell(quantity, NumberText.plain(ColumnHead.value(result, quantity))));
        }
        if (!result.converged()) {
            line.append(open.temperature() ? right("-") : "").append(open.pressure() ? right("-", ENERGY) : "");
            out.println(line.append(right("-", ENERGY)).append("  ").append(result.reason()));
            return;
        }
        line.append(open.temperature() ? right(energy(result.temperature())) : "");
        line.append(open.pressure() ? right(NumberText.significant(result.pressure()), ENERGY) : "");
        line.append(right(energy(result.molarEnergy()), ENERGY));
        String margin = " ".repeat(line.length());
        for (StablePhase phase : result.sortedPhases()) {
            out.println(line.append("  ").append(row(phase)));
            line.setLength(0);
            line.append(margin);
        }
    }

    private String row(StablePhase phase) {
        StringBuilder row = new StringBuilder(left(phase.phase())).append(right(fraction(phase.share())));
        phase.fractions().values().forEach(x -> row.append(right(fraction(x))));
        return row.toString();
    }

    private void writeAlone(EquilibriumResult result) {
        out.println(result.conditions().conditions().stream()
                .map(EquilibriumTable::text)
                .collect(Collectors.joining(", ")));
        if (!result.converged()) {
            out.println("There is no result: " + result.reason() + ".");
            return;
        }
        if (open.temperature()) {
            out.println("T = " + NumberText.significant(result.temperature()) + " K");
        }
        if (open.pressure()) {
            out.println("P = " + NumberText.significant(result.pressure()) + " Pa");
        }
        if (result.conditions().conditions().stream().noneMatch(Condition.Amount.class::isInstance)) {
            out.println("N = " + NumberText.significant(result.totalAmount()) + " mol");
        }
        if (!result.leftOpen().isEmpty()) {
            out.println("The conditions leave open: " + String.join(", ", result.leftOpen())
                    + ". This is one of many states that fulfil them.");
        }
        out.println("GM = " + energy(result.molarEnergy()) + " J/mol");
        writePotentials(result);
        out.println();
        StringBuilder head = new StringBuilder(left("phase")).append(right("NP"));
        elements.forEach(element -> head.append(right("X(" + element + ")")));
        out.println(head);
        List<StablePhase> phases = result.sortedPhases();
        phases.forEach(phase -> out.println(row(phase)));
        writeConstitutions(phases);
        if (!result.drivingForces().isEmpty()) {
            out.println();
            out.println(left("dormant phase") + right("driving force, J/mol", 24));
            result.drivingForces().forEach((phase, force) -> out.println(left(phase) + right(energy(force), 24)));
        }
        writeProperties(result);
    }

    private void writeProperties(EquilibriumResult result) {
        if (report.wanted().isEmpty()) {
            return;
        }
        out.println();
        report.values(result)
                .forEach((property, value) -> out.println((property + " = "
                                + switch (value) {
                                    case PropertyValue.Known(double number) ->
                                        NumberText.significant(number) + " " + report.unit(property);
                                    case PropertyValue.Undefined(String reason) -> "undefined: " + reason;
                                })
                        .stripTrailing()));
    }

    private void writePotentials(EquilibriumResult result) {
        out.println();
        out.println(left("element") + right("X") + right("MU, J/mol", ENERGY));
        for (String element : elements) {
            double amount = result.amounts().getOrDefault(element, 0.0);
            double potential = result.potentials().getOrDefault(element, Double.NaN);
            String open = result.undetermined().contains(element) ? "  not determined by the conditions" : "";
            out.println(left(element)
                    + right(fraction(amount / result.totalAmount()))
                    + right(amount == 0 ? "absent" : energy(potential), ENERGY)
                    + open);
        }
    }

    /// The site fractions of phases where the composition does not say everything.
    private void writeConstitutions(List<StablePhase> phases) {
        List<String> lines = new ArrayList<>();
        for (StablePhase phase : phases) {
            PhaseDescription description = Objects.requireNonNull(
                            selection.models().get(phase.phase()))
                    .description();
            boolean mixes = description.constituents().stream().anyMatch(sublattice -> sublattice.size() > 1);
            if (mixes && (description.sublatticeCount() > 1 || hasMolecules(description))) {
                lines.add(left(phase.phase()) + "  " + constitution(description, phase.siteFractions()));
            }
        }
        if (!lines.isEmpty()) {
            out.println();
            out.println(left("phase") + "  site fractions");
            lines.forEach(out::println);
        }
    }

    private static boolean hasMolecules(PhaseDescription description) {
        return description.species().stream().anyMatch(species -> species.atoms() != 1);
    }

    private static String constitution(PhaseDescription description, List<Double> siteFractions) {
        List<String> sublattices = new ArrayList<>();
        int next = 0;
        for (List<Species> sublattice : description.constituents()) {
            List<String> parts = new ArrayList<>();
            for (Species species : sublattice) {
                parts.add(species.name() + " " + fraction(siteFractions.get(next++)));
            }
            sublattices.add("(" + String.join(", ", parts) + ")");
        }
        return String.join(" ", sublattices);
    }

    private static String text(Condition condition) {
        String unit = switch (condition) {
            case Condition.Temperature _ -> " K";
            case Condition.Pressure _ -> " Pa";
            case Condition.Amount _, Condition.ElementAmount _ -> " mol";
            case Condition.ChemicalPotential _ -> " J/mol";
            case Condition.SystemProperty given -> " " + given.property().unit() + (given.molar() ? "/mol" : "");
            case Condition.ElementFraction _,
                    Condition.MassFraction _,
                    Condition.PhaseComposition _,
                    Condition.Activity _,
                    Condition.PhaseFraction _ -> "";
        };
        return condition.quantity() + " = " + NumberText.plain(condition.value()) + unit;
    }

    private static String energy(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /// Six decimals, or as many significant digits where those would hide the number.
    private static String fraction(double value) {
        return value != 0 && Math.abs(value) < 1e-3
                ? String.format(Locale.ROOT, "%.4e", value)
                : String.format(Locale.ROOT, "%.6f", value);
    }

    private String left(String text) {
        return text + " ".repeat(Math.max(0, nameWidth - text.length()));
    }

    /// A value of a condition, as wide as its head.
    private static String cell(String quantity, String text) {
        return right(text, Math.max(NUMBER, ColumnHead.of(quantity).length() + 2));
    }

    private static String right(String text) {
        return right(text, NUMBER);
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }
}
