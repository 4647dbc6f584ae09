package org.espei4j.assess.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.espei4j.assess.ReferenceFolder;
import org.espei4j.assess.trace.NpyReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.junit.jupiter.api.Test;

/// Start positions against ESPEI 0.9.1.
class InitialEnsembleConformanceTest {

    @Test
    void startPositionsOfCopperMagnesiumAreThoseOfTheReferenceProgram() throws BadInputException {
        double[] start = ReferenceFolder.numbers(
                ReferenceFolder.json("golden/espei/Cu-Mg/priors.json").get("theta0"));
        double[][] positions = InitialEnsemble.around(start, 44, 0.1, InitialEnsemble.DETERMINISTIC_SEED);
        try (NpyReader golden = NpyReader.open(ReferenceFolder.path("golden/espei/Cu-Mg/chain/initial_chains.npy"))) {
            assertThat(golden.shape()).containsExactly(44, 22);
            for (double[] position : positions) {
                double[] expected = golden.next(22);
                for (int i = 0; i < 22; i++) {
                    assertThat(position[i]).isCloseTo(expected[i], Percentage.withPercentage(1e-10));
                }
            }
        }
    }
}
