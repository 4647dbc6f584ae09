package org.espei4j.assess.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.DatasetHeader;
import org.espei4j.assess.dataset.FixedConfigurationDataset;
import org.espei4j.assess.dataset.MeasuredValues;
import org.espei4j.assess.dataset.OccupiedConfiguration;
import org.espei4j.assess.phasemodel.PhaseModel;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.assess.refstate.ReferenceState;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.expr.TdbExpressionPrinter;

/// Made-up elements, phases and measurements.
final class MadeUp {

    /// Three elements. Their liquids are not written relative to the stable form above 1000 K.
    static final String TABLE = """
            ELEMENT VA VACUUM 0 0 0 !
            ELEMENT A ALPHA 10 1000 30 !
            ELEMENT B BETA 20 2000 40 !
            ELEMENT C ALPHA 30 3000 50 !
            FUNCTION GHSERAA 298.15 -1000+100*T-20*T*LN(T); 6000 N !
            FUNCTION GHSERBB 298.15 -2000+120*T-25*T*LN(T); 6000 N !
            FUNCTION GHSERCC 298.15 -3000+140*T-30*T*LN(T); 6000 N !
            TYPE_DEFINITION % SEQ * !
            PHASE ALPHA % 1 1 !
            CONSTITUENT ALPHA :A,B,C: !
            PARAMETER G(ALPHA,A;0) 298.15 +GHSERAA; 6000 N !
            PARAMETER G(ALPHA,B;0) 298.15 +GHSERBB+4000-T; 6000 N !
            PARAMETER G(ALPHA,C;0) 298.15 +GHSERCC; 6000 N !
            PHASE LIQUID % 1 1 !
            CONSTITUENT LIQUID :A,B,C: !
            PARAMETER G(LIQUID,A;0) 298.15 +GHSERAA+10000-10*T; 1000 Y +7000+110*T-22*T*LN(T); 6000 N !
            PARAMETER G(LIQUID,B;0) 298.15 +GHSERBB+9000-9*T; 1000 Y +5000+130*T-28*T*LN(T); 6000 N !
            """;

    private static final SourcePlace PLACE = SourcePlace.of("phases.json");

    private MadeUp() {}

    static ReferenceState table() {
        try {
            return ReferenceState.of("made-up", TdbReader.parseOrThrow(TABLE, "made-up.tdb"), new Problems());
        } catch (BadInputException e) {
            throw new AssertionError(e);
        }
    }

    /// Sublattices as a database writes constituents, e.g. `A,B:VA`.
    static PhaseModel phase(String name, String sublattices, double... ratios) {
        List<List<String>> constituents = new ArrayList<>();
        for (String sublattice : sublattices.split(":")) {
            constituents.add(List.of(sublattice.split(",")));
        }
        return new PhaseModel(
                name,
                constituents,
                Arrays.stream(ratios).boxed().toList(),
                List.of(),
                new TreeSet<>(),
                Optional.empty(),
                PLACE);
    }

    static PhaseModel withEquivalent(PhaseModel phase, List<List<Integer>> groups) {
        return new PhaseModel(
                phase.name(),
                phase.sublattices(),
                phase.siteRatios(),
                groups,
                phase.aliases(),
                Optional.empty(),
                PLACE);
    }

    static PhaseModel withAlias(PhaseModel phase, String alias) {
        return new PhaseModel(
                phase.name(),
                phase.sublattices(),
                phase.siteRatios(),
                phase.equivalentSublattices(),
                new TreeSet<>(List.of(alias)),
                Optional.empty(),
                PLACE);
    }

    static PhaseModels models(String components, PhaseModel... phases) {
        SortedMap<String, PhaseModel> byName = new TreeMap<>();
        Arrays.stream(phases).forEach(phase -> byName.put(phase.name(), phase));
        return new PhaseModels(new TreeSet<>(List.of(components.split(","))), byName);
    }

    /// A set of values at one temperature.
    static Set set(String phase, String output, double temperature) {
        return new Set(phase, output, new double[] {temperature});
    }

    /// Collects the configurations and values of one set.
    static final class Set {

