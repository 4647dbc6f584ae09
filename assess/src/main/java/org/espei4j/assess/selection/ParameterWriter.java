package org.espei4j.assess.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.DatabaseFunction;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.expr.Expr;

/// Writes fitted terms into a database: a fitting symbol for every coefficient, and parameters for all symmetric copies
/// of the configuration.
final class ParameterWriter {

    private static final int MUGGIANU_ORDERS = 3;

    private final Database.Builder database;
    private final Database start;
    private int nextSymbol;

    /// @param start what the database held before the selection; names of its functions are not used
    /// @param database receives functions and parameters
    ParameterWriter(Database start, Database.Builder database) {
        this.start = start;
        this.database = database;
    }

    /// Writes the parameters of one type. Coefficients get their symbols from the highest order to the lowest, inside
    /// an order as the terms in temperature are ordered; coefficients that are exactly 0 get none.
    ///
    /// @param type `G` for energies (interactions become `L`), else the type itself
    /// @param coefficients fitted coefficients, per mole of formula units
    /// @param fixed further terms of the parameter of order 0, without fitting symbols
    ParameterReport write(
            String phase,
            Configuration configuration,
            List<Configuration> copies,
            String type,
            Map<Feature, Double> coefficients,
            List<Expr> fixed) {
        boolean muggianu =
                coefficients.keySet().stream().anyMatch(f -> f.composition().kind() == CompositionFactor.Kind.MUGGIANU);
        SequencedMap<Feature, Double> written = new LinkedHashMap<>();
        SequencedMap<String, Double> symbols = new LinkedHashMap<>();
        Map<Integer, SortedMap<TemperatureTerm, Expr>> terms = new TreeMap<>();
        for (Map.Entry<Feature, Double> entry : inOrderOfSymbols(coefficients)) {
            Feature feature = entry.getKey();
            double coefficient = entry.getValue();
            String symbol = newSymbol();
            double value = SignificantFigures.round(coefficient, SignificantFigures.WRITTEN);
            database.function(DatabaseFunction.of(symbol, always(Expr.constant(value))));
            written.put(feature, coefficient);
            symbols.put(symbol, value);
            Expr term = feature.temperature().times(Expr.named(symbol));
            for (int order : orders(feature.composition(), muggianu)) {
                terms.computeIfAbsent(order, _ -> new TreeMap<>(Comparator.reverseOrder()))
                        .merge(feature.temperature(), term, (a, b) -> Expr.sum(List.of(a, b)));
            }
        }
        if (!fixed.isEmpty()) {
            terms.putIfAbsent(0, new TreeMap<>());
        }
        terms.forEach((order, byTemperature) -> {
            List<Expr> sum = new ArrayList<>(byTemperature.values());
            sum.addAll(order == 0 ? fixed : List.of());
            TemperatureRanges value = always(Expr.sum(sum));
            for (Configuration copy : copies) {
                database.parameter(Parameter.of(nameOf(type, configuration), phase, copy.sublattices(), order, value));
            }
        });
        return new ParameterReport(phase, configuration, type, written, symbols, copies);
    }

    /// Writes a parameter of order 0 without fitting symbols.
    void writeFixed(String phase, List<Configuration> copies, String type, Expr value) {
        for (Configuration copy : copies) {
            database.parameter(Parameter.of(type, phase, copy.sublattices(), 0, always(value)));
        }
    }

    private static List<Map.Entry<Feature, Double>> inOrderOfSymbols(Map<Feature, Double> coefficients) {
        Comparator<Feature> order = Comparator.comparing(
                        (Feature f) -> -f.composition().order())
                .thenComparing(f -> f.composition().kind())
                .thenComparing(Feature::temperature);
        return coefficients.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .sorted(Map.Entry.comparingByKey(order))
                .toList();
    }

    /// The parameters to which a term belongs. A ternary term that favours no constituent belongs to all three
    /// parameters where others of the configuration do favour one: the factors of the three add up to 1.
    private static List<Integer> orders(CompositionFactor factor, boolean muggianu) {
        if (muggianu && factor.kind() == CompositionFactor.Kind.PLAIN) {
            return IntStream.range(0, MUGGIANU_ORDERS).boxed().toList();
        }
        return List.of(factor.order());
    }

    private static String nameOf(String type, Configuration configuration) {
        return type.equals(EnergyStep.PARAMETER_TYPE) && !configuration.isEndmember() ? "L" : type;
    }

    private String newSymbol() {
        String name;
        do {
            name = String.format(Locale.ROOT, "VV%04d", nextSymbol++);
        } while (start.function(name).isPresent());
        return name;
    }

    private static TemperatureRanges always(Expr value) {
        return TemperatureRanges.of(StartingDatabase.LOWEST_TEMPERATURE, value, StartingDatabase.HIGHEST_TEMPERATURE);
    }
}
