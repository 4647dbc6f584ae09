package org.espei4j.cli.thermo;

import static org.assertj.core.api.Assertions.assertThat;

import org.espei4j.cli.Command;
import org.junit.jupiter.api.Test;

/// What is wrong with conditions, statuses and phases is said clearly.
class EquilibriumInputTest extends EquilibriumCommandFixture {

    @Test
    void whatIsWrongWithConditionsAndStatusesIsSaid() {
        Command status =
                equilibrium("--components", "A,B", "--conditions", "T=700, X(B)=0.5", "--status", "LIQUID=frozen");
        assertThat(status.exitCode()).isEqualTo(2);
        assertThat(status.err()).contains("LIQUID=frozen is no status", "entered, fixed, dormant, suspended");
        Command phase = equilibrium("--components", "A,B", "--conditions", "X(B)=0.5, NP(LIQUIT)=0");
        assertThat(phase.exitCode()).isEqualTo(2);
        assertThat(phase.err()).contains("NP(LIQUIT)", "Did you mean LIQUID?");
        Command tooMany = equilibrium("--components", "A,B", "--conditions", "T=700, X(B)=0.5, H=0");
        assertThat(tooMany.exitCode()).isEqualTo(2);
        assertThat(tooMany.err()).contains("5 conditions for 4 degrees of freedom");
        Command unreachable = equilibrium("--components", "A,B", "--conditions", "X(B)=0.5, H=-1e9");
        assertThat(unreachable.exitCode()).isEqualTo(1);
        assertThat(unreachable.out()).contains("no equilibrium was found that fulfils the conditions");
    }

    @Test
    void phasesThatCannotFormAreToldWhereTheyWereNamed() {
        Command named =
                equilibrium("--components", "A,B", "--phases", "LIQUID,CARBIDE", "--conditions", "T=1500, X(B)=0.5");
        assertThat(named.exitCode()).isZero();
        assertThat(named.err()).contains("phase CARBIDE does not exist in the system A-B-VA");
        assertThat(equilibrium("--components", "A,B", "--conditions", "T=1500, X(B)=0.5")
                        .err())
                .isEmpty();
    }

    @Test
    void wrongInputIsRefusedWithOneClearMessage() {
        assertRefused(
                "the database has no phase SOLIT; expected one of CARBIDE, COMPOUND, LIQUID, SOLID. Did you mean SOLID?",
                "--phases",
                "SOLIT",
                "--conditions",
                "T=1000");
        assertRefused(
                "the database has no element D; expected one of", "--components", "A,D", "--conditions", "T=1000");
        assertRefused("the mole fractions X(A)=0.7, X(B)=0.5 sum to 1.2", "--conditions", "T=1000, X(A)=0.7, X(B)=0.5");
        assertRefused("3 conditions for 4 degrees", "--components", "A,B", "--conditions", "T=1000");
        assertRefused(
                "5 conditions for 4 degrees", "--components", "A,B", "--conditions", "T=1000, X(A)=0.3, X(B)=0.7");
        assertRefused("T is given twice", "--components", "A,B", "--conditions", "T=1000, T=1100, X(A)=0.3");
        assertRefused("there is no condition on Q", "--conditions", "Q=1000");
        assertRefused("T = -5.0 is out of range", "--components", "A,B", "--conditions", "T=-5, X(A)=0.3");
        assertRefused(
                "none of the phases CARBIDE exists",
                "--components",
                "A,B",
                "--phases",
                "CARBIDE",
                "--conditions",
                "T=1");
        assertRefused("--json is given together with --batch", "--batch", "-", "--json");
        assertRefused("mutually exclusive", "--batch", "-", "--conditions", "T=1000");
        assertRefused("Missing required", "--components", "A,B");
    }

    private void assertRefused(String message, String... arguments) {
        Command refused = equilibrium(arguments);
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains(message);
    }

    @Test
    void aModelThatIsMissingIsNamed() {
        database = SmallDatabases.write(
                folder,
                SmallDatabases.REGULAR + "TYPE_DEFINITION Q GES A_P_D SLAG EXCESS_MODEL FLORY !\n"
                        + "PHASE SLAG %Q 1 1 !\nCONSTITUENT SLAG :A,B: !\n");
        assertRefused(
                "phase SLAG asks for a model that is not implemented: EXCESS_MODEL",
                "--components",
                "A,B",
                "--conditions",
                "T=1000, X(B)=0.5");
        assertThat(equilibrium("--components", "A,B", "--suspend", "SLAG", "--conditions", "T=1000, X(B)=0.5")
                        .exitCode())
                .isZero();
    }
}
