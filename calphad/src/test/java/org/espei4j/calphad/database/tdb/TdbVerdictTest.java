package org.espei4j.calphad.database.tdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/// One-line databases with the verdict that each of them gets: nothing, a warning, or an error.
class TdbVerdictTest {

    private static final String BASE = """
            ELEMENT VA VACUUM 0 0 0 !
            ELEMENT A BLANK 1 0 0 !
            ELEMENT B BLANK 1 0 0 !
            ELEMENT C BLANK 1 0 0 !
            TYPE_DEFINITION % SEQ * !
            PHASE S % 1 1 !
            CONSTITUENT S :A,B,C: !
            PHASE W % 2 1 3 !
            CONSTITUENT W :A,B:C,VA: !
            """;

    private static Arguments accept(String text) {
        return verdict(text);
    }

    private static Arguments verdict(String text, TdbProblem... kinds) {
        return Arguments.of(text, List.of(kinds));
    }

    static final List<Arguments> WORDS = List.of(
            accept("FUNCTION F 298.15 12+\n34; 6000 N !"),
            verdict("FUNCTION F 298.15 12\n34; 6000 N !", TdbProblem.OPERATOR_MISSING),
            accept("function f\t298.15 +5*t;\t6000 n !"),
            accept("FUNCTION F 298.15 $ a comment; with ! signs\n 5; 6000 N !"),
            accept("FUNCTION F 298.15 5; 6000 N !!"),
            accept("FUNCTION F 298.15 5; 6000 N ! a remark"),
            accept("FUNCTION F 298.15 5; 6000 N ! :  !"),
            verdict("FUNCTION F 298.15 5; 6000 N ! FUNCTION G 298.15 5; 6000 N !", TdbProblem.DISCARDED_COMMAND),
            verdict("FUNCTION F 298.15 5; 6000 N", TdbProblem.UNFINISHED),
            accept("ASSESSED_SYSTEMS A-B"),
            accept("LIST_OF_REFERENCES\n K1 'open end'"),
            accept("LIST_OF_REFERENCES\n NUMBER SOURCE\n !"),
            verdict("LIST_OF_REFERENCES\n K1 'what a result! indeed'\n K2 'x' !", TdbProblem.EXCLAMATION_IN_TEXT),
            verdict("FUNCTION F 298.15 5; 6000 N\nFUNCTION G 298.15 5; 6000 N !", TdbProblem.MISSING_END),
            verdict("FUNCTION F 298.15 5; 6000 N\nPARAMETER G(S,A;0) 298.15 5; 6000 N !", TdbProblem.MISSING_END),
            verdict("PHASE X % 1 1\nCONSTITUENT X :A: !", TdbProblem.MISSING_END),
            accept("PHASE X % 1 1.0 > An intermetallic\n PHASE with 5 atoms\n >> 6 !\nCONSTITUENT X :A: !"),
            verdict("FUNCTION F\u00C4 298.15 5; 6000 N !", TdbProblem.BAD_FUNCTION_NAME),
            verdict("PHASE X\u00C4 % 1 1 !", TdbProblem.BAD_NAME),
            verdict("PHASE X.#1 % 1 1 !", TdbProblem.BAD_NAME),
            verdict("PHASE 3R % 1 1 !", TdbProblem.BAD_NAME),
            verdict("FUNCTION 3R 298.15 1; 6000 N !", TdbProblem.BAD_FUNCTION_NAME),
            accept("PHASE X-1/2(B) % 1 1 !\nCONSTITUENT X-1/2(B) :A: !"),
            accept("$ only \u00E9 in a comment"));

