package org.espei4j.calphad.database.tdb;

/// A made-up database with one of everything that files usually have.
final class ExampleDatabase {

    static final String TEXT = """
            $ Made up for tests
            $
            $ Second paragraph
            ELEMENT /-  ELECTRON_GAS  0.0 0.0 0.0 !
            ELEMENT VA  VACUUM        0.0 0.0 0.0 !
            ELEMENT NI  FCC_A1        58.69 4787 29.796 !
            ELEMENT W   BCC_A2        183.85 4970 32.62 !
            ELEMENT Y   HCP_A3        88.906 5966.4 44.434 !
            SPECIES W2Y1+3  W2Y1/+3 !
            FUNCTION GHSERNI 298.15 -5000+110.5*T-22*T*LN(T)
               -4.5E-3*T**2;  1500 Y
               -9000+125*T;  3000 N 02ABC !
            FUNCTION GHSERW 298.15 +1200-0.5E-3*T**2+7500*T**(-1); 6000 N !
            FUNCTION LMIX 298.15 -12000+4*T; 6000 N !
            TYPE_DEFINITION % SEQ * !
            DEFINE_SYSTEM_DEFAULT ELEMENT 2 !
            DEFAULT_COMMAND DEFINE_SYSTEM_ELEMENT VA /- !
            TYPE_DEFINITION A GES AMEND_PHASE_DESCRIPTION BCC_A2 MAGNETIC -1.0 0.4 !
            TYPE_DEFINITION B GES A_P_D BCC_B2 MAGNETIC -1.0 0.4 !
            TYPE_DEFINITION C GES A_P_D BCC_B2 DIS_PART BCC_A2,,, !
            PHASE LIQUID:L % 1 1.0 !
            CONSTITUENT LIQUID:L :NI,W: !
            PARAMETER G(LIQUID,NI;0) 298.15 GHSERNI#+17000-10*T; 6000 N !
            PARAMETER L(LIQUID,NI,W;0) 298.15 +LMIX; 6000 N 02ABC !
            PARAMETER L(LIQUID,W,NI;2) 298.15 250; 6000 N 02ABC !
            PHASE BCC_A2 %A 2 1 3 !
            CONSTITUENT BCC_A2 :NI%,W:VA: !
            PARAMETER G(BCC_A2,NI:VA;0) 298.15 +GHSERNI; 6000 N !
            PARAMETER G(BCC_A2,W:VA;0) 298.15 +GHSERW; 6000 N !
            PARAMETER TC(BCC_A2,NI:VA;0) 298.15 575; 6000 N !
            PARAMETER BMAGN(BCC_A2,NI:VA;0) 298.15 .85; 6000 N !
            PARAMETER MQ(BCC_A2&W,*:VA;0) 298.15 -300000-80*T; 6000 N !
            PHASE BCC_B2 %BC 3 0.5 0.5 3 !
            CONSTITUENT BCC_B2 :NI,W:NI,W:VA: !
            PARAMETER G(BCC_B2,NI:W:*;0) 298.15 -4000; 6000 N !
            PARAMETER G(BCC_B2,W:NI:*;0) 298.15 -4000; 6000 N !
            ASSESSED_SYSTEMS NI-W(;P3 STP:.5/1200/1) !
            LIST_OF_REFERENCES
            NUMBER SOURCE
            02ABC 'A. B. C. d'Example, Made-up J. 1
               (2002) 3-4'
            !
            """;

    private ExampleDatabase() {}

    /// The line, counted from 1, that first holds a text.
    static int lineOf(String text) {
        return 1
                + (int) TEXT.substring(0, TEXT.indexOf(text))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
