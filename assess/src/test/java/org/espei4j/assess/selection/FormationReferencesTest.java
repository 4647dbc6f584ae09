package org.espei4j.assess.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.junit.jupiter.api.Test;

/// To which energies of the elements formation data are referred.
class FormationReferencesTest {

    private static final double R = 8.31446261815324;
    private static final SelectionOptions STANDARD = SelectionOptions.standard();
    private static final SelectionOptions AS_IN_ESPEI = SelectionOptions.of(Compatibility.ESPEI_0_9_1);
    private static final PhaseModels ALPHA = MadeUp.models("A,B", MadeUp.phase("ALPHA", "A,B", 1));

    private static String fractions(double x) {
        return x + "," + (1 - x);
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
}
