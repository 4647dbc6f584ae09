package org.espei4j.assess.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final double MINUS_INFINITY = Double.NEGATIVE_INFINITY;

    @Test
    void nothingButAFiniteNumberOrMinusInfinityIsAccepted() {
        assertThatIllegalArgumentException().isThrownBy(() -> Evaluation.of(Double.NaN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Evaluation.of(0, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Evaluation.of(0, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> Evaluation.of(Double.POSITIVE_INFINITY, 0));
    }

    @Test
    void aLikelihoodOfZeroNeedsAReasonAndAReasonNeedsALikelihoodOfZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> Evaluation.of(0, MINUS_INFINITY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evaluation(0, -5, Optional.of(new Failure("not-converged", ""))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Failure("Not converged", ""));
    }

    @Test
    void outsideThePriorIsNoFailure() {
        assertThat(Evaluation.outsidePrior().isOutsidePrior()).isTrue();
        assertThat(Evaluation.outsidePrior().lnProbability()).isEqualTo(MINUS_INFINITY);
        assertThat(Evaluation.broken(new IllegalStateException()).isOutsidePrior())
                .isFalse();
        assertThat(Evaluation.of(-1, -2).lnProbability()).isEqualTo(-3);
    }

    @Test
    void tallyCountsByReasonAndKeepsTheFirstDetail() {
        Evaluation first = Evaluation.failed(0, new Failure("not-converged", "region 1"));
        Evaluation second = Evaluation.failed(0, new Failure("not-converged", "region 2"));
        Evaluation other = Evaluation.failed(0, new Failure("absent-reference", ""));
        EvaluationTally tally = EvaluationTally.NONE
                .plus(List.of(Evaluation.of(0, 0), first, Evaluation.outsidePrior()))
                .plus(List.of(second, other));
        assertThat(tally.evaluations()).isEqualTo(5);
        assertThat(tally.outsidePrior()).isEqualTo(1);
        assertThat(tally.failed()).isEqualTo(3);
        assertThat(tally.failures().keySet()).containsExactly("absent-reference", "not-converged");
        assertThat(tally.failures().get("not-converged")).isEqualTo(new EvaluationTally.FailureCount(2, "region 1"));
    }
}
