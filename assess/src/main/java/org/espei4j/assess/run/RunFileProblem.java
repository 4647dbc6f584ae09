package org.espei4j.assess.run;

import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.ProblemText;
import org.espei4j.calphad.diagnostic.Severity;

/// What can be wrong with a run file, beside missing and unknown keys and values of the wrong type.
public enum RunFileProblem implements ProblemKind {
    /// No arguments.
    NO_STEP("neither generate_parameters nor mcmc", "at least one of the two", ""),
    /// No arguments.
    TWO_START_DATABASES(
            "a start database, although the run generates one",
            "either generate_parameters or mcmc.input_db",
            "Remove the key, or move it to generate_parameters if the new parameters are to be added to it."),
    /// No arguments.
    NO_START_DATABASE(
            "no database to start from",
            "exactly one of generate_parameters and mcmc.input_db",
            "Add input_db, or the section generate_parameters."),
    /// Arguments: file, endings.
    FILE_ENDING("\"%s\"", "a name that ends in %2$s", ""),
    /// Arguments: file, what it is.
    INPUT_MISSING(
            "%2$s %1$s does not exist",
            "a path relative to the current folder, or to that of the run file", "Check the name."),
    /// Arguments: file, what it must be.
    INPUT_KIND("%s is not %s", "", ""),
    /// Arguments: model.
    EXCESS_MODEL("\"%s\"", "linear, the only one", ""),
    /// Arguments: number, what it must be.
    NUMBER_RANGE("%s", "%2$s", ""),
    /// Arguments: number.
    ODD_CHAINS("%s chains per parameter", "an even number of at least 2", "The ensemble is moved in two halves."),
    /// Arguments: cores, processors.
    CORES_CAPPED(Severity.WARNING, "%s cores, more than this machine has", "at most %2$s", "%2$s are used."),
    /// Arguments: scheduler.
    UNKNOWN_SCHEDULER(
            "the scheduler \"%s\"", "dask or local (threads of this machine), null (one thread), or a .json file", ""),
    /// No arguments.
    SCHEDULER_NONE(Severity.NOTE, "the text None is taken as null", "null", ""),
    /// Arguments: key.
    RESTART_EXCLUDES(
            "%s together with restart_trace",
            "one of the two", "A restart continues the chains of the trace: remove the key."),
    /// No arguments.
    RESTART_NEEDS_DATABASE("restart_trace without input_db", "the database that was sampled", "Add input_db."),
    /// No arguments.
    NO_EFFECT(Severity.WARNING, "a key without effect", "", "Equilibria are always computed in full."),
    /// No arguments.
    CHAINS_ALIKE(
            Severity.WARNING,
            "a standard deviation of 0, with which all chains start at the same point and never move",
            "a number above 0",
            ""),
    /// Arguments: symbol.
    REPEATED_SYMBOL("the symbol %s is listed twice", "each symbol once", ""),
    /// No arguments.
    NO_SYMBOLS("an empty list of symbols", "at least one, or no key for all fitting symbols", ""),
    /// Arguments: kind, known kinds, hint.
    UNUSUAL_KIND(
            Severity.WARNING,
            "%s, which is none of the usual kinds of data",
            "one of %2$s, or the property of an equilibrium set",
            "%3$s"),
    /// No arguments.
    NO_PRIORS("an empty list of priors", "one prior, or a list with one per parameter", ""),
    /// Arguments: phase, phases, hint.
    PENALTY_OF_UNKNOWN_PHASE(
            Severity.WARNING, "penalty factors of %s, which is not in the phase models", "one of %2$s", "%3$s"),
    /// Arguments: file.
    OUTPUT_EXISTS(
            "the file %s exists and would be overwritten",
            "a name that is not taken", "Move the file away, or give another name, or null to write none."),
    /// Arguments: file, folder.
    OUTPUT_FOLDER("%s cannot be written, because the folder %s does not exist", "an existing folder", ""),
    /// Arguments: file.
    OUTPUT_NOT_WRITABLE("%s cannot be written", "a folder or file that may be written", "Check the permissions."),
    /// Arguments: file, other key.
    OUTPUT_SHARED("the file %s is also %s", "files with different names", ""),
    /// No arguments.
    NO_DATA(
            Severity.WARNING,
            "not one measured number takes part, so the likelihood is the same for all parameters",
            "datasets about the phases and components of the phase models",
            "verbosity: 2 tells why each set is left out."),
    /// Arguments: file, who writes it.
    OUTPUT_IN_USE(
            "the file %s is being written by another run, %s",
            "a file of its own for every run", "Wait until that run has ended, or give another name.");

    private final ProblemText text;

    RunFileProblem(String found, String expected, String mend) {
        this.text = ProblemText.error(found, expected, mend);
    }

    RunFileProblem(Severity severity, String found, String expected, String mend) {
        this.text = new ProblemText(severity, found, expected, mend);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