    static final List<Arguments> KEYWORDS = List.of(
            accept("FUN F 298.15 5; 6000 N !"),
            accept("FUNC F 298.15 5; 6000 N !"),
            accept("PAR G(S,A;0) 298.15 5; 6000 N !"),
            accept("PARA G(S,A;0) 298.15 5; 6000 N !"),
            accept("TYPE-DEF A SEQ * !"),
            accept("ELEM D BLANK 1 0 0 !"),
            accept("SPECIE AB A1B1 !\nADD_CON S :AB: !"),
            accept("DEF_SYS_DEF ELEMENT 2 !"),
            accept("DEFINE-SYSTEM-DEFAULT SPECIE 2 !"),
            accept("DEFAULT-COM REJECT-PHASE S,W !"),
            accept("TEMP-LIM 298.15 6000 !"),
            accept("DEFAULT_COMMAND !"),
            accept("DEFAULT_COMMAND ,, !"),
            accept("DEFINE_SYSTEM_DEFAULT , !"),
            accept("DATABASE_INFO some text' and more !"),
            accept("DATABASE_INFORMATION some text !"),
            accept("VERSION_DATA 1.0 !"),
            accept("VERSION_DATE 2020 !"),
            accept("ADD_REF\n K1 'x' !"),
            accept("REFERENCE_FILE some.bib !"),
            accept("ZEROVOLUME_SPECIES VA !"),
            accept("DIFFUSION MAGNETIC S ALPHA=0.3 !"),
            verdict("P G(S,A;0) 298.15 5; 6000 N !", TdbProblem.AMBIGUOUS_KEYWORD),
            verdict("P X % 1 1 !\nCONSTITUENT X :A: !", TdbProblem.AMBIGUOUS_KEYWORD),
            verdict("DEF REJECT_PHASE S !", TdbProblem.AMBIGUOUS_KEYWORD),
            verdict("OPTIONS x !", TdbProblem.COMMAND_WITHOUT_EFFECT),
            verdict("FTYPE x !", TdbProblem.COMMAND_WITHOUT_EFFECT),
            verdict("CASE x !", TdbProblem.COMMAND_WITHOUT_EFFECT),
            verdict("ENTER_SOMETHING x !", TdbProblem.COMMAND_WITHOUT_EFFECT),
            verdict("# a comment\nPARAMETER G(S,A;0) 298.15 5; 6000 N !", TdbProblem.NO_COMMAND),
            verdict(
                    "// G(S,A;0) 298.15 5; 6000 N !\n* more\n * and more\nFUNCTION F 298.15 5; 6000 N !",
                    TdbProblem.NO_COMMAND,
                    TdbProblem.NO_COMMAND),
            verdict("PARAMTER G(S,A;0) 298.15 5; 6000 N !", TdbProblem.UNKNOWN_KEYWORD),
            verdict("TEMPERATURE_LIMITS 2000 1000 !", TdbProblem.LIMITS_DECREASE),
            verdict("TEMPERATURE_LIMITS low high !", TdbProblem.NUMBER_EXPECTED));

    static final List<Arguments> ELEMENTS = List.of(
            verdict("ELEMENT D BLANK 1 2 !", TdbProblem.ELEMENT_DATA_MISSING),
            verdict("ELEMENT D !", TdbProblem.ELEMENT_DATA_MISSING),
            verdict("ELEMENT D BLANK 1 2 3 4 !", TdbProblem.ELEMENT_DATA_EXCESS),
            verdict("ELEMENT ABC BLANK 1 2 3 !", TdbProblem.BAD_ELEMENT_NAME),
            verdict("ELEMENT D BLANK one 2 3 !", TdbProblem.NUMBER_EXPECTED),
            accept("ELEMENT /- ELECTRON_GAS 0 0 0 !"),
            accept("ELEMENT D 1/2_MOLE_D2(G) 1 -2.5 3 !"),
            accept("ELEMENT A BLANK 1 0 0 !"),
            verdict("ELEMENT A BLANK 2 0 0 !", TdbProblem.ELEMENT_REDEFINED));

    static final List<Arguments> SPECIES = List.of(
            accept("SPECIES A2 A2 !"),
            accept("SPECIES A2 A2 !\nSPECIES A2 A2 !"),
            accept("SPECIES X A1B1A2/+3 !"),
            accept("SPECIES X A1.5B/2 !"),
            accept("SPECIES X-2 A/-2 !"),
            accept("SPECIES X A1+3 !"),
            accept("SPECIES AB_CIS A1B1 !"),
            accept("SPECIES AB.3WATER A1B1 !"),
            accept("SPECIES VA VA !"),
            verdict("SPECIES X A1/2+ !", TdbProblem.CHARGE_FORM),
            verdict("SPECIES X A1/- !", TdbProblem.CHARGE_FORM),
            verdict("SPECIES X A1/-- !", TdbProblem.CHARGE_FORM),
            verdict("SPECIES X A1/+- !", TdbProblem.BAD_FORMULA),
            verdict("SPECIES X A1?B !", TdbProblem.BAD_FORMULA),
            verdict("SPECIES X 2A !", TdbProblem.BAD_FORMULA),
            verdict("SPECIES X AB !", TdbProblem.FORMULA_SPLIT),
            accept("SPECIES X AB !\nELEMENT AB BLANK 1 0 0 !"),
            accept("ELEMENT AL BLANK 1 0 0 !\nSPECIES X ALB2 !"),
            verdict("SPECIES A1B2 !", TdbProblem.FORMULA_MISSING),
            verdict("SPECIES X AL1B2 !", TdbProblem.UNDEFINED_ELEMENT),
            verdict("SPECIES X A2 !\nSPECIES X A3 !", TdbProblem.SPECIES_REDEFINED),
            verdict("SPECIES A A2 !", TdbProblem.SPECIES_REDEFINED),
            verdict("SPECIES X A2 1.0 !", TdbProblem.SPECIES_NUMBERS),
            accept("SPECIES A/B A/B 6.0 6.0 2.4 !"),
            verdict("SPECIES A/B A/B 6.0 6.0 2.4 !\nADD_CON S :A/B: !", TdbProblem.UNSUPPORTED_PHASE_MODEL));

