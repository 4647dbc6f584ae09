package org.espei4j.assess.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which configurations are fitted, in which order and orientation, and which get the same parameters.
class ConfigurationListTest {

    private static final List<String> AB = List.of("A", "B");
    private static final List<String> ABC = List.of("A", "B", "C");

    private static Configuration configuration(String text) {
        List<List<String>> sublattices = new ArrayList<>();
        for (String entry : text.split(":")) {
            sublattices.add(List.of(entry.split(",")));
        }
        return new Configuration(sublattices);
    }

    private static List<String> texts(List<Configuration> configurations) {
        return configurations.stream().map(Configuration::toString).toList();
    }

    private static SublatticeSymmetry symmetry(List<List<Integer>> groups, int sublattices) {
        return SublatticeSymmetry.of(
                groups, IntStream.range(0, sublattices).mapToObj(_ -> "alike").toList());
    }

    @Test
    void constituentsOfASublatticeAreSorted() {
        assertThat(configuration("MG,CU:VA")).hasToString("CU,MG:VA");
        assertThat(configuration("CU:VA").isEndmember()).isTrue();
        assertThat(configuration("A,B:C,D:E").mixedSublattices()).isEqualTo(2);
        assertThatThrownBy(() -> new Configuration(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSubstitutionalPhaseHasItsBinariesAndTernaries() {
        ConfigurationList list = new ConfigurationList(List.of(ABC), SublatticeSymmetry.none(1), false);
        assertThat(texts(list.endmembers())).containsExactly("A", "B", "C");
        assertThat(texts(list.interactions(2))).containsExactly("A,B", "A,C", "B,C");
        assertThat(texts(list.interactions(3))).containsExactly("A,B,C");
    }

    @Test
    void withoutSymmetryOneSublatticeMixesAtATime() {
        ConfigurationList list = new ConfigurationList(List.of(AB, AB), SublatticeSymmetry.none(2), false);
        assertThat(texts(list.interactions(2))).containsExactly("A:A,B", "A,B:A", "A,B:B", "B:A,B");
        assertThat(list.interactions(3)).isEmpty();
    }

    @Test
    void withSymmetrySeveralSublatticesMixAfterThoseWhereOneDoes() {
        ConfigurationList list = new ConfigurationList(List.of(AB, AB), symmetry(List.of(List.of(0, 1)), 2), true);
        assertThat(texts(list.endmembers())).containsExactly("A:A", "A:B", "B:B");
        assertThat(texts(list.interactions(2))).containsExactly("A:A,B", "A,B:B", "A,B:A,B");
    }

    @Test
    void ternaryAndBinaryMixingDoNotOccurTogether() {
        ConfigurationList list = new ConfigurationList(List.of(ABC, ABC), symmetry(List.of(List.of(0, 1)), 2), true);
        assertThat(list.interactions(3)).allSatisfy(c -> {
            assertThat(c.sublatticesWith(3)).isEqualTo(1);
            assertThat(c.sublatticesWith(2)).isZero();
        });
        assertThat(list.interactions(3)).hasSize(3);
    }

    @Test
    void pureNamesAreComparedByLettersAndMixturesByNames() {
        SublatticeSymmetry symmetry = symmetry(List.of(List.of(0, 1)), 2);
        assertThat(symmetry.oriented(configuration("CO,CR:CO"))).hasToString("CO:CO,CR");
        assertThat(symmetry.oriented(configuration("NI:AL,NI"))).hasToString("AL,NI:NI");
        assertThat(symmetry.oriented(configuration("CO,NI:CR"))).hasToString("CR:CO,NI");
    }

    @Test
    void orientationTellsWhereEveryEntryStood() {
        SublatticeSymmetry symmetry = symmetry(List.of(List.of(0, 2)), 3);
        int[] positions = symmetry.orientation(configuration("B:C:A"));
        assertThat(positions).containsExactly(2, 1, 0);
        assertThat(SublatticeSymmetry.permute(List.of("b", "c", "a"), positions))
                .containsExactly("a", "c", "b");
        assertThatThrownBy(() -> symmetry.orientation(configuration("A:B")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void permutationsActOnThePositionsThatGroupsName() {
        SublatticeSymmetry interleaved = symmetry(List.of(List.of(0, 2), List.of(1, 3)), 4);
        assertThat(texts(interleaved.copies(configuration("A:B:A:B")))).containsExactly("A:B:A:B", "B:A:B:A");
        SublatticeSymmetry last = symmetry(List.of(List.of(1, 2)), 3);
        assertThat(texts(last.copies(configuration("VA:A:B")))).containsExactly("VA:A:B", "VA:B:A");
    }

    @Test
    void groupsOfUnequalSizeOrSiteRatioAreNotExchanged() {
        SublatticeSymmetry unequalSize = symmetry(List.of(List.of(0, 1), List.of(2)), 3);
        assertThat(texts(unequalSize.copies(configuration("A:A:B")))).containsExactly("A:A:B");
        SublatticeSymmetry unequalRatio =
                SublatticeSymmetry.of(List.of(List.of(0, 1), List.of(2, 3)), List.of(1.0, 1.0, 3.0, 3.0));
        assertThat(texts(unequalRatio.copies(configuration("A:A:B:B")))).containsExactly("A:A:B:B");
    }

    @Test
    void exchangeableGroupsAreOrientedAsWholes() {
        SublatticeSymmetry pairs = symmetry(List.of(List.of(0, 1), List.of(2, 3)), 4);
        assertThat(pairs.oriented(configuration("A:B:A:A"))).hasToString("A:A:A:B");
        assertThat(texts(pairs.copies(configuration("A:A:A:B"))))
                .containsExactly("A:A:A:B", "A:A:B:A", "A:B:A:A", "B:A:A:A");
        ConfigurationList list = new ConfigurationList(List.of(AB, AB, AB, AB), pairs, true);
        assertThat(texts(list.endmembers()))
                .containsExactly("A:A:A:A", "A:A:A:B", "A:A:B:B", "A:B:A:B", "A:B:B:B", "B:B:B:B");
    }

    @Test
    void theGroupsOfEspeiAreWrittenOneAfterTheOther() {
        SublatticeSymmetry interleaved = SublatticeSymmetry.asInEspei(List.of(List.of(0, 2), List.of(1, 3)), 4);
        assertThat(texts(interleaved.copies(configuration("A:B:A:B")))).containsExactly("A:A:B:B", "B:B:A:A");
        assertThat(texts(SublatticeSymmetry.asInEspei(List.of(), 2).copies(configuration("A:B"))))
                .containsExactly("A:B");
    }

    /// Every configuration of a phase is a copy of exactly one of those that are fitted, and all copies of a
    /// configuration have the same orientation.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void copiesOfTheFittedConfigurationsCoverEachConfigurationOnce(long seed) {
        Random random = new Random(seed);
        List<List<Integer>> groups = List.of(
                        List.of(List.of(0, 1)),
                        List.of(List.of(0, 1, 2, 3)),
                        List.of(List.of(0, 2), List.of(1, 3)),
                        List.of(List.of(1, 3)))
                .get(random.nextInt(4));
        SublatticeSymmetry symmetry = symmetry(groups, 4);
        ConfigurationList list = new ConfigurationList(List.of(AB, AB, AB, AB), symmetry, true);
        Set<Configuration> covered = new HashSet<>();
        int count = 0;
        for (Configuration endmember : list.endmembers()) {
            for (Configuration copy : symmetry.copies(endmember)) {
                assertThat(symmetry.oriented(copy)).isEqualTo(endmember);
                covered.add(copy);
                count++;
            }
        }
        assertThat(covered).hasSize(16);
        assertThat(count).isEqualTo(16);
    }
}
