package org.espei4j.assess.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class InitialEnsembleTest {

    @Test
    void theFirstChainIsTheStartItself() {
        double[] start = {-5, 0, 3};
        double[][] positions = InitialEnsemble.around(start, 6, 0.1, 1);
        assertThat(positions).hasDimensions(6, 3);
        assertThat(positions[0]).containsExactly(start).isNotSameAs(start);
        assertThat(positions[1]).isNotEqualTo(start);
    }

    @Test
    void otherSeedsGiveOtherEnsembles() {
        double[] start = {1, 2};
        assertThat(InitialEnsemble.around(start, 4, 0.1, 1)).isDeepEqualTo(InitialEnsemble.around(start, 4, 0.1, 1));
        assertThat(InitialEnsemble.around(start, 4, 0.1, 1)[1])
                .isNotEqualTo(InitialEnsemble.around(start, 4, 0.1, 2)[1]);
    }

    @Test
    void aStartValueOfZeroCanNeverMove() {
        List<String> names = List.of("VV0000", "VV0001", "VV0002");
        double[][] positions = InitialEnsemble.around(new double[] {-5, 0, 3}, 6, 0.1, 1);
        assertThat(InitialEnsemble.immobileParameters(positions, names)).containsExactly("VV0001");
        assertThat(InitialEnsemble.immobileParameters(InitialEnsemble.around(new double[] {1, 2, 3}, 6, 0, 1), names))
                .isEqualTo(names);
    }

    @Test
    void aNegativeDeviationIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> InitialEnsemble.around(new double[] {1}, 2, -0.1, 1));
    }
}
