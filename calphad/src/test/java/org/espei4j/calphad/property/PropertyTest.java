package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyTest {

    @Test
    void propertiesAreReadInAnyCase() throws BadInputException {
        assertThat(Property.parseAll("hm, x(liquid, ni) ; MU(NI).x( ni ), mq&ag(fcc_a1), NP(FCC_A1#2).T"))
                .containsExactly(
                        new Property("HM", List.of(), List.of()),
                        new Property("X", List.of("LIQUID", "NI"), List.of()),
                        new Property("MU", List.of("NI"), List.of("X(NI)")),
                        new Property("MQ&AG", List.of("FCC_A1"), List.of()),
                        new Property("NP", List.of("FCC_A1#2"), List.of("T")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HM", "X(LIQUID,NI)", "MU(NI).X(NI)", "T0(FCC_A1,BCC_A2)", "HM_ALONE(LIQUID).T", "HM.T.X(NI)"})
    void aPropertyIsWrittenAsItIsRead(String text) throws BadInputException {
        assertThat(Property.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(A)", "X(A", "X)A(", "1X", "HM.", "HM..T", "X(A)(B)", "A B"})
    void whatIsNoPropertyIsRefused(String text) {
        assertThatThrownBy(() -> Property.parse(text))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        wrong -> assertThat(wrong.problems())
                                .extracting(problem -> problem.kind())
                                .containsExactly(PropertyProblem.NO_PROPERTY));
    }

    @Test
    void referenceStatesHaveTheirTemperatureBehindAnAt() throws BadInputException {
        assertThat(ReferenceState.parseAll("al=fcc_a1, NI = FCC_A1 @ 298.15"))
                .containsExactly(
                        new ReferenceState("AL", "FCC_A1", OptionalDouble.empty()),
                        new ReferenceState("NI", "FCC_A1", OptionalDouble.of(298.15)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AL", "AL=", "AL=FCC_A1@", "AL=FCC_A1@cold", "AL=FCC_A1@-3", "AL=FCC_A1@Infinity"})
    void whatIsNoReferenceStateIsRefused(String text) {
        assertThatThrownBy(() -> ReferenceState.parseAll(text)).isInstanceOf(BadInputException.class);
    }
}
