package org.espei4j.assess.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.LeftOut;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.database.tdb.TdbWriter;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Severity;
import org.junit.jupiter.api.Test;

/// Generated databases of made-up phases from made-up measurements.
class ParameterSelectionTest {

    private static final double R = 8.31446261815324;
    private static final SelectionOptions STANDARD = SelectionOptions.standard();
    private static final SelectionOptions AS_IN_ESPEI = SelectionOptions.of(Compatibility.ESPEI_0_9_1);
    private static final PhaseModels ALPHA = MadeUp.models("A,B", MadeUp.phase("ALPHA", "A,B", 1));

    private static String fractions(double x) {
        return x + "," + (1 - x);
    }

    @Test
    void termsOfTheDataAreFoundAgain() {
        MadeUp.Set enthalpies = MadeUp.set("ALPHA", "HM_MIX", 1000);
        MadeUp.Set entropies = MadeUp.set("ALPHA", "SM_MIX", 1000).without("idmix");
        for (double x = 0.1; x < 0.95; x += 0.1) {
            enthalpies.value("A,B", fractions(x), x * (1 - x) * (-20000 + 3000 * (2 * x - 1)));
            entropies.value("A,B", fractions(x), x * (1 - x) * -5);
        }
        SelectionResult result = MadeUp.run(ALPHA, STANDARD, entropies.build(), enthalpies.build());
        assertThat(MadeUp.parameters(result))
                .containsExactly(
                        entry("G(ALPHA,A;0)", "GALPHAA"),
                        entry("G(ALPHA,B;0)", "GALPHAB"),
                        entry("L(ALPHA,A,B;0)", "VV0002+VV0001*T"),
                        entry("L(ALPHA,A,B;1)", "VV0000"));
        assertThat(MadeUp.symbols(result))
                .containsExactly(entry("VV0000", 3000.0), entry("VV0001", 5.0), entry("VV0002", -20000.0));
        assertThat(result.leftOut()).isEmpty();
        assertThat(result.fits()).extracting(StepReport::property).containsExactly("SM", "HM");
        assertThat(result.fits().getLast().margin().orElseThrow()).isPositive();
    }

    @Test
    void idealMixingIsPartOfEntropiesUnlessExcluded() {
        double x = 0.25;
        double ideal = -R * (x * Math.log(x) + (1 - x) * Math.log(1 - x));
        Dataset whole = MadeUp.set("ALPHA", "SM_MIX", 700)
                .value("A,B", fractions(x), ideal + x * (1 - x) * 4)
                .build();
        Dataset excess = MadeUp.set("ALPHA", "SM_MIX", 700)
                .without("idmix")
                .value("A,B", fractions(x), x * (1 - x) * 4)
                .build();
        for (Dataset set : List.of(whole, excess)) {
            SelectionResult result = MadeUp.run(ALPHA, STANDARD, set);
            assertThat(MadeUp.symbols(result).get("VV0000")).isEqualTo(-4.0);
        }
    }

    @Test
    void heatCapacityEntropyAndEnthalpyOfACompoundAreFittedInTurn() {
        // G = 1000 + 2 T − 3 T ln T − 4e-3 T² per mole of formula units of 3 atoms.
        double[] temperatures = {300, 400, 600, 800, 1000, 1200};
        MadeUp.Set capacities = new MadeUp.Set("AB2", "CPM_FORM", temperatures);
        double[] values = new double[temperatures.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (3 + 8e-3 * temperatures[i]) / 3;
        }
        capacities.value("A:B", "1:1", values);
        double t = 500;
        Dataset entropy = MadeUp.set("AB2", "SM_FORM", t)
                .value("A:B", "1:1", (-2 + 3 * (Math.log(t) + 1) + 8e-3 * t) / 3)
                .build();
        Dataset enthalpy = MadeUp.set("AB2", "HM_FORM", t)
                .value("A:B", "1:1", (1000 + 3 * t + 4e-3 * t * t) / 3)
                .build();
        PhaseModels models = MadeUp.models("A,B", MadeUp.phase("AB2", "A:B", 1, 2));
        for (SelectionOptions options : List.of(STANDARD, AS_IN_ESPEI)) {
            SelectionResult result = MadeUp.run(models, options, enthalpy, capacities.build(), entropy);
            assertThat(MadeUp.parameters(result))
                    .containsExactly(
                            entry("G(AB2,A:B;0)", "VV0003+VV0002*T+VV0001*T*LN(T)+VV0000*T**2+GHSERAA+2*GHSERBB"));
            assertThat(MadeUp.symbols(result).values()).containsExactly(-0.004, -3.0, 2.0, 1000.0);
        }
    }

