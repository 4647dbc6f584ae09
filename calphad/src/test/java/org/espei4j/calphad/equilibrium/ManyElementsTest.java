package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.junit.jupiter.api.Test;

/// An ordered phase of ten elements, with more endmembers than a grid can connect.
class ManyElementsTest {

    private static final List<String> ELEMENTS = List.of("A", "B", "C", "D", "E", "F", "G", "H", "J", "K");
    private static final double T = 1200;
    private static final double R = 8.3145;
    private static final double IN_LIQUID = -120_000;
    /// The crystal lies 1 kJ/mol lower at 20 %.
    private static final double IN_CRYSTAL = IN_LIQUID - 1000 / 0.16;

    /// Two regular solutions, of which the crystal is written as an ordered model, without any ordering energy.
    private static String database() {
        StringBuilder text = new StringBuilder("ELEMENT VA VACUUM 0 0 0 !\n");
        ELEMENTS.forEach(e -> text.append("ELEMENT ").append(e).append(" BCC_A2 1 0 0 !\n"));
        String all = String.join(",", ELEMENTS);
        text.append("""
                TYPE_DEFINITION %% SEQ * !
                TYPE_DEFINITION D GES A_P_D BCC_B2 DIS_PART BCC_A2 !
                PHASE LIQUID %% 1 1 !
                CONSTITUENT LIQUID :%1$s: !
                PHASE BCC_A2 %%D 2 1 3 !
                CONSTITUENT BCC_A2 :%1$s:VA: !
                PHASE BCC_B2 %%D 3 .5 .5 3 !
                CONSTITUENT BCC_B2 :%1$s:%1$s:VA: !
                """.formatted(all));
        for (int i = 0; i < ELEMENTS.size(); i++) {
            for (int j = i + 1; j < ELEMENTS.size(); j++) {
                String pair = ELEMENTS.get(i) + "," + ELEMENTS.get(j);
                text.append("PARAMETER L(LIQUID,%s;0) 1 %s; 6000 N !%n".formatted(pair, IN_LIQUID));
                text.append("PARAMETER L(BCC_A2,%s:VA;0) 1 %s; 6000 N !%n".formatted(pair, IN_CRYSTAL));
            }
        }
        return text.toString();
    }

    /// Disordered constitutions lie on no edge of the ordered phase, and the liquid is stable until one of them is sampled.
    @Test
    void theDisorderedStateOfAnyPairIsFound() throws BadInputException {
        EquilibriumSpecs specs = EquilibriumSpecs.of(
                ThermodynamicSystem.of(TdbReader.parse(database(), "many.tdb").database())
                        .components(ELEMENTS)
                        .options(ModelOptions.reference())
                        .build());
        double disordered = R * T * (0.8 * Math.log(0.8) + 0.2 * Math.log(0.2)) + 0.16 * IN_CRYSTAL;
        for (String solvent : ELEMENTS) {
            for (String solute : ELEMENTS) {
                if (solvent.equals(solute)) {
                    continue;
                }
                Conditions.Builder conditions = Conditions.at(T, 101_325);
                for (String element : ELEMENTS) {
                    double amount = element.equals(solvent) ? 0.8 : element.equals(solute) ? 0.2 : 0;
                    conditions.amount(element, amount);
                }
                EquilibriumResult result = specs.solve(conditions.build());
                String what = "20 %% of %s in %s".formatted(solute, solvent);
                assertThat(result.converged()).as(what).isTrue();
                assertThat(result.energy()).as(what).isLessThan(disordered + 1e-6);
            }
        }
    }
}