    static final List<Arguments> FUNCTIONS = List.of(
            accept("FUNCTION F\n273.00 5; 6000 N !"),
            accept("FUNCTION F 298.15 G#+1; 6000 N !\nFUNCTION G 298.15 1; 6000 N !"),
            accept("FUNCTION F 298.15 5; 6000 N !\nFUNCTION F 298.15 5; 6000 N !"),
            verdict("FUNCTION F 298.15 5; 6000 N !\nFUNCTION F 298.15 6; 6000 N !", TdbProblem.FUNCTION_REDEFINED),
            verdict("FUNCTION F 298.15 G; 6000 N !", TdbProblem.FUNCTION_UNDEFINED),
            accept("FUNCTION F 298.15 R*T+RTLNP; 6000 N !"),
            verdict("FUNCTION F 298.15 G; 6000 N !\nFUNCTION G 298.15 F; 6000 N !", TdbProblem.FUNCTION_CYCLE),
            verdict("FUNCTION F 298.15 F; 6000 N !", TdbProblem.FUNCTION_CYCLE),
            verdict("FUNCTION T 298.15 5; 6000 N !", TdbProblem.FUNCTION_HIDDEN),
            accept("FUNCTION SQRT 298.15 5; 6000 N !\nFUNCTION F 298.15 SQRT*2; 6000 N !"),
            accept("FUNCTION LONGNAME9 298.15 5; 6000 N !"),
            accept("FUNCTION R 298.15 8.31451; 6000 N !"));

