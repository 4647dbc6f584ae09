package org.espei4j.calphad.model;

import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.ProblemText;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// A phase of a database has no model in a system of components. The reason is named so that callers can treat a phase
/// that simply does not exist in the system unlike one whose description is defective.
public final class UnbuildablePhaseException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Problem problem;

    UnbuildablePhaseException(Reason reason, SourcePlace place, Object... arguments) {
        this(reason, reason.at(place, "", arguments));
    }

    private UnbuildablePhaseException(Reason reason, Problem problem) {
        super(problem.toString());
        this.reason = reason;
        this.problem = problem;
    }

    /// Why a phase has no model.
    public enum Reason implements ProblemKind {
        /// The database has no phase of that name.
        UNKNOWN_PHASE("the database has no phase %1$s", "one of %2$s", "%3$s"),
        /// The database has no element of that name.
        UNKNOWN_COMPONENT("the database has no element %1$s", "one of %2$s", "%3$s"),
        /// None of the constituents of some sublattice consists of the chosen components.
        EMPTY_SUBLATTICE(
                Severity.NOTE,
                "phase %1$s does not exist in the system %2$s",
                "a constituent for sublattice %3$d among %4$s",
                ""),
        /// Nothing but vacancies could stand on the sublattices.
        ONLY_VACANCIES(Severity.NOTE, "phase %1$s would hold nothing but vacancies in the system %2$s", "", ""),
        /// The disordered partner of an ordered phase is missing, or its sublattices do not fit.
        UNFIT_PARTITION("phase %1$s cannot be partitioned with %2$s: %3$s", "%4$s", ""),
        /// An option of the phase speaks of other sublattices than the phase has.
        UNFIT_OPTION("option %2$s of phase %1$s does not fit: %3$s", "%4$s", ""),
        /// Functions are used but not defined.
        UNDEFINED_FUNCTION(
                "phase %1$s needs functions that are defined nowhere: %2$s",
                "", "%3$sDefine them, or ask for undefined functions to count as zero."),
        /// Functions refer to each other in a circle.
        CYCLIC_FUNCTION("function %1$s depends on itself: %2$s", "functions that end in numbers, T and P", ""),
        /// The database asks for a model that this program lacks.
        UNSUPPORTED_MODEL("phase %1$s asks for a model that is not implemented: %2$s", "", ""),
        /// An energy is wanted at a pressure at which the phase has none.
        PRESSURE_NOT_COVERED("P is %1$s, but phase %2$s has %3$s", "P = %4$s", "");

        private final ProblemText text;

        Reason(String found, String expected, String mend) {
            this(Severity.ERROR, found, expected, mend);
        }

        Reason(Severity severity, String found, String expected, String mend) {
            this.text = new ProblemText(severity, found, expected, mend);
        }

        /// Whether the phase merely cannot exist with these components, while nothing is wrong with the database.
        public boolean isAbsence() {
            return text.severity() == Severity.NOTE;
        }

        @Override
        public ProblemText text() {
            return text;
        }
    }

    /// Why.
    public Reason reason() {
        return reason;
    }

    /// The same with names and place.
    public Problem problem() {
        return problem;
    }
}
