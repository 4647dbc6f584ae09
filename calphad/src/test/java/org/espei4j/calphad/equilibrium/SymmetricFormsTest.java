package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.model.PhaseDescription;
import org.junit.jupiter.api.Test;

class SymmetricFormsTest {

    private static final List<Species> METALS = List.of(Species.ofElement("A"), Species.ofElement("B"));
    private static final List<Species> VACANCY = List.of(Species.ofElement("VA"));

    private static SymmetricForms forms(List<List<Species>> constituents, double... ratios) {
        return new SymmetricForms(SiteLayout.of(new PhaseDescription(
                "FCC",
                List.of("A", "B"),
                constituents,
                Arrays.stream(ratios).mapToObj(OptionalDouble::of).toList())));
    }

    @Test
    void fourAlikeSublatticesHaveTheFormsOfOrderedFcc() {
        SymmetricForms forms = forms(List.of(METALS, METALS, METALS, METALS, VACANCY), 0.25, 0.25, 0.25, 0.25, 1);
        forms.begin(new double[] {0.5, 0.5, 0.9, 0.1, 0.3, 0.7, 0.1, 0.9, 1});

        assertThat(forms.count()).isEqualTo(4);
        assertThat(forms.form(0))
                .containsExactly(new double[] {0.45, 0.55, 0.45, 0.55, 0.45, 0.55, 0.45, 0.55, 1}, within(1e-15));
        assertThat(forms.form(1))
                .containsExactly(
                        new double[] {1.7 / 3, 1.3 / 3, 1.7 / 3, 1.3 / 3, 1.7 / 3, 1.3 / 3, 0.1, 0.9, 1},
                        within(1e-15));
        assertThat(forms.form(2))
                .containsExactly(new double[] {0.7, 0.3, 0.7, 0.3, 0.2, 0.8, 0.2, 0.8, 1}, within(1e-15));
        assertThat(forms.form(3))
                .containsExactly(new double[] {0.3, 0.7, 0.9, 0.1, 0.3, 0.7, 0.3, 0.7, 1}, within(1e-15));
    }

    /// A sublattice with as many constituents but other sites is not exchanged with the others.
    @Test
    void sublatticesOfOtherSizesAreLeftAlone() {
        SymmetricForms forms = forms(List.of(METALS, METALS, METALS), 1, 3, 1);
        forms.begin(new double[] {0.8, 0.2, 0.5, 0.5, 0.6, 0.4});

        assertThat(forms.count()).isEqualTo(2);
        assertThat(forms.form(0)).containsExactly(new double[] {0.7, 0.3, 0.5, 0.5, 0.7, 0.3}, within(1e-15));
    }

    @Test
    void aCompoundHasNone() {
        assertThat(forms(List.of(VACANCY, METALS.subList(0, 1)), 1, 1).count()).isZero();
    }
}