    static final List<Arguments> PHASES = List.of(
            accept("PHASE X:L % 1 1.0 !\nCONSTITUENT X:L :A: !"),
            accept("PHASE X:L % 1 1.0 !\nCONSTITUENT X :A: !"),
            accept("PHASE X % 1 1.0 !\nCONSTITUENT X:L : A : !"),
            accept("PHASE X:Y % 2 1 1 !\nCONSTITUENT X:Y :A:VA: !"),
            accept("PHASE X % 2. 1 1.5 !\nCONSTITUENT X : A , B C% : VA : !"),
            verdict("PHASE X 1 1 !\nCONSTITUENT X :A: !", TdbProblem.PHASE_WITHOUT_TYPES),
            verdict("PHASE X 2 1 1 !\nCONSTITUENT X :A:B: !", TdbProblem.PHASE_WITHOUT_TYPES),
            accept("TYPE_DEF 2 SEQ * !\nPHASE X 2 1 1 !\nCONSTITUENT X :A: !"),
            verdict("PHASE X % 2 1 !", TdbProblem.PHASE_WORDS),
            verdict("PHASE X % 1 1 1 !", TdbProblem.PHASE_WORDS),
            verdict("PHASE X !", TdbProblem.PHASE_WORDS),
            verdict("PHASE X % !", TdbProblem.PHASE_WORDS),
            verdict("PHASE X % 1 1/3 !\nCONSTITUENT X :A: !", TdbProblem.QUOTIENT_AS_RATIO),
            verdict("PHASE X % 1 -1 !", TdbProblem.BAD_SITE_RATIO),
            verdict("PHASE X % 1 one !", TdbProblem.BAD_SITE_RATIO),
            verdict("PHASE X:C % 1 1 !\nCONSTITUENT X :A: !", TdbProblem.UNKNOWN_OPTION),
            verdict("PHASE X:Q % 1 1 !\nCONSTITUENT X :A: !", TdbProblem.UNSUPPORTED_PHASE_MODEL),
            verdict("PHASE X:A % 1 1 !\nCONSTITUENT X :A: !", TdbProblem.UNSUPPORTED_PHASE_MODEL),
            verdict("PHASE X %Q 1 1 !\nCONSTITUENT X :A: !", TdbProblem.UNKNOWN_TYPE_LETTER),
            accept("PHASE S % 1 1 !"),
            verdict("PHASE S % 1 2 !", TdbProblem.PHASE_REDEFINED),
            verdict("PHASE X % 1 1 !", TdbProblem.PHASE_WITHOUT_CONSTITUENTS),
            accept("CONSTITUENT X :A: !\nPHASE X % 1 1 !"),
            accept("CONSTITUENT S :A,B,C: !"),
            verdict("CONSTITUENT S :A,B: !", TdbProblem.CONSTITUENTS_REDEFINED),
            verdict("PHASE X % 1 1 !\nCONST :A,B: !", TdbProblem.CONSTITUENT_WITHOUT_NAME),
            verdict("CONSTITUENT WW :A: !", TdbProblem.CONSTITUENT_OF_UNKNOWN_PHASE),
            verdict("PHASE X % 1 1 !\nCONSTITUENT X :A,B !", TdbProblem.LAST_COLON_MISSING),
            verdict(
                    "PHASE X % 1 1 !\nCONSTITUENT X A,B: !",
                    TdbProblem.PHASE_WITHOUT_CONSTITUENTS, TdbProblem.FIRST_COLON_MISSING),
            verdict("PHASE X % 2 1 1 !\nCONSTITUENT X :A,B: !", TdbProblem.SUBLATTICE_COUNT),
            verdict("PHASE X % 2 1 1 !\nCONSTITUENT X :A::B: !", TdbProblem.SUBLATTICE_COUNT),
            accept("PHASE X:L % 1 1 !\nCONSTITUENT X :L :A: !"),
            verdict("PHASE X % 2 1 1 !\nCONSTITUENT X :A:: !", TdbProblem.EMPTY_SUBLATTICE),
            verdict("PHASE X % 1 1 !\nCONSTITUENT X :A,FE: !", TdbProblem.UNKNOWN_CONSTITUENT),
            accept("PHASE X % 1 1 !\nCONSTITUENT X :A,A2: !\nSPECIES A2 A2 !"),
            verdict(
                    "PHASE X % 1 1 !\nCONSTITUENT X :FE: !",
                    TdbProblem.UNKNOWN_CONSTITUENT, TdbProblem.EMPTY_SUBLATTICE),
            verdict("PHASE X % 1 1 !\nCONSTITUENT X :A,A: !", TdbProblem.REPEATED_CONSTITUENT));

