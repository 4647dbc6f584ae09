package org.espei4j.calphad.database.tdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.espei4j.calphad.diagnostic.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What somebody is told who writes a first database and makes the usual mistakes: where each one stands and how to mend it,
/// all at once.
class TdbMistakesTest {

    private static final String DATABASE = """
            ELEMENT VA VACUUM 0 0 0 !
            ELEMENT CU FCC_A1 63.546 0 0 !
            ELEMENT NI FCC_A1 58.69 0 0 !
            TYPE_DEFINITION % SEQ * !
            PHASE LIQUID % 1 1 !
            CONSTITUENT LIQUID :CU,NI: !
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PARAMETER G(LIQUID,NI;0) 298.15 +17480-10.114T; 6000 N !     | 7:46: found 'T' without an operator before it; expected +, -, *, /, ** or ';'. Maybe a '*' is missing, or the ';' before a temperature limit.
                    PARAMETER G(LIQUID,NI;0) 298.15 -1861.61*T 6000 N !          | 7:44: found '6000' without an operator before it; expected +, -, *, /, ** or ';'. Maybe a '*' is missing, or the ';' before a temperature limit.
                    PARAMETER L(LIQUID,CU,NI,0) 298.15 +12048.61; 6000 N !       | 7:26: '0' cannot be the name of a species; expected a letter, then letters, digits or _ - + / . ( ). If this is the order of the parameter, write ';0'.
                    PARAMETER L(LIQUID;CU,NI;1) 298.15 -1861.61; 6000 N !        | 7:13: 'LIQUID;CU' cannot be the name of a phase; expected a letter, then letters, digits or _ - + / . ( ). Separate the phase from its constituents by ','.
                    PARAMETER G(LIQUID,NI;0) 298,15 -1861; 6000 N !              | 7:29: found ',' between digits; expected '.' in a number. Write 298.15 for 298,15.
                    PARAMETER G(LIQUID,NI;0) 298.15 -1861,61*T; 6000 N !         | 7:38: found ',' between digits; expected '.' in a number. Write 1861.61 for 1861,61.
                    PARAMETER G(LIQUID,NI;0) 298.15 -24*T*LN(T; 6000 N !         | 7:41: this parenthesis is never closed; expected ')'
                    PARAMETER L(LIQUID,CU,N;0) 298.15 -5000; 6000 N !            | 7:23: parameter L(LIQUID,CU,N;0) is left out: sublattice 1 of phase LIQUID has no constituent N; expected one of CU, NI
                    PARAMETER L(LIQIUD,CU,NI;2) 298.15 -1861.61; 6000 N !        | 7:1: parameters of phase LIQIUD, which the file does not define, are not used. Maybe you meant LIQUID.
                    PARAMETER LN(LIQUID,CU,NI;2) 298.15 -1861.61; 6000 N !       | 7:1: parameters of type LN are kept as a property that no model uses. Maybe you meant L.
                    PARAMETR G(LIQUID,CU;0) 298.15 -1861.61; 6000 N !            | 7:1: unknown command PARAMETR is kept without effect. Maybe you meant PARAMETER.
                    PARAMETER G(LIQUID,CU;0) 298.15 1000−5*T; 6000 N !           | 7:37: found '−' in an expression; expected an operator or ';'. Write '-' for the minus sign.
                    # PARAMETER G(LIQUID,CU;0) 298.15 1000-5*T; 6000 N !         | 7:1: '#' begins no command and is ignored up to the next one; expected a keyword such as PARAMETER. A comment begins with '$'.
                    TYPE_DEFINITION M GES A_P_D LIQUID MAGNETIC -3 0.28 !        | 7:1: type definition M names phase LIQUID, but the phases that carry the letter are: none. Add M to the type letters of LIQUID.
                    PARAMETER G(LIQUID,CU;0) 298.15 GHSERCUU; 6000 N !           | 7:1: function GHSERCUU is not defined; needed by G(LIQUID,CU;0); expected a FUNCTION command
                    TYPE_DEFINITION M GES A_P_D LIQUID MAGNETIC 0.28 -3 !        | 7:1: the magnetic type definition M has the antiferromagnetic factor 0.28 and the structure factor -3; expected a factor that is not positive (-1 for bcc, -3 for others, 0 for Xiong's model) and one between 0 and 1
                    """)
    void eachMistakeIsToldWithItsMend(String line, String message) {
        List<Problem> problems =
                TdbReader.parse(DATABASE + line + "\n", "first.tdb").problems();
        assertThat(problems)
                .as("%s", problems)
                .anyMatch(problem -> problem.toString().replace("warning: ", "").equals("first.tdb:" + message));
    }

    /// A phase that is lost does not hide what is wrong with its parameters.
    @Test
    void theMistakesOfALostPhaseAreToldTogether() {
        TdbReading reading = TdbReader.parse(DATABASE + """
                        PHASE FCC_A1 % 2 1 !
                        CONSTITUENT FCC_A1 :CU,NI:VA: !
                        PARAMETER G(FCC_A1,CU:VA;0) 298.15 -24*T*LN(T; 6000 N !
                        PARAMETER G(HCP_A3,CU:VA;0) 298.15 -24*T*LN(T; 6000 N !
                        """, "first.tdb");
        assertThat(reading.errorsAbout(Set.of("CU", "NI", "VA"), Set.of("LIQUID")))
                .extracting(problem -> problem.place().line())
                .containsExactly(7, 9);
    }
}
