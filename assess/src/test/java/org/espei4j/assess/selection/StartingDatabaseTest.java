package org.espei4j.assess.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.LeftOut;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Severity;
import org.junit.jupiter.api.Test;

/// What a generated database begins with: elements, functions, phases, and the content of an input database.
class StartingDatabaseTest {

    private static final SelectionOptions STANDARD = SelectionOptions.standard();
    private static final SelectionOptions AS_IN_ESPEI = SelectionOptions.of(Compatibility.ESPEI_0_9_1);
    private static final PhaseModels ALPHA = MadeUp.models("A,B", MadeUp.phase("ALPHA", "A,B", 1));

    @Test
    void aPhaseTakesLatticeStabilitiesOfItsNameAndAliasesOnly() {
        PhaseModels models = MadeUp.models(
                "A,B",
                MadeUp.phase("ALPHA", "A,B", 1),
                MadeUp.phase("ALPINE", "A,B", 1),
                MadeUp.withAlias(MadeUp.phase("OTHER", "A,B", 2), "ALPHA"));
        Map<String, String> own = MadeUp.parameters(MadeUp.run(models, STANDARD));
        assertThat(own)
                .containsEntry("G(ALPHA,B;0)", "GALPHAB")
                .containsEntry("G(ALPINE,B;0)", "GHSERBB")
                .containsEntry("G(OTHER,B;0)", "2*GALPHAB");
        Map<String, String> espei = MadeUp.parameters(MadeUp.run(models, AS_IN_ESPEI));
        assertThat(espei)
                .containsEntry("G(ALPHA,B;0)", "GALPB")
                .containsEntry("G(ALPINE,B;0)", "GALPB")
                .containsEntry("G(OTHER,B;0)", "2*GALPB");
    }

    @Test
    void theStartDatabaseHasElementsFunctionsAndPhases() {
        PhaseModels models = MadeUp.models(
                "A,B,VA",
                MadeUp.withAlias(MadeUp.phase("GAMMA", "A,B:VA", 1, 3), "ALPHA"),
                MadeUp.phase("NOTHING", "C", 1));
        SelectionResult result = MadeUp.run(models, STANDARD);
        Database database = result.database();
        assertThat(database.elements()).containsOnlyKeys("A", "B", "VA");
        assertThat(database.elements().get("A").referencePhase()).isEqualTo("GAMMA");
        assertThat(database.functions()).containsOnlyKeys("GHSERAA", "GHSERBB", "GHSERVA", "GALPHAA", "GALPHAB");
        assertThat(database.phases()).containsOnlyKeys("GAMMA");
        assertThat(MadeUp.parameters(result)).containsEntry("G(GAMMA,B:VA;0)", "GALPHAB");
        assertThat(result.problems())
                .anySatisfy(p -> assertThat(p.found()).contains("reference phase BETA of B"))
                .allSatisfy(p -> assertThat(p.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void aComponentThatTheTableLacksIsBadInput() {
        PhaseModels models = MadeUp.models("A,D", MadeUp.phase("ALPHA", "A,D", 1));
        assertThatThrownBy(() ->
                        ParameterSelection.run(models, List.of(), MadeUp.table(), STANDARD, SelectionProgress.NONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("component D")
                .hasMessageContaining("A, B, C");
    }

    @Test
    void anInputDatabaseIsKeptAndWhatItHasIsNotFitted() throws BadInputException {
        Dataset binary =
                MadeUp.set("ALPHA", "HM_MIX", 300).value("A,B", "0.5,0.5", 1000).build();
        Dataset other = MadeUp.set("LIQUID", "HM_MIX", 300)
                .value("A,B", "0.5,0.5", 2000)
                .build();
        Database input = TdbReader.parseOrThrow("""
                        ELEMENT A ALPHA 10 1000 30 !
                        ELEMENT B BETA 20 2000 40 !
                        FUNCTION GHSERAA 1 -7; 10000 N !
                        FUNCTION VV0000 1 5; 10000 N !
                        TYPE_DEFINITION % SEQ * !
                        PHASE ALPHA % 1 1 !
                        CONSTITUENT ALPHA :A,B: !
                        PARAMETER L(ALPHA,A,B;0) 1 VV0000; 10000 N !
                        """, "input.tdb");
        PhaseModels models = MadeUp.models("A,B", MadeUp.phase("ALPHA", "A,B", 1), MadeUp.phase("LIQUID", "A,B", 1));
        SelectionResult result = MadeUp.run(models, STANDARD.withInputDatabase(input), binary, other);
        assertThat(MadeUp.parameters(result))
                .containsEntry("L(ALPHA,A,B;0)", "VV0000")
                .containsEntry("L(LIQUID,A,B;0)", "VV0001");
        assertThat(result.database().functions().get("GHSERAA"))
                .isEqualTo(input.functions().get("GHSERAA"));
        assertThat(MadeUp.symbols(result)).containsExactly(entry("VV0001", 8000.0));
        assertThat(result.leftOut()).extracting(LeftOut::reason).containsExactly(LeftOut.Reason.ALREADY_ASSESSED);

        PhaseModels changed = MadeUp.models("A,B", MadeUp.phase("ALPHA", "A,B", 2));
        assertThatThrownBy(() -> ParameterSelection.run(
                        changed, List.of(), MadeUp.table(), STANDARD.withInputDatabase(input), SelectionProgress.NONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("ALPHA")
                .hasMessageContaining("input database");
    }
}