    static final List<Arguments> PARAMETERS = List.of(
            accept("PARAMETER G( S , A , B ; 0 ) 298.15 5; 6000 N !"),
            accept("PARAMETER G(S,A;0)298.15 5; 6000 N !"),
            accept("PARAMETER G(S,A%,B%;0) 298.15 5; 6000 N !"),
            accept("PARAMETER G(S,A) 298.15 5; 6000 N !"),
            accept("PARAMETER L(S,A,B;12) 298.15 5; 6000 N !"),
            accept("PARAMETER L(S,B,A;2) 298.15 5; 6000 N !"),
            verdict("PARAMETER L(S,B,A;1) 298.15 5; 6000 N !", TdbProblem.CONSTITUENTS_SORTED),
            verdict("PARAMETER L(S,B,A,C;2) 298.15 5; 6000 N !", TdbProblem.CONSTITUENTS_SORTED),
            verdict("PARAMETER G(S,A;-1) 298.15 5; 6000 N !", TdbProblem.BAD_ORDER),
            verdict("PARAMETER G(S,A;1.5) 298.15 5; 6000 N !", TdbProblem.BAD_ORDER),
            verdict("PARAMETER G(S,A;100) 298.15 5; 6000 N !", TdbProblem.BAD_ORDER),
            accept("PARAMETER BM(S,A;0) 298.15 5; 6000 N !"),
            accept("PARAMETER ETA(S,A;0) 298.15 5; 6000 N !"),
            accept("PARAMETER LNTH(S,A;0) 298.15 5; 6000 N !"),
            accept("PARAMETER EC11(S,A;0) 298.15 5; 6000 N !"),
            verdict(
                    "PARAMETER QQ(S,A;0) 298.15 5; 6000 N !\nPARAMETER QQ(S,B;0) 298.15 5; 6000 N !",
                    TdbProblem.UNKNOWN_PARAMETER_TYPE),
            accept("PARAMETER MQ(S&A,*) 298.15 5; 6000 N !"),
            accept("PARAMETER MQ&A(S,B;0) 298.15 5; 6000 N !"),
            verdict("PARAMETER MQ&A(S&B,B;0) 298.15 5; 6000 N !", TdbProblem.TWO_DIFFUSING_SPECIES),
            accept("PARAMETER MQ&A(S&A,B;0) 298.15 5; 6000 N !"),
            verdict(
                    "PARAMETER MQ(S&FE,A) 298.15 5; 6000 N !\nPARAMETER MQ(S&FE,B) 298.15 5; 6000 N !",
                    TdbProblem.UNKNOWN_DIFFUSING_SPECIES),
            verdict("PARAMETER G(S:L,A;0) 298.15 5; 6000 N !", TdbProblem.OPTIONS_IN_PARAMETER),
            verdict("PARAMETER G(W,A;0) 298.15 5; 6000 N !", TdbProblem.PARAMETER_SUBLATTICES),
            verdict("PARAMETER G(W,C:VA;0) 298.15 5; 6000 N !", TdbProblem.PARAMETER_CONSTITUENT),
            verdict("PARAMETER G(S,FE;0) 298.15 5; 6000 N !", TdbProblem.PARAMETER_CONSTITUENT),
            verdict("PARAMETER G(S,A,0) 298.15 5; 6000 N !", TdbProblem.BAD_NAME),
            verdict("PARAMETER G(S;A,B;0) 298.15 5; 6000 N !", TdbProblem.BAD_NAME),
            verdict(
                    "PHASE LIQUID % 1 1 !\nCONSTITUENT LIQUID :A: !\nPARAMETER G(LIQIUD,A) 298.15 5; 6000 N !\n"
                            + "PARAMETER L(LIQIUD,A,B) 298.15 5; 6000 N !",
                    TdbProblem.PARAMETER_OF_UNKNOWN_PHASE),
            verdict("PARAMETER G(S,A,;0) 298.15 5; 6000 N !", TdbProblem.SUPERFLUOUS_COMMA),
            verdict("PARAMETER G(S,A,,B;0) 298.15 5; 6000 N !", TdbProblem.SUPERFLUOUS_COMMA),
            verdict("PARAMETER G(S,,A;0) 298.15 5; 6000 N !", TdbProblem.SUPERFLUOUS_COMMA),
            verdict("PARAMETER G(W,A::VA;0) 298.15 5; 6000 N !", TdbProblem.EMPTY_SUBLATTICE_IN_PARAMETER),
            verdict("PARAMETER G(S) 298.15 5; 6000 N !", TdbProblem.ARRAY_MISSING),
            verdict("PARAMETER G(S,A;0 298.15 5; 6000 N !", TdbProblem.PARENTHESIS_UNCLOSED),
            verdict("PARAMETER G S,A;0) 298.15 5; 6000 N !", TdbProblem.PARAMETER_HEAD_MISSING),
            verdict("PARAMETER (S,A;0) 298.15 5; 6000 N !", TdbProblem.PARAMETER_TYPE_MISSING),
            accept("PARAMETER G(UNKNOWN,A;0) 298.15 5; 6000 N !"),
            accept("PARAMETER G(W,A:*;0) 298.15 5; 6000 N !"),
            verdict("PARAMETER G(S,A,A;0) 298.15 5; 6000 N !", TdbProblem.CONSTITUENT_TWICE),
            verdict(
                    "PARAMETER G(S,A,B;0) 298.15 5; 6000 N !\nPARAMETER L(S,B,A;0) 298.15 6; 6000 N !",
                    TdbProblem.PARAMETER_REPEATED),
            accept("PARAMETER MQ(S&A,A) 298.15 5; 6000 N !\nPARAMETER MQ(S&B,A) 298.15 5; 6000 N !"));

