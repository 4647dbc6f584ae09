package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;

/// Writes points as users see them, with names instead of numbers, and takes them back.
final class PointWriter {

    private final EquilibriumSpecs specs;

    PointWriter(EquilibriumSpecs specs) {
        this.specs = specs;
    }

    String name(int phase) {
        return specs.phases().get(phase).description().name();
    }

    String name(Member member) {
        return name(member.phase());
    }

    CoexistingPhase phase(Member member) {
        return new CoexistingPhase(name(member), member.fractions(), member.y());
    }

    TieSimplex simplex(LinePoint point) {
        return new TieSimplex(
                point.temperature(),
                point.potentials(),
                point.members().stream().map(this::phase).toList());
    }

    /// A tie-line as it was before it was written.
    LinePoint read(TieSimplex tieLine) {
        return new LinePoint(
                tieLine.temperature(),
                tieLine.potentials(),
                0,
                tieLine.phases().stream().map(phase -> member(phase, 0, false)).toList());
    }

    /// A set as it was before it was written.
    ///
    /// @param amount moles of atoms per mole of atoms of the system
    /// @param isZero whether the amount is held at zero
    Member member(CoexistingPhase phase, double amount, boolean isZero) {
        return new Member(specs.indexOf(phase.name()), phase.siteFractions(), phase.fractions(), amount, isZero);
    }

    /// A point of a system of given composition; sets at zero come last.
    SystemPoint point(LinePoint point, CompositionPath path) {
        List<Member> members = new ArrayList<>(point.members());
        members.sort(Comparator.comparing(Member::isZero));
        return new SystemPoint(
                point.temperature(),
                path.at(point.axis()),
                point.potentials(),
                members.stream().map(this::phase).toList(),
                members.stream().mapToDouble(Member::amount).toArray());
    }

    CriticalPoint critical(LinePoint point) {
        return new CriticalPoint(
                name(point.member(0)), point.temperature(), point.member(0).fractions());
    }

    StepSeries series(double pressure, Transitions.Walk walk, CompositionPath path, Remarks remarks) {
        return new StepSeries(
                specs.elements(),
                pressure,
                walk.points().stream().map(point -> point(point, path)).toList(),
                walk.changes().stream()
                        .map(change -> new Transition(
                                point(change.point(), path), names(change.before()), names(change.after())))
                        .toList(),
                remarks.gaps(),
                remarks.notes());
    }

    private List<String> names(List<Integer> phases) {
        return phases.stream().map(this::name).sorted().toList();
    }
}
