package org.espei4j.assess;

/// Whose choices an assessment follows where this program and ESPEI differ.
public enum Compatibility {
    /// Our own: failures are never scored as good fits, physical constants are those of the SI, driving forces of
    /// vertices without a composition are refined.
    STANDARD("standard"),
    /// Those of ESPEI 0.9.1, wherever they change the numbers, so that results can be compared.
    ESPEI_0_9_1("espei-0.9.1");

    private final String word;

    Compatibility(String word) {
        this.word = word;
    }

    /// The word that stands for it in a run file.
    public String word() {
        return word;
    }
}
