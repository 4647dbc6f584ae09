package org.espei4j.cli.thermo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.equilibrium.Condition;
import org.espei4j.calphad.equilibrium.PhaseStatus;
import org.espei4j.calphad.equilibrium.SetName;
import org.espei4j.cli.terminal.ArgumentProblem;

/// Statuses of phases as a text, `LIQUID=dormant, SIGMA=suspended, FCC_A1=fixed:0.5`. Immutable.
///
/// @param statuses dormant and suspended phases, and entered ones where that was said, by name in upper case
/// @param fixed conditions on the amounts of fixed phases
record PhaseStatuses(SortedMap<String, PhaseStatus> statuses, List<Condition> fixed) {

    private static final SourcePlace PLACE = SourcePlace.of("status");

    PhaseStatuses {
        statuses = new TreeMap<>(statuses);
        fixed = List.copyOf(fixed);
    }

    /// Nothing said.
    static PhaseStatuses none() {
        return new PhaseStatuses(new TreeMap<>(), List.of());
    }

    /// Dormant phases.
    static PhaseStatuses dormant(List<String> names) {
        SortedMap<String, PhaseStatus> statuses = new TreeMap<>();
        names.forEach(name -> statuses.put(name.toUpperCase(Locale.ROOT), PhaseStatus.DORMANT));
        return new PhaseStatuses(statuses, List.of());
    }

    /// Reads assignments such as `LIQUID=dormant`.
    ///
    /// @throws BadInputException with everything that is wrong with them
    static PhaseStatuses parse(Collection<String> assignments) throws BadInputException {
        Problems problems = new Problems();
        SortedMap<String, PhaseStatus> statuses = new TreeMap<>();
        List<Condition> fixed = new ArrayList<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            try {
                if (equals < 0) {
                    throw wrong(assignment);
                }
                add(
                        assignment.substring(0, equals).strip().toUpperCase(Locale.ROOT),
                        assignment.substring(equals + 1).strip(),
                        statuses,
                        fixed);
            } catch (BadInputException e) {
                e.problems().forEach(problems::add);
            }
        }
        problems.throwIfErrors();
        return new PhaseStatuses(statuses, fixed);
    }

    private static void add(String phase, String text, SortedMap<String, PhaseStatus> statuses, List<Condition> fixed)
            throws BadInputException {
        String status = text.toUpperCase(Locale.ROOT);
        if (status.startsWith(PhaseStatus.FIXED.name())) {
            String share = status.substring(PhaseStatus.FIXED.name().length());
            try {
                if (!share.isEmpty() && share.charAt(0) != ':') {
                    throw wrong(phase + "=" + text);
                }
                fixed.add(new Condition.PhaseFraction(
                        phase, share.isEmpty() ? 0 : Double.parseDouble(share.substring(1))));
                return;
            } catch (NumberFormatException e) {
                BadInputException wrong = wrong(phase + "=" + text);
                wrong.initCause(e);
                throw wrong;
            }
        }
        try {
            statuses.put(phase, PhaseStatus.valueOf(status));
        } catch (IllegalArgumentException e) {
            BadInputException wrong = wrong(phase + "=" + text);
            wrong.initCause(e);
            throw wrong;
        }
    }

    private static BadInputException wrong(String assignment) {
        String known = Arrays.stream(PhaseStatus.values())
                .map(status -> status.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return new BadInputException(ArgumentProblem.NO_STATUS.at(PLACE, "", assignment, known));
    }

    /// Names of the suspended phases.
    SortedSet<String> suspended() {
        SortedSet<String> names = new TreeSet<>(statuses.keySet());
        names.removeIf(name -> statuses.get(name) != PhaseStatus.SUSPENDED);
        return names;
    }

    /// The statuses of all phases that are not suspended: a system may be without the others.
    PhaseStatuses withoutSuspended() {
        SortedMap<String, PhaseStatus> others = new TreeMap<>(statuses);
        others.values().removeIf(status -> status == PhaseStatus.SUSPENDED);
        return new PhaseStatuses(others, fixed);
    }

    /// All phases that are named.
    SortedSet<String> phases() {
        SortedSet<String> names = new TreeSet<>(statuses.keySet());
        fixed.forEach(condition -> names.add(
                SetName.of(((Condition.PhaseFraction) condition).phase()).phase()));
        return names;
    }
}
