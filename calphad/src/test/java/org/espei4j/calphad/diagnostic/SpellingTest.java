package org.espei4j.calphad.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "LIQIUD, LIQUID, 1",
        "liquid, liquid, 0",
        "HMIX, HM_MIX, 2",
        "kitten, sitting, 3",
        "'', abc, 3",
        "abc, '', 3",
        "ca, abc, 3"
    })
    void distanceCountsEdits(String first, String second, int distance) {
        assertThat(Spelling.distance(first, second)).isEqualTo(distance);
        assertThat(Spelling.distance(second, first)).isEqualTo(distance);
    }

    @Test
    void theNearestCandidateIsFound() {
        List<String> phases = List.of("FCC_A1", "LIQUID", "BCC_A2");

        assertThat(Spelling.closest("liqiud", phases)).contains("LIQUID");
        assertThat(Spelling.closest("BCC_A1", phases)).as("first of equals").contains("BCC_A2");
        assertThat(Spelling.closest("SIGMA_D8B", phases)).isEmpty();
        assertThat(Spelling.closest("X", List.of())).isEmpty();
        assertThat(Spelling.closest("V", List.of("G", "V0")))
                .as("not all letters differ")
                .contains("V0");
        assertThat(Spelling.closest("v", List.of("G", "V"))).contains("V");
        assertThat(Spelling.hint("LIQUD", phases)).isEqualTo("Maybe you meant LIQUID.");
        assertThat(Spelling.hint("SIGMA_D8B", phases)).isEmpty();
    }
}
