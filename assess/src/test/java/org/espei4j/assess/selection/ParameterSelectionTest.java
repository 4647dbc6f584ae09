package org.espei4j.assess.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.LeftOut;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.database.tdb.TdbWriter;
import org.espei4j.calphad.diagnostic.BadInputException;
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
}
