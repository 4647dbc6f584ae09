package org.espei4j.calphad.database.tdb;

import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.ProblemText;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// What a written database has that some programs do not read.
public enum TdbPortability implements ProblemKind {
    LONG_FUNCTION_NAMES(
            "classic Thermo-Calc cuts the names of functions after 8 characters: %s", "Write in the classic style."),
    LONG_NAMES("Thermo-Calc cuts the names of phases and species after 24 characters: %s", ""),
    LONG_REFERENCES("OpenCalphad cuts the keys of references after 16 characters: %s", ""),
    POINTS_IN_NAMES("pycalphad does not read names with a point: %s", ""),
    FRACTIONAL_POWERS(
            "Thermo-Calc reads whole powers only; used in %s",
            "Write T**X as EXP(X*LN(T)), each part as a function of its own."),
    NESTED_SUMS("Thermo-Calc reads no products of sums; used in %s", "Make each sum a function of its own."),
    OTHER_FUNCTIONS("Thermo-Calc reads no mathematical functions but LN and EXP; used in %s", ""),
    LONG_COMMANDS("Thermo-Calc reads no commands of more than 2000 characters: %s", "");

    private final ProblemText text;

    TdbPortability(String found, String mend) {
        this.text = new ProblemText(Severity.WARNING, found, "", mend);
    }

    @Override
    public ProblemText text() {
        return text;
    }

    /// The remark about a file.
    ///
    /// @param offenders names, parted by commas
    Problem about(String file, String offenders) {
        return at(SourcePlace.of(file), "", offenders);
    }
}
