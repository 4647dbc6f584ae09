package org.espei4j.calphad.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.ProblemKind;
import org.junit.jupiter.api.Test;

class ThermodynamicSystemTest {

    private static final String TEXT = """
            ELEMENT /- ELECTRON_GAS 0 0 0 !
            ELEMENT VA VACUUM 0 0 0 !
            ELEMENT FE BCC_A2 55.8 0 0 !
            ELEMENT C GRAPHITE 12 0 0 !
            TYPE_DEFINITION % SEQ * !
            PHASE BCC_A2 % 2 1 3 !
            CONSTITUENT BCC_A2 :FE:C,VA: !
            PHASE FCC_A1 % 2 1 1 !
            CONSTITUENT FCC_A1 :FE:C,VA: !
            PHASE GRAPHITE % 1 1 !
            CONSTITUENT GRAPHITE :C: !
            PARAMETER G(BCC_A2,FE:VA;0) 298.15 0; 6000 N !
            PARAMETER G(FCC_A1,FE:VA;0) 298.15 100; 6000 N !
            PARAMETER G(GRAPHITE,C;0) 298.15 0; 6000 N !
            """;

    private static Database database(String more) {
        return TdbReader.parse(TEXT + more, "steel.tdb").database();
    }

    private static void assertProblems(ThermodynamicSystem.Builder builder, ProblemKind... kinds) {
        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.problems()).extracting(Problem::kind).containsExactly(kinds));
    }

    @Test
    void withoutAChoiceEverythingTakesPart() throws BadInputException {
        ThermodynamicSystem system = ThermodynamicSystem.of(database("")).build();
        assertThat(system.components()).containsExactly("/-", "C", "FE", "VA");
        assertThat(system.elements()).containsExactly("C", "FE");
        assertThat(system.models().models()).containsOnlyKeys("BCC_A2", "FCC_A1", "GRAPHITE");
    }

    @Test
    void theVacancyComesByItselfAndTheElectronDoesNot() throws BadInputException {
        ThermodynamicSystem system =
                ThermodynamicSystem.of(database("")).components("fe").build();
        assertThat(system.components()).containsExactly("FE", "VA");
        assertThat(system.models().models()).containsOnlyKeys("BCC_A2", "FCC_A1");

        ThermodynamicSystem without = ThermodynamicSystem.of(database(""))
                .components("FE", "VA", "C")
                .withoutVacancies()
                .build();
        assertThat(without.components()).containsExactly("C", "FE");
        assertThat(without.models()
                        .models()
                        .get("BCC_A2")
                        .description()
                        .constituents()
                        .getLast())
                .hasSize(1);
    }

    @Test
    void phasesAreChosenAndSuspended() throws BadInputException {
        ThermodynamicSystem.Builder builder =
                ThermodynamicSystem.of(database("")).phases("bcc_a2", "Graphite");
        assertThat(builder.build().phases()).containsExactly("BCC_A2", "GRAPHITE");
        assertThat(builder.suspended("GRAPHITE").build().phases()).containsExactly("BCC_A2");
        assertThat(ThermodynamicSystem.of(database(""))
                        .suspended("GRAPHITE")
                        .build()
                        .phases())
                .containsExactly("BCC_A2", "FCC_A1");
    }

    @Test
    void allUnknownNamesAreSaidTogetherWithWhatIsMeant() {
        ThermodynamicSystem.Builder builder = ThermodynamicSystem.of(database(""))
                .components("FE", "CR")
                .phases("BCC_A3", "SIGMA")
                .suspended("FCC");
        assertProblems(
                builder,
                SystemProblem.UNKNOWN_PHASE,
                SystemProblem.UNKNOWN_PHASE,
                SystemProblem.UNKNOWN_PHASE,
                SystemProblem.UNKNOWN_COMPONENT);
        assertThatThrownBy(builder::build)
                .hasMessageContaining("no phase BCC_A3; expected one of BCC_A2, FCC_A1, GRAPHITE. Did you mean BCC_A2?")
                .hasMessageContaining("no phase FCC; expected one of BCC_A2, FCC_A1, GRAPHITE. Did you mean FCC_A1?")
                .hasMessageContaining("no element CR; expected one of /-, C, FE, VA");
    }

    @Test
    void vacanciesAloneAreNoSystem() {
        assertProblems(ThermodynamicSystem.of(database("")).components("VA"), SystemProblem.NO_COMPONENTS);
    }

    @Test
    void aSystemWithoutPhasesIsSaid() throws BadInputException {
        ThermodynamicSystem system = ThermodynamicSystem.of(database(""))
                .components("C")
                .phases("BCC_A2", "FCC_A1")
                .build();
        assertThatThrownBy(system::models)
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::kind)
                                .containsExactly(SystemProblem.NO_PHASES));
    }

    @Test
    void aModelThatIsMissingIsAnErrorOnlyWhereThePhaseCanForm() throws BadInputException {
        Database database = database("TYPE_DEFINITION Z GES A_P_D SLAG TERNARY_EXTRAPOL KOHLER C FE !\n"
                .concat("PHASE SLAG Z 1 1 !\nCONSTITUENT SLAG :C: !\nPARAMETER G(SLAG,C;0) 298.15 0; 6000 N !\n"));
        assertThatThrownBy(() -> ThermodynamicSystem.of(database).build().models())
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("phase SLAG asks for a model that is not implemented: TERNARY_EXTRAPOL");
        assertThat(ThermodynamicSystem.of(database)
                        .components("FE")
                        .build()
                        .models()
                        .models())
                .containsOnlyKeys("BCC_A2", "FCC_A1");
        assertThat(ThermodynamicSystem.of(database)
                        .suspended("SLAG")
                        .build()
                        .models()
                        .models())
                .containsOnlyKeys("BCC_A2", "FCC_A1", "GRAPHITE");
    }

    @Test
    void aSinglePhaseThatCannotFormIsAnError() throws BadInputException {
        ThermodynamicSystem system =
                ThermodynamicSystem.of(database("")).components("FE").build();
        assertThat(system.model("bcc_a2").description().name()).isEqualTo("BCC_A2");
        assertThatThrownBy(() -> system.model("GRAPHITE"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("phase GRAPHITE does not exist in the system FE-VA");
        assertThatThrownBy(() -> system.model("GRAPHIT"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("Did you mean GRAPHITE?");
    }
}