    static final List<Arguments> TYPE_DEFINITIONS = List.of(
            accept("TYPE_DEFINITION & SEQ FILE.TDB !"),
            accept("TYPE_DEF M GES A_P_D X MAGNETIC -1 0.4, !\nPHASE X %M 1 1 !\nCONSTITUENT X :A: !"),
            accept("TYPE_DEF M GES AM_PH_DES X MAG -3.0,0.28 !\nPHASE X %M 1 1 !\nCONSTITUENT X :A: !"),
            accept("PHASE X %M 1 1 !\nCONSTITUENT X :A: !\nTYPE_DEF M GES A_P_D @ MAGNETIC -1.0 .4 !"),
            verdict(
                    "TYPE_DEF M GES A_P_D S MAGNETIC -1 0.4 !\nPHASE X %M 1 1 !\nCONSTITUENT X :A: !",
                    TdbProblem.MAGNETIC_NAMES_ANOTHER),
            verdict("TYPE_DEF M GES A_P_D S MAGNETIC -1 0.4 !", TdbProblem.MAGNETIC_NAMES_ANOTHER),
            verdict(
                    "TYPE_DEF M GES A_P_D X MAGNETIC -1 !\nPHASE X %M 1 1 !\nCONSTITUENT X :A: !",
                    TdbProblem.MAGNETIC_NUMBERS),
            verdict(
                    "TYPE_DEF M GES A_P_D X MAGNETIC 3 0.28 !\nPHASE X %M 1 1 !\nCONSTITUENT X :A: !",
                    TdbProblem.MAGNETIC_RANGE),
            verdict(
                    "TYPE_DEF M GES A_P_D X MAGNETIC -1 0 !\nPHASE X %M 1 1 !\nCONSTITUENT X :A: !",
                    TdbProblem.MAGNETIC_RANGE),
            verdict(
                    "TYPE_DEF M GES A_P_D X MAGNETIC -1 0.4 F !\nPHASE X %M 1 1 !\nCONSTITUENT X :A: !",
                    TdbProblem.UNSUPPORTED_PHASE_MODEL),
            accept("TYPE_DEF M GES A_P_D W DIS_PART S,,, !"),
            accept("TYPE_DEF M GES A_P_D W DISORDERED_PART S , !"),
            accept("TYPE_DEF M GES A_P_D W DISORD S !"),
            accept("TYPE_DEF M GES A_P_D W NEVER S,,, !"),
            verdict("TYPE_DEF M GES A_P_D W DIS_PART SS,,, !", TdbProblem.DISORDERED_MISSING),
            verdict("TYPE_DEF M GES A_P_D W DIS_PART W !", TdbProblem.PAIRED_WITH_ITSELF),
            verdict(
                    "PHASE X % 2 1 3 !\nCONSTITUENT X :A,B:C,VA: !\nTYPE_DEF M GES A_P_D X DIS_PART W !\n"
                            + "TYPE_DEF M GES A_P_D W DIS_PART S !",
                    TdbProblem.UNSUPPORTED_PHASE_MODEL),
            verdict("TYPE_DEF M GES A_P_D S TERNARY_EXTRAPOL TOOP A B !", TdbProblem.UNSUPPORTED_PHASE_MODEL),
            verdict("TYPE_DEF M GES A_P_D S TERNARY_EXTRAPOL CHOU A B C !", TdbProblem.UNSUPPORTED_PHASE_MODEL),
            verdict("TYPE_DEF M GES A_P_D S TERNARY_EXTRAPOL TOOP A B ZZ !", TdbProblem.EXTRAPOLATION_OF_OTHERS),
            accept(
                    "TYPE_DEF M GES A_P_D X TERNARY_EXTRAPOLATION KOHLER A B VA !\nPHASE X % 1 1 !\nCONSTITUENT X :A,B,VA: !"),
            accept("TYPE_DEF M GES A_P_D X TERN T VA B A K A B VA !\nPHASE X % 1 1 !\nCONSTITUENT X :A,B,VA: !"),
            verdict("TYPE_DEF M GES A_P_D S EXCESS_MODEL X !", TdbProblem.UNSUPPORTED_PHASE_MODEL),
            verdict("TYPE_DEF M GES A_P_D S SOMETHING_NEW 1 !", TdbProblem.UNSUPPORTED_PHASE_MODEL),
            accept("TYPE_DEF M GES A_P_D S COMPOSITION_SETS ,A, !"),
            accept("TYPE_DEF M GES A_P_D S C_S,, A:VA: !"),
            accept("TYPE_DEF M GES A_P_D S MAJ 1 A: !"),
            accept("TYPE_DEF M GES A_P_D S STATUS_BITS 8 !"),
            accept("TYPE_DEF M GES A_P_D S GLASS_TRANSITION !"),
            accept("TYPE_DEF M GES A_P_D S LIQUID 2-STATE !"),
            accept("TYPE_DEF M GES A_P_D S EINSTEIN !"),
            accept("TYPE_DEF M GES A_P_D W FCC_PERMUTATIONS !"),
            verdict("TYPE_DEF M IF (A OR B) THEN GES A_P_D S C_S,,A: !", TdbProblem.TYPE_ACTION_UNKNOWN),
            verdict("TYPE_DEF M GES APD W DIS_PART S !", TdbProblem.UNSUPPORTED_PHASE_MODEL),
            verdict("TYPE_DEF M GES APD NOWHERE DIS_PART S !", TdbProblem.TYPE_ACTION_UNKNOWN),
            verdict("TYPE_DEF M IF (A) THEN GES A_P_D S MAGNETIC -1 0.4 !", TdbProblem.UNSUPPORTED_PHASE_MODEL),
            accept("TYPE_DEF M POLY3 SET_START X !"),
            accept("TYPE_DEF M AFTER X !"),
            verdict("TYPE_DEF M !", TdbProblem.TYPE_ACTION_MISSING),
            verdict("TYPE_DEF !", TdbProblem.TYPE_LETTER_MISSING));

