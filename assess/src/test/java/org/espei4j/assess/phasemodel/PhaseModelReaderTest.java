package org.espei4j.assess.phasemodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.espei4j.assess.document.DocumentFormat;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentProblem;
import org.espei4j.assess.document.DocumentReader;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhaseModelReaderTest {

    private static final String SOUND = """
            components: [NI, AL, VA]
            refdata: SGTE91
            phases:
              B2:
                sublattice_model: [[NI, AL], [AL, NI], [VA]]
                sublattice_site_ratios: [0.5, 0.5, 3]
                equivalent_sublattices: [[1, 0]]
                aliases: [BCC_A2, B2]
              LIQUID:
                sublattice_model: [[AL, NI]]
                sublattice_site_ratios: [1]
            """;

    private final Problems problems = new Problems();

    @Test
    void aSoundFileIsRead() {
        PhaseModels models = read(SOUND).orElseThrow();

        assertThat(problems.all()).isEmpty();
        assertThat(models.components()).containsExactly("AL", "NI", "VA");
        assertThat(models.elements()).containsExactly("AL", "NI");
        assertThat(models.phases().keySet()).containsExactly("B2", "LIQUID");
        PhaseModel b2 = models.phase("B2").orElseThrow();
        assertThat(b2.sublattices()).containsExactly(List.of("AL", "NI"), List.of("AL", "NI"), List.of("VA"));
        assertThat(b2.siteRatios()).containsExactly(0.5, 0.5, 3.0);
        assertThat(b2.equivalentSublattices()).containsExactly(List.of(0, 1));
        assertThat(b2.aliases()).containsExactly("BCC_A2");
        assertThat(b2.names()).containsExactly("B2", "BCC_A2");
        assertThat(b2.constituents()).containsExactly("AL", "NI", "VA");
        assertThat(b2.place().line()).isEqualTo(5);
        assertThat(models.phaseWithAlias("BCC_A2")).contains(b2);
        assertThat(models.phase("BCC_A2")).isEmpty();
    }

    @Test
    void modelsAreReducedToActiveComponents() {
        PhaseModels models = read(SOUND).orElseThrow();

        PhaseModels binary = models.reducedTo(Set.of("AL", "VA"));
        assertThat(binary.phase("B2").orElseThrow().sublattices())
                .containsExactly(List.of("AL"), List.of("AL"), List.of("VA"));
        assertThat(models.reducedTo(Set.of("AL", "NI")).phases().keySet())
                .as("without vacancies the vacancy sublattice is empty")
                .containsExactly("LIQUID");
    }

    private record Defect(String replaced, String by, ProblemKind kind, String names) {

        @Override
        public String toString() {
            return String.valueOf(kind);
        }
    }

    static List<Defect> defects() {
        return List.of(
                new Defect("[NI, AL, VA]", "[]", PhaseModelProblem.NO_COMPONENTS, "/components"),
                new Defect("[NI, AL, VA]", "[NI, AL, VA, NI]", PhaseModelProblem.REPEATED_COMPONENT, "NI"),
                new Defect("[NI, AL, VA]", "[Ni, AL, VA, NI]", PhaseModelProblem.LOWER_CASE, "Write NI"),
                new Defect("components: [NI, AL, VA]\n", "", DocumentProblem.MISSING_KEY, "components"),
                new Defect("[[AL, NI]]", "[]", PhaseModelProblem.NO_SUBLATTICES, "LIQUID"),
                new Defect("[[AL, NI]]", "[[]]", PhaseModelProblem.EMPTY_SUBLATTICE, "LIQUID"),
                new Defect(
                        "[[AL, NI]]", "[[AL, NI, AL]]", PhaseModelProblem.REPEATED_CONSTITUENT, "AL is listed twice"),
                new Defect("[[AL, NI]]", "[AL, NI]", DocumentProblem.WRONG_TYPE, "expected a list"),
                new Defect("ratios: [1]", "ratios: [1, 1]", PhaseModelProblem.SITE_RATIO_COUNT, "1 sublattices and 2"),
                new Defect("ratios: [1]", "ratios: [0]", PhaseModelProblem.SITE_RATIO_NOT_POSITIVE, "0.0"),
                new Defect("[[1, 0]]", "[[0, 3]]", PhaseModelProblem.SUBLATTICE_INDEX, "from 0 to 2"),
                new Defect("[[1, 0]]", "[[0, 1], [1, 2]]", PhaseModelProblem.SUBLATTICE_IN_TWO_GROUPS, "1"),
                new Defect("[0.5, 0.5, 3]", "[0.5, 1, 3]", PhaseModelProblem.EQUIVALENT_RATIOS_DIFFER, "0 and 1"),
                new Defect(
                        "[[NI, AL], [AL, NI]",
                        "[[NI, AL], [AL]",
                        PhaseModelProblem.EQUIVALENT_CONSTITUENTS_DIFFER,
                        "0 and 1"),
                new Defect("[BCC_A2, B2]", "[LIQUID]", PhaseModelProblem.ALIAS_TAKEN, "LIQUID"),
                new Defect(
                        "aliases: [BCC_A2, B2]",
                        "model: my.package.Model",
                        PhaseModelProblem.CUSTOM_MODEL,
                        "my.package.Model"));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void everyDefectIsReported(Defect defect) {
        assertThat(SOUND).contains(defect.replaced());
        assertThat(read(SOUND.replace(defect.replaced(), defect.by()))).isEmpty();

        assertThat(problems.errors()).extracting(Problem::kind).contains(defect.kind());
        assertThat(problems.errors())
                .filteredOn(problem -> problem.kind() == defect.kind())
                .allSatisfy(problem -> {
                    assertThat(problem.toString()).contains(defect.names());
                    assertThat(problem.place().line()).isPositive();
                });
    }

    @Test
    void whatIsLeftOutIsSaid() {
        PhaseModels models = read(SOUND.replace("[NI, AL, VA]", "[NI, AL, CU]")).orElseThrow();

        assertThat(problems.all())
                .extracting(Problem::kind)
                .containsExactly(
                        PhaseModelProblem.CONSTITUENT_NOT_A_COMPONENT,
                        PhaseModelProblem.PHASE_LEFT_OUT,
                        PhaseModelProblem.COMPONENT_WITHOUT_PHASE);
        assertThat(models.active().phases().keySet()).containsExactly("LIQUID");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        String broken = SOUND.replace("[[AL, NI]]", "[[]]").replace("0.5, 0.5", "0.5, -1");

        assertThat(read(broken)).isEmpty();
        assertThat(problems.errors())
                .extracting(Problem::kind)
                .contains(PhaseModelProblem.EMPTY_SUBLATTICE, PhaseModelProblem.SITE_RATIO_NOT_POSITIVE);
    }

    @Test
    void misspeltKeysAreWarnedOf() {
        read(SOUND.replace("aliases:", "alias:"));

        assertThat(problems.all()).extracting(Problem::kind).containsExactly(DocumentProblem.IGNORED_KEY);
        assertThat(problems.all().getFirst().mend()).isEqualTo("Maybe you meant aliases.");
    }

    @Test
    void constituentsAreKeptInTextOrder() {
        PhaseModel model = new PhaseModel(
                "X",
                List.of(List.of("VA", "C", "B")),
                List.of(1.0),
                List.of(),
                new TreeSet<>(),
                Optional.empty(),
                org.espei4j.calphad.diagnostic.SourcePlace.of("here"));

        assertThat(model.sublattices().getFirst()).containsExactly("B", "C", "VA");
    }

    private Optional<PhaseModels> read(String text) {
        return DocumentReader.parse("models.yaml", text, DocumentFormat.YAML, problems)
                .flatMap(document -> PhaseModelReader.read((DocumentObject) document, problems));
    }
}