        private final String phase;
        private final String output;
        private final double[] temperatures;
        private final List<OccupiedConfiguration> configurations = new ArrayList<>();
        private final List<double[]> values = new ArrayList<>();
        private final List<Double> weights = new ArrayList<>();
        private final java.util.Set<String> excluded = new TreeSet<>();
        private String file = "set.json";

        Set(String phase, String output, double[] temperatures) {
            this.phase = phase;
            this.output = output;
            this.temperatures = temperatures;
        }

        Set named(String name) {
            file = name;
            return this;
        }

        Set without(String contribution) {
            excluded.add(contribution);
            return this;
        }

        /// @param configuration as a database writes it, e.g. `A,B:VA`
        /// @param fractions site fractions of mixed sublattices in the same form, e.g. `0.3,0.7:1`
        /// @param value one value per temperature
        Set value(String configuration, String fractions, double... value) {
            return weighted(1, configuration, fractions, value);
        }

        Set weighted(double weight, String configuration, String fractions, double... value) {
            List<List<String>> constituents = new ArrayList<>();
            List<List<Double>> occupancies = new ArrayList<>();
            String[] shares = fractions.split(":");
            int s = 0;
            for (String sublattice : configuration.split(":")) {
                constituents.add(List.of(sublattice.split(",")));
                occupancies.add(Arrays.stream(shares[s++].split(","))
                        .map(Double::valueOf)
                        .toList());
            }
            SourcePlace place = SourcePlace.of(file);
            configurations.add(
                    new OccupiedConfiguration(configurations.size(), constituents, occupancies, place, place));
            values.add(value);
            weights.add(weight);
            return this;
        }

        Dataset build() {
            int size = temperatures.length * configurations.size();
            double[] flat = new double[size];
            double[] flatWeights = new double[size];
            java.util.Set<String> components = new TreeSet<>();
            for (int c = 0; c < configurations.size(); c++) {
                configurations.get(c).constituents().forEach(components::addAll);
                for (int t = 0; t < temperatures.length; t++) {
                    flat[t * configurations.size() + c] = values.get(c)[t];
                    flatWeights[t * configurations.size() + c] = weights.get(c);
                }
            }
            SourcePlace place = SourcePlace.of(file);
            DatasetHeader header = new DatasetHeader(
                    place,
                    new TreeSet<>(components),
                    List.of(phase),
                    output,
                    List.of(),
                    DatasetHeader.Provenance.UNKNOWN,
                    new DatasetHeader.KeyPlaces(place, place, place));
            List<Double> ratios =
                    Collections.nCopies(configurations.getFirst().constituents().size(), 1.0);
            return new FixedConfigurationDataset(
                    header,
                    ratios,
                    place,
                    configurations,
                    List.of(101325.0),
                    Arrays.stream(temperatures).boxed().toList(),
                    new MeasuredValues(
                            1,
                            temperatures.length,
                            configurations.size(),
                            flat,
                            flatWeights,
                            Collections.nCopies(size, place)),
                    new TreeSet<>(excluded));
        }
    }

    static SelectionResult run(PhaseModels models, SelectionOptions options, Dataset... datasets) {
        try {
            return ParameterSelection.run(models, List.of(datasets), table(), options, SelectionProgress.NONE);
        } catch (BadInputException e) {
            throw new AssertionError(e);
        }
    }

    /// The parameters of a result as a database writes them, with the values of the fitting symbols put in by name.
    static Map<String, String> parameters(SelectionResult result) {
        Map<String, String> texts = new TreeMap<>();
        for (Parameter p : result.database().parameters()) {
            String head =
                    p.type() + "(" + p.phase() + "," + new Configuration(p.constituents()) + ";" + p.order() + ")";
            texts.merge(head, TdbExpressionPrinter.print(p.value().toExpr()), (a, b) -> a + " and again " + b);
        }
        return texts;
    }

    /// The fitting symbols of a result and their values.
    static Map<String, Double> symbols(SelectionResult result) {
        Map<String, Double> symbols = new TreeMap<>();
        result.parameters().forEach(parameter -> symbols.putAll(parameter.symbols()));
        return symbols;
    }
}
