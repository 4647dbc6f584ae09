package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.database.tdb.Statement.SpeciesStatement;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Spelling;
import org.espei4j.calphad.expr.TdbExpressionPrinter;

/// Reads the formula of a species: symbols of elements, each with an optional number, then an optional charge.
final class SpeciesFormula {

    private static final int LONGEST_RUN = 16;

    private final SpeciesStatement statement;
    private final Set<String> elements;
    private final Problems problems;

    SpeciesFormula(SpeciesStatement statement, Set<String> elements, Problems problems) {
        this.statement = statement;
        this.elements = elements;
        this.problems = problems;
    }

    /// Number of atoms of each element, and the charge in elementary charges.
    record Content(Map<String, Double> atoms, double charge) {}

    Content parse(String formula) throws SyntaxError {
        Map<String, Double> atoms = new TreeMap<>();
        int i = 0;
        while (i < formula.length() && Scanner.isNameStart(formula.charAt(i))) {
            int letters = i;
            while (i < formula.length() && Scanner.isNameStart(formula.charAt(i))) {
                i++;
            }
            List<String> symbols = symbols(formula.substring(letters, i));
            int digits = i;
            while (i < formula.length() && (Scanner.isDigit(formula.charAt(i)) || formula.charAt(i) == '.')) {
                i++;
            }
            double number = digits == i ? 1 : number(formula.substring(digits, i));
            for (int k = 0; k < symbols.size(); k++) {
                double amount = k == symbols.size() - 1 ? number : 1;
                if (amount != 0) {
                    atoms.merge(symbols.get(k), amount, Double::sum);
                }
            }
        }
        if (i == formula.length()) {
            if (i == 0) {
                throw bad();
            }
            return new Content(atoms, 0);
        }
        boolean slash = formula.charAt(i) == '/';
        return new Content(atoms, charge(formula.substring(slash ? i + 1 : i)));
    }

    private SyntaxError bad() {
        return new SyntaxError(
                TdbProblem.BAD_FORMULA.problem(statement.formulaPlace(), statement.formula(), statement.name()));
    }

    private double number(String digits) throws SyntaxError {
        try {
            double number = Double.parseDouble(digits);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Several points: reported below like everything else that is no formula.
        }
        throw bad();
    }

    /// The symbols that a run of letters stands for: the whole if there is such an element, else the longest symbols
    /// that the file defines.
    private List<String> symbols(String run) throws SyntaxError {
        if (isElement(run)) {
            return List.of(run);
        }
        if (run.length() > LONGEST_RUN) {
            throw bad();
        }
        List<String> split = split(run);
        if (split.isEmpty()) {
            String missing = run.length() <= 2 ? run : firstUnknown(run);
            throw new SyntaxError(TdbProblem.UNDEFINED_ELEMENT.problem(
                    statement.formulaPlace(), statement.name(), missing, Spelling.hint(missing, elements)));
        }
        for (String symbol : split.subList(0, split.size() - 1)) {
            if (symbol.length() == 1) {
                problems.add(TdbProblem.FORMULA_SPLIT.problem(
                        statement.formulaPlace(), run, statement.name(), String.join(" ", split)));
                break;
            }
        }
        return split;
    }

    private boolean isElement(String symbol) {
        return elements.contains(symbol) || symbol.equals(Element.VACANCY);
    }

    private List<String> split(String run) {
        for (int length = Math.min(2, run.length()); length >= 1; length--) {
            String symbol = run.substring(0, length);
            if (isElement(symbol)) {
                if (length == run.length()) {
                    return List.of(symbol);
                }
                List<String> rest = split(run.substring(length));
                if (!rest.isEmpty()) {
                    List<String> all = new ArrayList<>(rest);
                    all.addFirst(symbol);
                    return all;
                }
            }
        }
        return List.of();
    }

    private String firstUnknown(String run) {
        String rest = run;
        while (rest.length() > 2) {
            if (isElement(rest.substring(0, 2))) {
                rest = rest.substring(2);
            } else if (isElement(rest.substring(0, 1))) {
                rest = rest.substring(1);
            } else {
                return rest.substring(0, 2);
            }
        }
        return rest;
    }

    /// `+2`, `-2` and `2`; with a warning also `2+`, `-` and `--`.
    private double charge(String text) throws SyntaxError {
        String digits = text.replaceAll("[+-]", "");
        String signs = text.replaceAll("[^+-]", "");
        boolean regular = text.equals(signs + digits) && signs.length() <= 1 && !digits.isEmpty();
        boolean reversed = text.equals(digits + signs) && signs.length() == 1 && !digits.isEmpty();
        boolean repeated = digits.isEmpty() && !signs.isEmpty() && signs.chars().allMatch(c -> c == signs.charAt(0));
        if (!(regular || reversed || repeated) || !digits.chars().allMatch(SpeciesFormula::isNumeric)) {
            throw bad();
        }
        double magnitude = digits.isEmpty() ? signs.length() : number(digits);
        double charge = signs.startsWith("-") ? -magnitude : magnitude;
        if (!regular) {
            String read = (charge > 0 ? "+" : "") + TdbExpressionPrinter.number(charge);
            problems.add(TdbProblem.CHARGE_FORM.problem(statement.formulaPlace(), text, statement.name(), read));
        }
        return charge;
    }

    private static boolean isNumeric(int c) {
        return Scanner.isDigit((char) c) || c == '.';
    }
}