    static final List<Arguments> EXPRESSIONS = List.of(
            accept("FUNCTION F 298.15 +T*+-1.2E2*T; 6000 N !"),
            accept("FUNCTION F 298.15 T**(-9)+T**-1+T**(+2)+T**0.5+2*-3--3; 6000 N !"),
            accept("FUNCTION F 298.15 SQRT(T)+ABS(T)+LOG10(T)+ERF(T)+GEIN(300)+MAX(T,3,4)+MIN(T,3); 6000 N !"),
            verdict("FUNCTION F 298.15 T^2; 6000 N !", TdbProblem.CARET_AS_POWER),
            verdict("FUNCTION F 298.15 2T; 6000 N !", TdbProblem.OPERATOR_MISSING),
            verdict("FUNCTION F 298,15 +T; 6000 N !", TdbProblem.DECIMAL_COMMA),
            verdict("FUNCTION F 298.15 1,5*T; 6000 N !", TdbProblem.DECIMAL_COMMA),
            verdict("FUNCTION F 298.15 2(T); 6000 N !", TdbProblem.OPERATOR_MISSING),
            verdict("FUNCTION F 298.15 R#T; 6000 N !", TdbProblem.OPERATOR_MISSING),
            verdict("FUNCTION F 298.15 T T; 6000 N !", TdbProblem.OPERATOR_MISSING),
            verdict("FUNCTION F 298.15 SIN(T); 6000 N !", TdbProblem.UNKNOWN_MATHEMATICAL_FUNCTION),
            verdict("FUNCTION F 298.15 LN(T,2); 6000 N !", TdbProblem.WRONG_NUMBER_OF_ARGUMENTS),
            verdict("FUNCTION F 298.15 MAX(T); 6000 N !", TdbProblem.WRONG_NUMBER_OF_ARGUMENTS),
            verdict("FUNCTION F 298.15 (T+1; 6000 N !", TdbProblem.PARENTHESIS_UNCLOSED),
            verdict("FUNCTION F 298.15 T+1); 6000 N !", TdbProblem.PARENTHESIS_UNOPENED),
            verdict("FUNCTION F 298.15 T+; 6000 N !", TdbProblem.EXPRESSION_EXPECTED),
            verdict("FUNCTION F 298.15 T**; 6000 N !", TdbProblem.EXPRESSION_EXPECTED),
            verdict("FUNCTION F 298.15 A.B; 6000 N !", TdbProblem.POINT_IN_NAME),
            verdict("FUNCTION F 298.15 T?2; 6000 N !", TdbProblem.UNEXPECTED_IN_EXPRESSION),
            verdict(
                    "FUNCTION F 298.15 " + "(".repeat(500) + "T" + ")".repeat(500) + "; 6000 N !",
                    TdbProblem.NESTED_TOO_DEEPLY),
            accept("FUNCTION F 298.15 1.E-4+1.0D-5+2.98150E+02+.33982+01; 6000 N !"),
            verdict("FUNCTION F 298.15 1E400; 6000 N !", TdbProblem.NUMBER_OUT_OF_RANGE),
            verdict("FUNCTION F 298.15 1E-310; 6000 N !", TdbProblem.NUMBER_OUT_OF_RANGE),
            verdict("FUNCTION F 298.15 1E-400; 6000 N !", TdbProblem.NUMBER_OUT_OF_RANGE),
            accept("FUNCTION F 298.15 0.0E-400; 6000 N !"));