    /// The liquids' enthalpies above 1000 K are 7000 + 22 T and 5000 + 28 T, those of the stable forms −1000 + 20 T and
    /// −2000 + 25 T, each J/mol.
    @Test
    void formationAboveTheMeltingPointIsReferredToTheElementsAtTheTemperatureOfTheData() {
        double t = 1500;
        Dataset set =
                MadeUp.set("LIQUID", "HM_FORM", t).value("A,B", "0.5,0.5", 6000).build();
        PhaseModels models = MadeUp.models("A,B", MadeUp.phase("LIQUID", "A,B", 1));
        double heats = 0.5 * (8000 + 2 * t) + 0.5 * (7000 + 3 * t);
        assertThat(MadeUp.symbols(MadeUp.run(models, STANDARD, set)).get("VV0000"))
                .isCloseTo(4 * (6000 - heats), Offset.offset(0.1));
        double liquids = 0.5 * (7000 + 22 * t) + 0.5 * (5000 + 28 * t);
        assertThat(MadeUp.symbols(MadeUp.run(models, AS_IN_ESPEI, set)).get("VV0000"))
                .isCloseTo(4 * (6000 - liquids), Offset.offset(0.6));
    }

    @Test
    void aPhaseTakesLatticeStabilitiesOfItsNameAndAliasesOnly() {
        PhaseModels models = MadeUp.models(
                "A,B",
                MadeUp.phase("ALPHA", "A,B", 1),
                MadeUp.phase("ALPINE", "A,B", 1),
                MadeUp.withAlias(MadeUp.phase("OTHER", "A,B", 2), "ALPHA"));
        Map<String, String> own = MadeUp.parameters(MadeUp.run(models, STANDARD));
        assertThat(own)
                .containsEntry("G(ALPHA,B;0)", "GALPHAB")
                .containsEntry("G(ALPINE,B;0)", "GHSERBB")
                .containsEntry("G(OTHER,B;0)", "2*GALPHAB");
        Map<String, String> espei = MadeUp.parameters(MadeUp.run(models, AS_IN_ESPEI));
        assertThat(espei)
                .containsEntry("G(ALPHA,B;0)", "GALPB")
                .containsEntry("G(ALPINE,B;0)", "GALPB")
                .containsEntry("G(OTHER,B;0)", "2*GALPB");
    }

