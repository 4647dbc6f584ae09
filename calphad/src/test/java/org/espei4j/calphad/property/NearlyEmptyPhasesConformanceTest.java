package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import java.util.List;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Enthalpies of formula units that hold 1e-8 atoms, where energies per mole of atoms are of the order of 1e12 J/mol. The
/// expected values were computed from the parameters of the file with 60 decimal digits (mpmath 1.3), for site fractions
/// that are the doubles 1e-8 and 0.99999999; the reference program gives the rounded difference of two numbers of 1e12.
class NearlyEmptyPhasesConformanceTest {

    private static final double FEW = 1e-8;
    private static final double REST = 0.99999999;

    @ParameterizedTest
    @CsvSource({
        "298.15, 170082.99645663138, 42520.749263950342",
        "500,    175277.39669999999, 43819.349342510752",
        "1000,   190429.75999999999, 47607.440238173689",
        "1673.5, 211934.02446231391, 52983.50647094613",
    })
    void enthalpiesKeepTheirDigits(double temperature, double ofAluminium, double withCarbon) throws Exception {
        // The ordered phase has the same fractions on both sublattices, so that its ordering energy is zero.
        check("A2_BCC", "AL", temperature, ofAluminium, FEW, REST, 1);
        check("B2_BCC", "AL", temperature, ofAluminium, FEW, REST, FEW, REST, 1);
        check("A2_BCC", "AL,C", temperature, withCarbon, FEW, REST, FEW, REST);
    }

    private static void check(String phase, String elements, double temperature, double expected, double... y)
            throws Exception {
        List<String> components = Arrays.stream((elements + ",VA").split(",")).toList();
        PhaseModel model = PhaseModel.of(GoldenFiles.database("alcfe_b2"), phase, components, ModelOptions.reference());
        MolarProperties molar =
                PhaseProperties.of(model).at(temperature, 101325).evaluate(y).orElseThrow();
        assertThat(molar.enthalpy()).isCloseTo(expected, withPercentage(1e-13));
        assertThat(Math.abs(molar.gibbsEnergy())).isGreaterThan(1e11);
    }
}
