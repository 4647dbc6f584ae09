package org.espei4j.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0.0 s",
        "PT0.849S, 0.8 s",
        "PT9.94S, 9.9 s",
        "PT9.96S, 9 s",
        "PT59.9S, 59 s",
        "PT3M5S, 3 min 05 s",
        "PT2H7M59S, 2 h 07 min",
        "PT76H, 3 d 04 h"
    })
    void saysTheTwoLargestUnits(Duration duration, String expected) {
        assertThat(Durations.format(duration)).isEqualTo(expected);
    }
}