    @Test
    void theStartDatabaseHasElementsFunctionsAndPhases() {
        PhaseModels models = MadeUp.models(
                "A,B,VA",
                MadeUp.withAlias(MadeUp.phase("GAMMA", "A,B:VA", 1, 3), "ALPHA"),
                MadeUp.phase("NOTHING", "C", 1));
        SelectionResult result = MadeUp.run(models, STANDARD);
        Database database = result.database();
        assertThat(database.elements()).containsOnlyKeys("A", "B", "VA");
        assertThat(database.elements().get("A").referencePhase()).isEqualTo("GAMMA");
        assertThat(database.functions()).containsOnlyKeys("GHSERAA", "GHSERBB", "GHSERVA", "GALPHAA", "GALPHAB");
        assertThat(database.phases()).containsOnlyKeys("GAMMA");
        assertThat(MadeUp.parameters(result)).containsEntry("G(GAMMA,B:VA;0)", "GALPHAB");
        assertThat(result.problems())
                .anySatisfy(p -> assertThat(p.found()).contains("reference phase BETA of B"))
                .anySatisfy(p -> assertThat(p.found()).contains("phase NOTHING is left out"))
                .allSatisfy(p -> assertThat(p.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void aComponentThatTheTableLacksIsBadInput() {
        PhaseModels models = MadeUp.models("A,D", MadeUp.phase("ALPHA", "A,D", 1));
        assertThatThrownBy(() ->
                        ParameterSelection.run(models, List.of(), MadeUp.table(), STANDARD, SelectionProgress.NONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("component D")
                .hasMessageContaining("A, B, C");
    }

    @Test
    void termsWithoutEffectAreNoParameters() {
        Dataset set = MadeUp.set("AB", "HM_FORM", 300)
                .value("A:B", "1:1", 16600)
                .value("A:B", "1:1", -16600.000000001)
                .build();
        PhaseModels models = MadeUp.models("A,B", MadeUp.phase("AB", "A:B", 1, 1));
        SelectionResult own = MadeUp.run(models, STANDARD, set);
        assertThat(MadeUp.parameters(own)).containsEntry("G(AB,A:B;0)", "GHSERAA+GHSERBB");
        assertThat(own.problems()).anySatisfy(p -> assertThat(p.found()).contains("terms without effect"));
        assertThat(own.fits().getFirst().dropped()).hasSize(1);
        assertThat(MadeUp.symbols(MadeUp.run(models, AS_IN_ESPEI, set))).hasSize(1);
    }

    @Test
    void configurationsAreTurnedTogetherWithTheirSiteFractions() {
        PhaseModels models = MadeUp.models(
                "A,B", MadeUp.withEquivalent(MadeUp.phase("ORDERED", "A,B:A,B", 1, 1), List.of(List.of(0, 1))));
        Dataset sorted = MadeUp.set("ORDERED", "HM_MIX", 300)
                .value("A:A,B", "1:0.3,0.7", 500)
                .value("A:A,B", "1:0.6,0.4", 700)
                .build();
        Dataset turned = MadeUp.set("ORDERED", "HM_MIX", 300)
                .value("A,B:A", "0.3,0.7:1", 500)
                .value("A:A,B", "1:0.6,0.4", 700)
                .build();
        SelectionResult expected = MadeUp.run(models, STANDARD, sorted);
        SelectionResult result = MadeUp.run(models, STANDARD, turned);
        assertThat(MadeUp.parameters(result)).isEqualTo(MadeUp.parameters(expected));
        assertThat(MadeUp.symbols(result)).isEqualTo(MadeUp.symbols(expected)).isNotEmpty();
        assertThat(MadeUp.parameters(result).get("L(ORDERED,A,B:A;0)"))
                .isEqualTo(MadeUp.parameters(result).get("L(ORDERED,A:A,B;0)"));
    }

    @Test
    void copiesOfInterleavedGroupsAreTheEquivalentOnes() {
        PhaseModels models = MadeUp.models(
                "A,B",
                MadeUp.withEquivalent(
                        MadeUp.phase("FOUR", "A,B:A,B:A,B:A,B", 1, 1, 1, 1), List.of(List.of(0, 2), List.of(1, 3))));
        Dataset set = MadeUp.set("FOUR", "HM_FORM", 300)
                .value("B:A:B:A", "1:1:1:1", -100)
                .build();
        Map<String, String> parameters = MadeUp.parameters(MadeUp.run(models, STANDARD, set));
        List<String> fitted = parameters.entrySet().stream()
                .filter(p -> p.getValue().contains("VV0000"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(fitted).containsExactly("G(FOUR,A:B:A:B;0)", "G(FOUR,B:A:B:A;0)");
        assertThat(parameters.values()).noneMatch(value -> value.contains("again"));
        assertThat(parameters).hasSize(16);
    }

    @Test
    void vacanciesAreNoAtoms() {
        PhaseModels models = MadeUp.models("A,B,VA", MadeUp.phase("GAMMA", "A,B:VA", 2, 5));
        Dataset set = MadeUp.set("GAMMA", "HM_MIX", 300)
                .value("A,B:VA", "0.5,0.5:1", 1000)
                .build();
        assertThat(MadeUp.symbols(MadeUp.run(models, STANDARD, set))).containsEntry("VV0000", 8000.0);
    }

    @Test
    void aTernaryMayFavourNoneOrEachOfItsConstituents() {
        PhaseModels models = MadeUp.models("A,B,C", MadeUp.phase("ALPHA", "A,B,C", 1));
        double[][] compositions = {
            {0.2, 0.3, 0.5}, {0.6, 0.2, 0.2}, {0.1, 0.8, 0.1}, {0.3, 0.3, 0.4}, {0.1, 0.2, 0.7}, {0.4, 0.5, 0.1}
        };
        MadeUp.Set enthalpies = MadeUp.set("ALPHA", "HM_MIX", 300);
        MadeUp.Set entropies = MadeUp.set("ALPHA", "SM_MIX", 300).without("idmix");
        for (double[] x : compositions) {
            String text = x[0] + "," + x[1] + "," + x[2];
            double product = x[0] * x[1] * x[2];
            enthalpies.value("A,B,C", text, product * (1000 * x[0] - 4000 * x[1] + 9000 * x[2]));
            entropies.value("A,B,C", text, product * -7);
        }
        SelectionResult result = MadeUp.run(models, STANDARD, enthalpies.build(), entropies.build());
        assertThat(MadeUp.parameters(result))
                .containsEntry("L(ALPHA,A,B,C;0)", "VV0003+VV0002*T")
                .containsEntry("L(ALPHA,A,B,C;1)", "VV0001+VV0002*T")
                .containsEntry("L(ALPHA,A,B,C;2)", "VV0000+VV0002*T");
        assertThat(MadeUp.symbols(result).values()).containsExactly(9000.0, -4000.0, 7.0, 1000.0);
        SelectionResult symmetric = MadeUp.run(models, STANDARD, entropies.build());
        assertThat(MadeUp.parameters(symmetric))
                .containsEntry("L(ALPHA,A,B,C;0)", "VV0000*T")
                .doesNotContainKey("L(ALPHA,A,B,C;1)");
    }

    @Test
    void anInputDatabaseIsKeptAndWhatItHasIsNotFitted() throws BadInputException {
        Dataset binary =
                MadeUp.set("ALPHA", "HM_MIX", 300).value("A,B", "0.5,0.5", 1000).build();
        Dataset other = MadeUp.set("LIQUID", "HM_MIX", 300)
                .value("A,B", "0.5,0.5", 2000)
                .build();
        Database input = TdbReader.parseOrThrow("""
                        ELEMENT A ALPHA 10 1000 30 !
                        ELEMENT B BETA 20 2000 40 !
                        FUNCTION GHSERAA 1 -7; 10000 N !
                        FUNCTION VV0000 1 5; 10000 N !
                        TYPE_DEFINITION % SEQ * !
                        PHASE ALPHA % 1 1 !
                        CONSTITUENT ALPHA :A,B: !
                        PARAMETER L(ALPHA,A,B;0) 1 VV0000; 10000 N !
                        """, "input.tdb");
        PhaseModels models = MadeUp.models("A,B", MadeUp.phase("ALPHA", "A,B", 1), MadeUp.phase("LIQUID", "A,B", 1));
        SelectionResult result = MadeUp.run(models, STANDARD.withInputDatabase(input), binary, other);
        assertThat(MadeUp.parameters(result))
                .containsEntry("L(ALPHA,A,B;0)", "VV0000")
                .containsEntry("L(LIQUID,A,B;0)", "VV0001");
        assertThat(result.database().functions().get("GHSERAA"))
                .isEqualTo(input.functions().get("GHSERAA"));
        assertThat(MadeUp.symbols(result)).containsExactly(entry("VV0001", 8000.0));
        assertThat(result.leftOut()).extracting(LeftOut::reason).containsExactly(LeftOut.Reason.ALREADY_ASSESSED);

        PhaseModels changed = MadeUp.models("A,B", MadeUp.phase("ALPHA", "A,B", 2));
        assertThatThrownBy(() -> ParameterSelection.run(
                        changed, List.of(), MadeUp.table(), STANDARD.withInputDatabase(input), SelectionProgress.NONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("ALPHA")
                .hasMessageContaining("input database");
    }

    /// Formation data refer to the element as the input database describes it, magnetism included.
    @Test
    void magnetismOfAnInputDatabaseIsPartOfPhasesAndElements() throws BadInputException {
        Database input = TdbReader.parseOrThrow("""
                        ELEMENT A ALPHA 10 1000 30 !
                        ELEMENT B BETA 20 2000 40 !
                        TYPE_DEFINITION % SEQ * !
                        TYPE_DEFINITION & GES A_P_D ALPHA MAGNETIC -1.0 0.4 !
                        PHASE ALPHA %& 1 1 !
                        CONSTITUENT ALPHA :A,B: !
                        PARAMETER TC(ALPHA,A;0) 1 1000; 10000 N !
                        PARAMETER BMAGN(ALPHA,A;0) 1 2; 10000 N !
                        """, "input.tdb");
        PhaseModels models = MadeUp.models("A,B", MadeUp.phase("ALPHA", "A,B", 1), MadeUp.phase("AB", "A:B", 1, 1));
        Dataset compound =
                MadeUp.set("AB", "HM_FORM", 300).value("A:B", "1:1", 0).build();
        Dataset excluded = MadeUp.set("AB", "HM_FORM", 300)
                .without("mag")
                .value("A:B", "1:1", 0)
                .build();
        SelectionOptions options = STANDARD.withInputDatabase(input);
        double magnetic = enthalpyOfMagnetism(300, 1000, 2);
        // The compound is not magnetic and the element is: its formation consumes the energy of magnetism.
        for (Dataset set : List.of(compound, excluded)) {
            assertThat(MadeUp.symbols(MadeUp.run(models, options, set)).get("VV0000"))
                    .isCloseTo(magnetic, Offset.offset(1e-5 * Math.abs(magnetic)));
        }
        assertThat(MadeUp.symbols(MadeUp.run(models, AS_IN_ESPEI.withInputDatabase(input), compound)))
                .isEmpty();

        double x = 0.5;
        Dataset mixing = MadeUp.set("ALPHA", "HM_MIX", 300)
                .value("A,B", fractions(x), 1000)
                .build();
        Dataset mixingWithout = MadeUp.set("ALPHA", "HM_MIX", 300)
                .without("mag")
                .value("A,B", fractions(x), 1000)
                .build();
        double inPhase = enthalpyOfMagnetism(300, 500, 1);
        assertThat(MadeUp.symbols(MadeUp.run(models, options, mixing)).get("VV0000"))
                .isCloseTo(4 * (1000 - inPhase), Offset.offset(0.05));
        assertThat(MadeUp.symbols(MadeUp.run(models, options, mixingWithout)).get("VV0000"))
                .isEqualTo(4000.0);
    }

    /// Inden, Hillert and Jarl below the Curie temperature, p = 0.4, by differences in temperature.
    private static double enthalpyOfMagnetism(double t, double curie, double moment) {
        double h = 0.01;
        double slope = (magneticEnergy(t + h, curie, moment) - magneticEnergy(t - h, curie, moment)) / (2 * h);
        return magneticEnergy(t, curie, moment) - t * slope;
    }

    private static double magneticEnergy(double t, double curie, double moment) {
        double tau = t / curie;
        double q = 1 / 0.4 - 1;
        double a = 518.0 / 1125 + 11692.0 / 15975 * q;
        double series = Math.pow(tau, 3) / 6 + Math.pow(tau, 9) / 135 + Math.pow(tau, 15) / 600;
        double f = 1 - (79 / (140 * 0.4 * tau) + 474.0 / 497 * q * series) / a;
        return R * t * Math.log(moment + 1) * f;
    }

    @Test
    void volumesAreFittedBeforeTheirExpansion() {
        double[] temperatures = {300, 600, 900, 1200};
        MadeUp.Set cold = MadeUp.set("AB", "V0", 300);
        cold.value("A:B", "1:1", 7e-6);
        MadeUp.Set warm = new MadeUp.Set("AB", "VM", temperatures);
        double[] values = new double[temperatures.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = 7e-6 * Math.exp(3e-5 * temperatures[i] + 2 / temperatures[i]);
        }
        warm.value("A:B", "1:1", values);
        PhaseModels models = MadeUp.models("A,B", MadeUp.phase("AB", "A:B", 1, 1));
        SelectionOptions options = STANDARD.withDescription(FittingDescription.MOLAR_VOLUME);
        SelectionResult result = MadeUp.run(models, options, cold.build(), warm.build());
        assertThat(MadeUp.parameters(result))
                .containsExactly(entry("V0(AB,A:B;0)", "VV0000"), entry("VA(AB,A:B;0)", "VV0002*T+VV0001*T**(-1)"));
        assertThat(MadeUp.symbols(result).values()).containsExactly(1.4e-5, 2.0, 3e-5);
    }

    @Test
    void volumesOfPureElementsAndOfMixingAreFitted() {
        PhaseModels models = MadeUp.models("A,B", MadeUp.phase("ALPHA", "A,B", 1));
        Dataset pure = MadeUp.set("ALPHA", "V0", 300)
                .value("A", "1", 7e-6)
                .value("B", "1", 9e-6)
                .build();
        Dataset mixing =
                MadeUp.set("ALPHA", "V0_MIX", 300).value("A,B", "0.5,0.5", 1e-7).build();
        Dataset whole =
                MadeUp.set("ALPHA", "V0", 300).value("A,B", "0.5,0.5", 8.1e-6).build();
        SelectionOptions options = STANDARD.withDescription(FittingDescription.MOLAR_VOLUME_AND_GIBBS_ENERGY);
        for (Dataset set : List.of(mixing, whole)) {
            SelectionResult result = MadeUp.run(models, options, pure, set);
            assertThat(MadeUp.symbols(result).values()).containsExactly(7e-6, 9e-6, 4e-7);
            assertThat(MadeUp.parameters(result))
                    .containsEntry("V0(ALPHA,A,B;0)", "VV0002")
                    .containsEntry("G(ALPHA,A;0)", "GALPHAA");
        }
        SelectionOptions espei = AS_IN_ESPEI.withDescription(FittingDescription.MOLAR_VOLUME);
        SelectionResult result = MadeUp.run(models, espei, pure);
        assertThat(MadeUp.symbols(result)).isEmpty();
        assertThat(result.leftOut()).extracting(LeftOut::reason).containsOnly(LeftOut.Reason.PURE_ELEMENT);
    }

    @Test
    void aVolumeThatTheModelCannotExpandIsListed() {
        Dataset warm = MadeUp.set("AB", "VM", 600).value("A:B", "1:1", 7e-6).build();
        PhaseModels models = MadeUp.models("A,B", MadeUp.phase("AB", "A:B", 1, 1));
        SelectionResult result = MadeUp.run(models, STANDARD.withDescription(FittingDescription.MOLAR_VOLUME), warm);
        assertThat(MadeUp.symbols(result)).isEmpty();
        assertThat(result.leftOut()).extracting(LeftOut::reason).containsExactly(LeftOut.Reason.NOT_COMPUTABLE);
    }

    @Test
    void anyPropertyWithParametersOfItsNameCanBeFitted() {
        double[] temperatures = {300, 500, 800, 1100, 1400};
        double[] values = new double[temperatures.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2e11 - 3e7 * temperatures[i];
        }
        MadeUp.Set set = new MadeUp.Set("AB", "C11", temperatures);
        set.value("A:B", "1:1", values);
        FittingDescription elastic = new FittingDescription("elastic", List.of(PropertyStep.polynomial("C11", false)));
        PhaseModels models = MadeUp.models("A,B", MadeUp.phase("AB", "A:B", 1, 1));
        SelectionResult result = MadeUp.run(models, STANDARD.withDescription(elastic), set.build());
        assertThat(MadeUp.parameters(result)).containsExactly(entry("C11(AB,A:B;0)", "VV0001+VV0000*T"));
        assertThat(MadeUp.symbols(result).values()).containsExactly(-3e7, 2e11);
    }

    @Test
    void weightsMultiplySquaresInTheFit() {
        Dataset set = MadeUp.set("ALPHA", "HM_MIX", 300)
                .weighted(1, "A,B", "0.5,0.5", 100)
                .weighted(3, "A,B", "0.5,0.5", 200)
                .weighted(0, "A,B", "0.5,0.5", 1e6)
                .build();
        SelectionResult result = MadeUp.run(ALPHA, STANDARD, set);
        assertThat(MadeUp.symbols(result)).containsExactly(entry("VV0000", 700.0));
        assertThat(result.leftOut()).extracting(LeftOut::reason).containsExactly(LeftOut.Reason.ZERO_WEIGHT);
        // r = ±(75, 25): Σ (w r)² = 75² + 75², and Σ w r² = 75² + 3·25².
        assertThat(result.fits().getFirst().candidates().getFirst().sumOfSquares())
                .isCloseTo(11250, Offset.offset(1e-6));
        SelectionOptions fitted = STANDARD.withWeightedScore(SelectionOptions.WeightedScore.FITTED_WEIGHTS);
        assertThat(MadeUp.run(ALPHA, fitted, set)
                        .fits()
                        .getFirst()
                        .candidates()
                        .getFirst()
                        .sumOfSquares())
                .isCloseTo(7500, Offset.offset(1e-6));
        assertThat(MadeUp.run(ALPHA, AS_IN_ESPEI, set).fits().getFirst().samples())
                .hasSize(3);
    }

    @Test
    void exactFitsAreToldAndCanBeRefused() {
        Dataset set = MadeUp.set("ALPHA", "HM_MIX", 300)
                .value("A,B", "0.25,0.75", 100)
                .value("A,B", "0.5,0.5", 200)
                .value("A,B", "0.75,0.25", 400)
                .build();
        SelectionResult result = MadeUp.run(ALPHA, STANDARD, set);
        assertThat(result.fits().getFirst().chosen().features()).hasSize(3);
        assertThat(result.problems()).anySatisfy(p -> assertThat(p.found()).contains("fitted exactly"));
        SelectionResult careful = MadeUp.run(ALPHA, STANDARD.withOverdeterminedOnly(true), set);
        assertThat(careful.fits().getFirst().candidates()).hasSize(1);
        assertThat(careful.problems()).noneSatisfy(p -> assertThat(p.found()).contains("fitted exactly"));
    }

    @Test
    void penaltiesAndRidgeAct() {
        MadeUp.Set set = MadeUp.set("ALPHA", "HM_MIX", 300);
        double[] noise = {3, -2, 1, 4, -5, 2, -1, 3, -4};
        for (int i = 0; i < noise.length; i++) {
            double x = 0.1 * (i + 1);
            set.value("A,B", fractions(x), x * (1 - x) * (1000 + 100 * (2 * x - 1)) + noise[i]);
        }
        Dataset data = set.build();
        int free = MadeUp.run(ALPHA, STANDARD, data)
                .fits()
                .getFirst()
                .chosen()
                .features()
                .size();
        PenaltyFactors heavy = PenaltyFactors.of(Map.of("ALPHA", Map.of("HM", 3.5)));
        int penalised = MadeUp.run(ALPHA, STANDARD.withPenalties(heavy), data)
                .fits()
                .getFirst()
                .chosen()
                .features()
                .size();
        assertThat(penalised).isLessThan(free);
        double plain = MadeUp.symbols(MadeUp.run(ALPHA, STANDARD.withPenalties(heavy), data))
                .get("VV0000");
        SelectionOptions ridged = STANDARD.withPenalties(heavy).withRidge(OptionalDouble.of(1));
        assertThat(MadeUp.symbols(MadeUp.run(ALPHA, ridged, data)).get("VV0000"))
                .isLessThan(plain);
    }

    @Test
    void dataThatAreNotUsedAreListedWithTheReason() {
        PhaseModels models = MadeUp.models("A,B,C", MadeUp.phase("ALPHA", "A,B,C:A,B", 1, 1));
        Dataset pure =
                MadeUp.set("ALPHA", "HM_FORM", 300).value("A:A", "1:1", 1).build();
        Dataset cross = MadeUp.set("ALPHA", "HM_MIX", 300)
                .value("A,B:A,B", "0.5,0.5:0.5,0.5", 1)
                .build();
        Dataset cold = new MadeUp.Set("ALPHA", "HM_MIX", new double[] {100, 300})
                .value("A,B:A", "0.5,0.5:1", 1, 2)
                .build();
        Dataset absolute = MadeUp.set("ALPHA", "HM", 300).value("A:B", "1:1", 1).build();
        SelectionResult result = MadeUp.run(models, STANDARD, pure, cross, cold, absolute);
        assertThat(result.leftOut())
                .extracting(LeftOut::reason)
                .containsExactlyInAnyOrder(
                        LeftOut.Reason.PURE_ELEMENT,
                        LeftOut.Reason.CONFIGURATION_NOT_FITTED,
                        LeftOut.Reason.TOO_COLD,
                        LeftOut.Reason.ABSOLUTE_PROPERTY);
        assertThat(result.fits()).hasSize(1);
        assertThat(result.fits().getFirst().samples()).hasSize(1);
    }

    @Test
    void theListenerHearsEverythingAndTwoRunsAreEqual() throws BadInputException {
        Dataset set = MadeUp.set("ALPHA", "HM_MIX", 300)
                .value("A,B", "0.25,0.75", 100)
                .value("A,B", "0.5,0.5", 250)
                .build();
        List<Object> heard = new ArrayList<>();
        SelectionProgress listener = new SelectionProgress() {
            @Override
            public void phaseStarted(String phase, int index, int count) {
                heard.add(phase + " " + index + "/" + count);
            }

            @Override
            public void fitted(StepReport report) {
                heard.add(report);
            }

            @Override
            public void written(ParameterReport report) {
                heard.add(report);
            }
        };
        SelectionResult first = ParameterSelection.run(ALPHA, List.of(set), MadeUp.table(), STANDARD, listener);
        assertThat(heard)
                .containsExactly(
                        "ALPHA 0/1", first.fits().getFirst(), first.parameters().getFirst());
        SelectionResult second = MadeUp.run(ALPHA, STANDARD, set);
        assertThat(second.fits()).isEqualTo(first.fits());
        assertThat(second.parameters()).isEqualTo(first.parameters());
        assertThat(second.database()).isEqualTo(first.database());
    }

    @Test
    void whatIsWrittenReadsBack() throws BadInputException {
        PhaseModels models = MadeUp.models(
                "A,B,VA",
                MadeUp.withEquivalent(MadeUp.phase("ORDERED", "A,B:A,B:VA", 0.5, 0.5, 3), List.of(List.of(0, 1))),
                MadeUp.phase("LIQUID", "A,B", 1));
        double[] temperatures = {300, 500, 700, 900, 1100, 1300, 1500};
        double[] capacities = Arrays.stream(temperatures)
                .map(t -> 1 + 2e-3 * t - 4e4 / (t * t))
                .toArray();
        Dataset compound = new MadeUp.Set("ORDERED", "CPM_FORM", temperatures)
                .value("B:A:VA", "1:1:1", capacities)
                .build();
        Dataset liquid = MadeUp.set("LIQUID", "HM_MIX", 1200)
                .value("A,B", "0.3,0.7", -1234.5)
                .build();
        SelectionResult result = MadeUp.run(models, STANDARD, compound, liquid);
        assertThat(MadeUp.symbols(result).values()).containsExactly(-5878.57, 20000.0, -0.001, -1.0);
        String text = TdbWriter.write(result.database());
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
        Database again = TdbReader.parseOrThrow(text, "out.tdb");
        assertThat(again.elements()).isEqualTo(result.database().elements());
        assertThat(again.functions().keySet())
                .isEqualTo(result.database().functions().keySet());
        assertThat(TdbWriter.write(again)).isEqualTo(text);
        for (String phase : again.phases().keySet()) {
            assertThat(again.parametersOf(phase))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("place")
                    .containsExactlyInAnyOrderElementsOf(result.database().parametersOf(phase));
        }
    }

    @Test
    void descriptionsAreFoundByName() {
        assertThat(FittingDescription.named("gibbs_energy_fitting_description"))
                .contains(FittingDescription.GIBBS_ENERGY);
        assertThat(FittingDescription.named("Molar_Volume")).contains(FittingDescription.MOLAR_VOLUME);
        assertThat(FittingDescription.named("something")).isEmpty();
        assertThatThrownBy(() -> new FittingDescription(
                        "mixed", List.of(EnergyStep.ENTROPY, PropertyStep.MOLAR_VOLUME, EnergyStep.ENTHALPY)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> STANDARD.withRidge(OptionalDouble.of(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