    static final List<Arguments> RANGES = List.of(
            accept("FUNCTION F +5; N !"),
            accept("FUNCTION F ,, +5; ,, N 91DIN !"),
            accept("FUNCTION F 298.15 5; 6000 N REF !"),
            accept("FUNCTION F 298.15 5; 6000.00 N\nREF:12 !"),
            accept("FUNCTION F 298.15 5; 6000 !"),
            accept("FUNCTION F 298.15 5; 6000 01DUP !"),
            accept("FUNCTION F 298.15 5;,,! "),
            accept("FUNCTION F 298.15 5; ,, 03SUN !"),
            accept("FUNCTION F 298.15 5;,,,N !"),
            accept("FUNCTION F 298.15 5; 1000Y\n 6; 2000N !"),
            accept("FUNCTION N1 298.15 1; 6000 N !\nFUNCTION F 298.15 N1; 900 Y N1+1; 6000 N !"),
            accept("FUNCTION UN_ASS 298.15 0; 300 N !"),
            verdict("FUNCTION F 298.15 5; 1000 6; 2000 N !", TdbProblem.FLAG_MISSING),
            verdict("FUNCTION F 298.15 5; 6000 N REF more words !", TdbProblem.WORDS_AFTER_REFERENCE),
            verdict("FUNCTION F 298.15 5; 1000 N 6; 2000 N !", TdbProblem.RANGE_AFTER_LAST),
            verdict("FUNCTION F 298.15 5; 1000 Y !", TdbProblem.RANGE_MISSING),
            accept("FUNCTION F 298.15 5; 1000 Y 6; 1000 Y 7; 2000 N !"),
            accept("FUNCTION F 298.15 5; 1000 Y 6; 1000 N !"),
            verdict("FUNCTION F 298.15 5; 1000 Y 6; 900 N !", TdbProblem.LIMITS_DECREASE),
            verdict("FUNCTION F 298.15 5; 200 N !", TdbProblem.LIMITS_DECREASE),
            accept("FUNCTION F +5; 200 N !"),
            accept("FUNCTION F +5; 200 Y +6; 300 N !"),
            accept("FUNCTION F 7000 +5; N !"),
            verdict("FUNCTION F +5; 300 Y +6; 200 N !", TdbProblem.LIMITS_DECREASE),
            verdict("FUNCTION F 298.15 5 !", TdbProblem.SEMICOLON_MISSING),
            verdict("FUNCTION F 1; 6000 N !", TdbProblem.LOWER_LIMIT_ONLY),
            verdict("FUNCTION F 298.15 ; 6000 N !", TdbProblem.LOWER_LIMIT_ONLY),
            verdict("FUNCTION F ; 6000 N !", TdbProblem.EXPRESSION_EXPECTED));

    static final List<Arguments> REFERENCES = List.of(
            accept("LIST_OF_REFERENCES\nNUMBER SOURCE\n K1 'one\n over two lines'\n K2 'O'Neill's' !"),
            accept("LIST_OF_REFERENCES\n K1 'one' K2 '' !"),
            accept("LIST_OF_REFERENCES\n K1 one without quotes\n K2 another !"),
            verdict("LIST_OF_REFERENCES\n K1 'one'\n K1 'other' !", TdbProblem.REFERENCE_REDEFINED),
            verdict("LIST_OF_REFERENCES\n K1 'never closed !", TdbProblem.QUOTE_UNCLOSED));

    @ParameterizedTest
    @FieldSource({
        "WORDS",
        "KEYWORDS",
        "ELEMENTS",
        "SPECIES",
        "FUNCTIONS",
        "PHASES",
        "PARAMETERS",
        "TYPE_DEFINITIONS",
        "EXPRESSIONS",
        "RANGES",
        "REFERENCES"
    })
    void verdicts(String text, List<TdbProblem> kinds) {
        TdbReading reading = TdbReader.parse(BASE + text, "one-line.tdb");
        List<Problem> found = reading.problems().stream()
                .filter(problem -> problem.severity() != Severity.NOTE)
                .toList();
        assertThat(found).as("%s", found).extracting(Problem::kind).isEqualTo(List.copyOf(kinds));
        // A bad command costs nothing else.
        assertThat(reading.database().phases()).containsKeys("S", "W");
        for (Problem problem : found) {
            assertThat(problem.place().line()).isGreaterThan((int) BASE.lines().count());
            assertThat(problem.place().column()).isPositive();
        }
    }

    @ParameterizedTest
    @FieldSource({"ENTRIES"})
    void everyEntryOfTheCatalogueIsComplete(TdbProblem entry) {
        long markers = entry.text().found().chars().filter(c -> c == '%').count();
        Object[] arguments = new Object[8];
        Arrays.fill(arguments, 1);
        assertThat(entry.text().found()).isNotBlank().doesNotEndWith(".");
        assertThat(entry.text().mend()).matches("|%.*|.*[.]");
        assertThat(markers).isLessThanOrEqualTo(arguments.length);
        assertThat(entry.text().severity()).isNotNull();
    }

    static final List<TdbProblem> ENTRIES = List.of(TdbProblem.values());
}
