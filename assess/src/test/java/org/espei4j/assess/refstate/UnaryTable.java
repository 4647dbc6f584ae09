package org.espei4j.assess.refstate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.DatabaseFunction;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Sublattice;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import tools.jackson.databind.JsonNode;

/// The published tables of pure elements, which the reference folder has as JSON, as a unary database.
public final class UnaryTable {

    private UnaryTable() {}

    /// The database that a document states.
    ///
    /// @param table the functions
    /// @param elements where the data of the elements stand
    public static Database database(JsonNode table, JsonNode elements) {
        Database.Builder builder = Database.builder();
        elements.get("reference_data")
                .properties()
                .forEach(entry -> builder.element(new Element(
                        entry.getKey(),
                        entry.getValue().get("phase").stringValue(),
                        entry.getValue().get("mass_g_per_mol").doubleValue(),
                        entry.getValue().get("H298_minus_H0_J_per_mol").doubleValue(),
                        entry.getValue().get("S298_J_per_mol_K").doubleValue())));
        for (Map.Entry<String, JsonNode> entry : table.get("stable_functions").properties()) {
            builder.function(
                    DatabaseFunction.of(ReferenceState.stableFunctionName(entry.getKey()), ranges(entry.getValue())));
        }
        for (Map.Entry<String, JsonNode> element : table.get("phase_functions").properties()) {
            for (Map.Entry<String, JsonNode> phase : element.getValue().properties()) {
                List<String> alone = List.of(element.getKey());
                builder.phase(Phase.of(phase.getKey(), List.of(Sublattice.of(1, alone))));
                builder.parameter(Parameter.of("G", phase.getKey(), List.of(alone), 0, ranges(phase.getValue())));
            }
        }
        return builder.build();
    }

    /// Ranges as the document lists them; of overlapping ones the first holds.
    public static TemperatureRanges ranges(JsonNode array) {
        List<TemperatureRanges.Range> ranges = new ArrayList<>();
        for (JsonNode range : array) {
            List<Expr> terms = new ArrayList<>();
            range.get("terms").forEach(term -> terms.add(term(term)));
            ranges.add(new TemperatureRanges.Range(
                    Algebra.add(terms), range.get("T_max").doubleValue()));
        }
        return new TemperatureRanges(array.get(0).get("T_min").doubleValue(), ranges);
    }

    private static Expr term(JsonNode term) {
        List<Expr> factors = new ArrayList<>();
        factors.add(Expr.constant(term.get("coefficient").doubleValue()));
        factors.add(Algebra.power(Expr.T, term.get("T_power").intValue()));
        factors.add(Algebra.power(Algebra.ln(Expr.T), term.get("ln_T_power").intValue()));
        if (term.has("special") && !term.get("special").stringValue().isEmpty()) {
            Expr ratio = Algebra.divide(Expr.constant(term.get("theta_K").doubleValue()), Expr.T);
            factors.add(Algebra.ln(Algebra.subtract(Algebra.exp(ratio), Expr.ONE)));
        }
        if (term.has("function")) {
            factors.add(Expr.named(term.get("function").stringValue()));
        }
        return Algebra.multiply(factors);
    }
}
