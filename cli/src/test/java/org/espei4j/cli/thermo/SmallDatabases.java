package org.espei4j.cli.thermo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Databases small enough to know their answers by heart.
final class SmallDatabases {

    /// Two elements that mix ideally in the liquid and repel each other in the solid, with a line compound that takes
    /// vacancies and one phase that needs a third element.
    static final String REGULAR = """
            ELEMENT /-  ELECTRON_GAS  0 0 0 !
            ELEMENT VA  VACUUM        0 0 0 !
            ELEMENT A   SOLID        10 0 0 !
            ELEMENT B   SOLID        20 0 0 !
            ELEMENT C   SOLID        30 0 0 !
            TYPE_DEFINITION % SEQ * !
            FUNCTION FUSION 298.15 +10000-10*T; 6000 N !
            PHASE LIQUID % 1 1 !
            CONSTITUENT LIQUID :A,B,C: !
            PHASE SOLID % 2 1 1 !
            CONSTITUENT SOLID :A,B,C:VA: !
            PHASE COMPOUND % 2 1 3 !
            CONSTITUENT COMPOUND :A:B: !
            PHASE CARBIDE % 2 1 1 !
            CONSTITUENT CARBIDE :A,B:C: !
            PARAMETER G(LIQUID,A;0) 298.15 +FUSION; 6000 N !
            PARAMETER G(LIQUID,B;0) 298.15 +FUSION; 6000 N !
            PARAMETER G(LIQUID,C;0) 298.15 +FUSION; 6000 N !
            PARAMETER G(SOLID,A:VA;0) 298.15 0; 6000 N !
            PARAMETER G(SOLID,B:VA;0) 298.15 0; 6000 N !
            PARAMETER G(SOLID,C:VA;0) 298.15 0; 6000 N !
            PARAMETER L(SOLID,A,B:VA;0) 298.15 +20000; 6000 N !
            PARAMETER G(COMPOUND,A:B;0) 298.15 -40000; 6000 N !
            PARAMETER G(CARBIDE,A:C;0) 298.15 -80000; 6000 N !
            PARAMETER G(CARBIDE,B:C;0) 298.15 -80000; 6000 N !
            """;

    private SmallDatabases() {}

    /// Writes a database into a folder.
    static Path write(Path folder, String text) {
        try {
            return Files.writeString(folder.resolve("small.tdb"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
