package org.espei4j.calphad.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.espei4j.calphad.mapping.SketchedSystem.R;
import static org.espei4j.calphad.mapping.SketchedSystem.root;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Steps along one condition in a system of pure solids and an ideal liquid, whose changes of phase can be written down.
class StepSeriesTest {

    private static final DiagramMapper EUTECTIC = DiagramMapper.of(new SketchedSystem("A", "B")
            .solution("LIQUID")
            .energy("LIQUID,A;0", "10000-10*T")
            .energy("LIQUID,B;0", "8000-10*T")
            .compound("SA", "1", "A")
            .compound("SB", "1", "B")
            .specs());

    private static double solubilityOfA(double t) {
        return Math.exp(-10 * (1000 - t) / (R * t));
    }

    private static double solubilityOfB(double t) {
        return Math.exp(-10 * (800 - t) / (R * t));
    }

    @Test
    void coolingPassesLiquidusAndEutectic() {
        StepSeries series = EUTECTIC.alongTemperature(new double[] {0.8, 0.2}, 400, 1000, 12);

        assertThat(series.gaps()).isEmpty();
        assertThat(series.points()).hasSize(13);
        assertThat(series.transitions()).hasSize(2);
        Transition eutectic = series.transitions().getFirst();
        double t = root(x -> solubilityOfA(x) + solubilityOfB(x) - 1, 300, 800);
        assertThat(eutectic.point().temperature()).isCloseTo(t, within(1e-7));
        assertThat(eutectic.before()).containsExactly("SA", "SB");
        assertThat(eutectic.after()).containsExactly("LIQUID", "SA");
        assertThat(eutectic.point().amounts()).containsOnly(Double.NaN);
        Transition liquidus = series.transitions().getLast();
        assertThat(liquidus.point().temperature())
                .isCloseTo(root(x -> solubilityOfA(x) - 0.8, 300, 1000), within(1e-7));
        assertThat(liquidus.before()).containsExactly("LIQUID", "SA");
        assertThat(liquidus.after()).containsExactly("LIQUID");
        assertThat(liquidus.point().amounts()).containsExactly(new double[] {1, 0}, within(1e-9));
    }

    /// With a trace of the third element the transformation of a compound takes less than a millionth of a kelvin.
    @Test
    void aTransformationInAnAllButBinarySystemIsFound() {
        DiagramMapper mapper = DiagramMapper.of(new SketchedSystem("A", "B", "C")
                .solution("SOLID")
                .compound("ALPHA", "1 2", "A,C:B")
                .energy("ALPHA,A:B;0", "-60000")
                .energy("ALPHA,C:B;0", "-59000")
                .compound("BETA", "1 2", "A,C:B")
                .energy("BETA,A:B;0", "-57000-3*T")
                .energy("BETA,C:B;0", "-57000-3*T")
                .specs());
        for (double trace : new double[] {1e-3, 1e-5, 3e-6, 1e-6, 3e-7, 1e-7, 3e-8}) {
            StepSeries series = mapper.alongTemperature(new double[] {0.5 - trace, 0.5, trace}, 907.3, 1101.1, 4);

            assertThat(series.gaps()).isEmpty();
            assertThat(series.transitions()).isNotEmpty();
            assertThat(series.transitions().getFirst().before()).containsExactly("ALPHA", "SOLID");
            assertThat(series.transitions().getLast().after()).containsExactly("BETA", "SOLID");
            assertThat(series.transitions())
                    .allSatisfy(transition ->
                            assertThat(transition.point().temperature()).isCloseTo(1000, within(1e4 * trace)));
        }
    }

    @Test
    void amountsFollowTheLever() {
        StepSeries series = EUTECTIC.alongTemperature(new double[] {0.8, 0.2}, 650, 840, 10);
        for (SystemPoint point : series.points()) {
            double liquid = point.phases().getFirst().name().equals("LIQUID") ? point.amounts()[0] : point.amounts()[1];
            assertThat(liquid * (1 - solubilityOfA(point.temperature()))).isCloseTo(0.2, within(1e-9));
        }
    }

    @Test
    void isothermFromPureToPure() {
        double t = 650;
        StepSeries series = EUTECTIC.alongComposition(t, new double[] {1, 0}, new double[] {0, 1}, 10);

        assertThat(series.gaps()).isEmpty();
        assertThat(series.points().getFirst().potentials()[1]).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(series.transitions())
                .extracting(Transition::after)
                .containsExactly(List.of("LIQUID", "SA"), List.of("LIQUID"), List.of("LIQUID", "SB"), List.of("SB"));
        assertThat(series.transitions().get(1).point().composition()[0]).isCloseTo(solubilityOfA(t), within(1e-9));
        assertThat(series.transitions().get(2).point().composition()[1]).isCloseTo(solubilityOfB(t), within(1e-9));
    }

    @Test
    void pureElementMeltsInASystemOfTwo() {
        StepSeries series = EUTECTIC.alongTemperature(new double[] {1, 0}, 500, 1300, 5);

        assertThat(series.gaps()).isEmpty();
        assertThat(series.transitions()).hasSize(1);
        assertThat(series.transitions().getFirst().point().temperature()).isCloseTo(1000, within(1e-6));
    }

    @Test
    void compositionsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> EUTECTIC.alongTemperature(new double[] {0.8, 0.3}, 400, 1000, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[0.8, 0.3]");
        assertThatThrownBy(() -> EUTECTIC.alongComposition(700, new double[] {0.5, 0.5}, new double[] {0.5, 0.5}, 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EUTECTIC.alongTemperature(new double[] {0.8, 0.2}, 1000, 400, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in order");
    }
}
