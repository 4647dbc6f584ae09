package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.ProblemKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionGridTest {

    private static List<Double> values(String text) throws BadInputException {
        return ConditionGrid.parse(text).axes().getFirst().values().stream()
                .map(Condition::value)
                .toList();
    }

    @Test
    void assignmentsBecomeConditions() throws BadInputException {
        ConditionGrid grid = ConditionGrid.parse(" T=1000, P = 1e5; n(al)=2 ,x( Ni )=0.3,N=1");
        assertThat(grid.combinations()).isEqualTo(1);
        assertThat(grid.combination(0))
                .containsExactly(
                        new Condition.Temperature(1000),
                        new Condition.Pressure(1e5),
                        new Condition.ElementAmount("AL", 2),
                        new Condition.ElementFraction("NI", 0.3),
                        new Condition.Amount(1));
    }

    @Test
    void rangesHoldDecimalNumbersAndTheirEnd() throws BadInputException {
        assertThat(values("X(A)=0:1:0.1")).containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);
        assertThat(values("T=300:1000:300")).containsExactly(300.0, 600.0, 900.0);
        assertThat(values("T=1000:800:-100")).containsExactly(1000.0, 900.0, 800.0);
        assertThat(values("T=5:5:1")).containsExactly(5.0);
    }

    @Test
    void listsMayHoldRangesAndBrackets() throws BadInputException {
        assertThat(values("T=300, 400:600:100 ,1e3, X(A)=0.5")).containsExactly(300.0, 400.0, 500.0, 600.0, 1000.0);
        assertThat(values("T=[300, 400], X(A)=[0.5]")).containsExactly(300.0, 400.0);
    }

    @Test
    void theLastQuantityChangesFastest() throws BadInputException {
        ConditionGrid grid = ConditionGrid.parse("T=1,2, X(A)=0.1,0.2,0.3");
        assertThat(grid.combinations()).isEqualTo(6);
        assertThat(grid.combination(1))
                .containsExactly(new Condition.Temperature(1), new Condition.ElementFraction("A", 0.2));
        assertThat(grid.combination(3))
                .containsExactly(new Condition.Temperature(2), new Condition.ElementFraction("A", 0.1));
    }

    private static void assertProblems(String text, ProblemKind... kinds) {
        assertThatThrownBy(() -> ConditionGrid.parse(text))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.problems()).extracting(p -> p.kind()).containsExactly(kinds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"T=", "T=warm", "T=1,", "T=NaN", "T=1:2", "T=1:2:3:4", "T=1::3", "T=1/2", "T=1e999"})
    void whatIsNoNumberIsSaid(String text) {
        if (text.equals("T=1,")) {
            assertThat(text).satisfies(fine -> assertThat(values(fine)).containsExactly(1.0));
        } else {
            assertProblems(text, ConditionTextProblem.NO_NUMBER);
        }
    }

    @ParameterizedTest
    @CsvSource({"T=300:1000:0", "T=300:1000:-50", "T=1000:300:50"})
    void rangesMustCometoTheirEnd(String text) {
        assertProblems(text, ConditionTextProblem.ENDLESS_RANGE);
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        assertProblems(
                "1000, TT=5, X=0.3, H(A)=1, P=x, X(A)=0.1",
                ConditionTextProblem.NO_ASSIGNMENT,
                ConditionTextProblem.UNKNOWN_QUANTITY,
                ConditionTextProblem.UNKNOWN_QUANTITY,
                ConditionTextProblem.UNKNOWN_QUANTITY,
                ConditionTextProblem.NO_NUMBER);
        assertThatThrownBy(() -> ConditionGrid.parse("TT=5")).hasMessageContaining("Did you mean T?");
    }

    @Test
    void tooManyCombinationsAreASlip() {
        assertProblems("T=1:2:1e-12", ConditionTextProblem.TOO_MANY_VALUES);
        assertProblems("T=1:10000:1, P=1:10000:1", ConditionTextProblem.TOO_MANY_VALUES);
    }
}
