package org.espei4j.assess.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.ReferenceFolder;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.assess.refstate.ReferenceStates;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.expr.TdbExpressionPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Small experiments with ESPEI 0.9.1: orders, symmetric copies, rounding.
class CornerCasesConformanceTest {

    private static final List<String> AB = List.of("A", "B");
    private static final List<String> ABC = List.of("A", "B", "C");

    private static JsonNode result(String name) {
        JsonNode cases = ReferenceFolder.json("golden/espei/corner-cases.json").get("cases");
        return StreamSupport.stream(cases.spliterator(), false)
                .filter(c -> c.get("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow()
                .get("result");
    }

    private static List<Configuration> configurations(JsonNode list) {
        List<Configuration> all = new ArrayList<>();
        list.forEach(node -> all.add(node.isString() ? parse(node.stringValue()) : GoldenNames.configuration(node)));
        return all;
    }

    /// A configuration as Python prints it, e.g. `('A', ('A', 'B'))` or `['NI', ['AL', 'NI']]`.
    private static Configuration parse(String text) {
        String json = text.replace('(', '[').replace(')', ']').replace('\'', '"');
        return GoldenNames.configuration(JsonMapper.builder().build().readTree(json));
    }

    private static SublatticeSymmetry pair() {
        return SublatticeSymmetry.asInEspei(List.of(List.of(0, 1)), 2);
    }

    @ParameterizedTest
    @CsvSource({
        "symmetric-group-contiguous, A:B:A:B, 0 1;2 3",
        "symmetric-group-interleaved, A:B:A:B, 0 2;1 3",
        "symmetric-group-unequal, A:A:B, 0 1;2",
        "symmetric-group-one-of-three, A:B:VA, 0 1"
    })
    void symmetricCopies(String name, String configuration, String groupTexts) {
        List<List<Integer>> groups = new ArrayList<>();
        for (String group : groupTexts.split(";")) {
            groups.add(List.of(group.split(" ")).stream().map(Integer::valueOf).toList());
        }
        Configuration endmember = Configuration.endmember(configuration.split(":"));
        SublatticeSymmetry symmetry =
                SublatticeSymmetry.asInEspei(groups, endmember.sublattices().size());
        assertThat(symmetry.copies(endmember)).isEqualTo(configurations(result(name)));
    }

    @Test
    void orientationInsideAGroup() {
        for (JsonNode experiment : result("canonical-orders")) {
            Configuration given = parse(experiment.get(0).stringValue());
            Configuration oriented = parse(experiment.get(1).stringValue());
            assertThat(pair().oriented(given)).isEqualTo(oriented);
            assertThat(SublatticeSymmetry.of(List.of(List.of(0, 1)), List.of(1, 1))
                            .oriented(given))
                    .isEqualTo(oriented);
        }
    }

    @Test
    void endmembers() {
        List<String> mixed = List.of("AL", "NI", "VA");
        SublatticeSymmetry symmetry = SublatticeSymmetry.asInEspei(List.of(List.of(0, 1)), 3);
        ConfigurationList list = new ConfigurationList(List.of(mixed, mixed, List.of("VA")), symmetry, true);
        assertThat(list.endmembers()).isEqualTo(configurations(result("endmembers-order")));
    }

    @Test
    void interactions() {
        ConfigurationList plain = new ConfigurationList(List.of(ABC, AB), SublatticeSymmetry.none(2), false);
        assertThat(plain.interactions(2)).isEqualTo(configurations(result("interactions-binary-no-symmetry")));
        assertThat(plain.interactions(3)).isEqualTo(configurations(result("interactions-ternary-no-symmetry")));
        ConfigurationList symmetric = new ConfigurationList(List.of(ABC, ABC), pair(), true);
        assertThat(symmetric.interactions(2)).isEqualTo(configurations(result("interactions-binary-symmetry")));
        assertThat(symmetric.interactions(3)).isEqualTo(configurations(result("interactions-ternary-symmetry")));
    }

    private static Map<String, Double> symbols(Compatibility compatibility, String phase, Dataset set) {
        PhaseModels models = MadeUp.models("CU,MG", MadeUp.phase(phase, "CU,MG", 1));
        try {
            return MadeUp.symbols(ParameterSelection.run(
                    models,
                    List.of(set),
                    ReferenceStates.builtIn("SGTE91"),
                    SelectionOptions.of(compatibility),
                    SelectionProgress.NONE));
        } catch (BadInputException e) {
            throw new AssertionError(e);
        }
    }

    /// ESPEI's −182 kJ/mol where −40 would be right: heats of fusion near 13 and 8 kJ/mol.
    @Test
    void formationOfALiquidAboveTheMeltingPoint() {
        JsonNode golden = result("liquid-formation-above-melting");
        Dataset formation = MadeUp.set("LIQUID", "HM_FORM", 1500)
                .value("CU,MG", "0.5,0.5", 1000)
                .build();
        Dataset mixing = MadeUp.set("LIQUID", "HM_MIX", 1500)
                .value("CU,MG", "0.5,0.5", 1000)
                .build();
        double espei = golden.get("L0_from_HM_FORM").doubleValue();
        assertThat(symbols(Compatibility.ESPEI_0_9_1, "LIQUID", formation)).containsEntry("VV0000", espei);
        assertThat(symbols(Compatibility.STANDARD, "LIQUID", formation).get("VV0000"))
                .isBetween(-42000.0, -36000.0);
        for (Compatibility compatibility : Compatibility.values()) {
            assertThat(symbols(compatibility, "LIQUID", mixing))
                    .containsEntry("VV0000", golden.get("L0_from_HM_MIX").doubleValue());
        }
    }

    @Test
    void phasesWithTheSameThreeLetters() throws BadInputException {
        PhaseModels models =
                MadeUp.models("CU,MG", MadeUp.phase("HCP_A3", "CU,MG", 1), MadeUp.phase("HCP_NEW", "CU,MG", 1));
        SelectionResult espei = ParameterSelection.run(
                models,
                List.of(),
                ReferenceStates.builtIn("SGTE91"),
                SelectionOptions.of(Compatibility.ESPEI_0_9_1),
                SelectionProgress.NONE);
        List<String> expected = new ArrayList<>();
        result("three-letter-prefix").forEach(line -> expected.add(line.stringValue()));
        assertThat(espei.database().parameters().stream()
                        .map(p -> p.phase() + " ((Species('" + element(p) + "', '" + element(p) + "1'),),) = "
                                + TdbExpressionPrinter.print(p.value().toExpr()))
                        .toList())
                .isEqualTo(expected);
    }

    private static String element(Parameter endmember) {
        return endmember.constituents().getFirst().getFirst();
    }

    @Test
    void rounding() {
        for (JsonNode pair : result("sigfigs")) {
            assertThat(SignificantFigures.round(pair.get(0).doubleValue(), 6))
                    .isEqualTo(pair.get(1).doubleValue());
        }
    }
}
