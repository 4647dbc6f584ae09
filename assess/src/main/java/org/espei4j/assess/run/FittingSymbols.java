package org.espei4j.assess.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.DatabaseFunction;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;
import org.espei4j.calphad.expr.Constant;
import org.espei4j.calphad.expr.Expr;

/// The functions of a database whose values are fitted, with their values: `V` or `VV` followed by digits only.
///
/// @param names in text order, which is the order of θ
/// @param values the values in the database, those of the first temperature range
public record FittingSymbols(List<String> names, double[] values) {

    private static final Pattern NAME = Pattern.compile("VV?[0-9]+");

    /// Copies.
    public FittingSymbols {
        names = List.copyOf(names);
        values = values.clone();
    }

    /// The values, as a copy.
    @Override
    public double[] values() {
        return values.clone();
    }

    /// Whether a function of this name is a fitting symbol.
    public static boolean isFittingSymbol(String name) {
        return NAME.matcher(name).matches();
    }

    /// The fitting symbols of a database.
    ///
    /// @param chosen names to fit; empty: all
    /// @param place what is named in problems that concern the choice: the run file
    /// @param problems receives symbols that the database lacks and symbols whose value is not a number
    public static FittingSymbols of(
            Database database, Optional<List<String>> chosen, SourcePlace place, Problems problems) {
        List<String> all = database.functions().keySet().stream()
                .filter(FittingSymbols::isFittingSymbol)
                .toList();
        List<String> names = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (String name : chosen.orElse(all).stream().sorted().distinct().toList()) {
            Optional<DatabaseFunction> function = database.function(name);
            if (function.isEmpty()) {
                problems.add(Problem.error(
                        place,
                        "the symbol " + name + " to be fitted is not in the database",
                        "names of functions of the database",
                        Spelling.hint(name, all)));
            } else if (function.get().value().first() instanceof Constant constant) {
                names.add(name);
                values.add(constant.value());
            } else {
                problems.add(Problem.error(
                        function.get().place().orElse(place),
                        "the symbol " + name + " to be fitted is a function of temperature or of other functions",
                        "a number",
                        ""));
            }
        }
        if (names.isEmpty() && !problems.hasErrors()) {
            problems.add(Problem.error(
                    place,
                    "the database has no symbol that could be fitted",
                    "functions named V or VV and digits, e.g. VV0001",
                    "Generate parameters first, or turn the numbers to be fitted into such functions."));
        }
        return new FittingSymbols(
                names, values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// A database with other values of the symbols; the temperature limits stay.
    ///
    /// @param theta values in the order of `names`
    Database in(Database database, double[] theta) {
        Database.Builder builder = database.toBuilder();
        for (int i = 0; i < names.size(); i++) {
            DatabaseFunction old = database.function(names.get(i)).orElseThrow();
            TemperatureRanges value = TemperatureRanges.of(
                    old.value().lower(),
                    Expr.constant(theta[i]),
                    old.value().ranges().getLast().upper());
            builder.function(new DatabaseFunction(old.name(), value, old.reference(), old.place()));
        }
        return builder.build();
    }
}
