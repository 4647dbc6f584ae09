package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.model.BoundPhase;
import tools.jackson.databind.JsonNode;

/// How a solution compares with the reference, by the rules of the reference data: energy, potentials, and the stable
/// phases, paired so that they differ least in all.
///
/// @param text what differs
record GoldenComparison(Verdict verdict, String text) {

    /// What came out.
    enum Verdict {
        AGREES,
        /// Our energy is lower by more than 1e-4 J/mol.
        LOWER,
        /// Energy and potentials agree, the phases differ, and all of the reference lie on our tangent plane: both are
        /// global minima.
        NOT_UNIQUE,
        /// The reference program did not solve it.
        NO_REFERENCE,
        DIFFERS,
        NOT_SOLVED;

        /// Whether our solution is as good as the reference, or better.
        boolean isRight() {
            return this != DIFFERS && this != NOT_SOLVED;
        }
    }

    /// A phase of either side.
    private record Stable(String name, double share, double[] fractions) {

        /// Largest difference of the share of all atoms or of a mole fraction.
        double difference(Stable other) {
            double largest = Math.abs(share - other.share);
            for (int e = 0; e < fractions.length; e++) {
                largest = Math.max(largest, Math.abs(fractions[e] - other.fractions[e]));
            }
            return largest;
        }
    }

    /// What pairing phases of different names costs: more than any pairing of equal ones.
    private static final double FORBIDDEN = 1e3;
    /// Phases with less of all atoms may be missing on either side.
    private static final double HARDLY_ANY = 1e-6;

    /// Compares a solution.
    ///
    /// @param composition the conditions of the solution that `solver` holds; the solver may be used for others
    static GoldenComparison of(
            EquilibriumSolver solver, boolean found, double[] composition, JsonNode point, List<String> elements) {
        if (!found) {
            return new GoldenComparison(Verdict.NOT_SOLVED, "no solution: " + solver.failure());
        }
        boolean polished = point.hasNonNull("refined");
        JsonNode reference = polished ? point.get("refined") : point;
        List<Stable> ours = ours(solver, elements.size());
        if (!reference.hasNonNull("GM")) {
            return new GoldenComparison(Verdict.NO_REFERENCE, "the reference has no solution; " + names(ours));
        }
        List<Stable> theirs = theirs(point, reference, elements);
        double difference = solver.energy() - reference.get("GM").asDouble();
        if (difference < -1e-4) {
            return new GoldenComparison(
                    Verdict.LOWER,
                    "lower by %.4g J/mol: %s for %s; %s"
                            .formatted(-difference, names(ours), names(theirs), missed(solver, reference, elements)));
        }
        if (!(Math.abs(difference) <= (polished ? 1e-5 : 2e-4))) {
            return new GoldenComparison(
                    Verdict.DIFFERS, "GM %+.3g J/mol: %s for %s".formatted(difference, names(ours), names(theirs)));
        }
        String phases = differences(theirs, ours, polished ? 1e-6 : 3e-5);
        boolean samePlane = !phases.isEmpty() && touchesSamePlane(solver, point, elements);
        String potentials = comparePotentials(solver, composition, point, reference, elements, polished);
        if (!potentials.isEmpty() || !(phases.isEmpty() || samePlane)) {
            return new GoldenComparison(Verdict.DIFFERS, potentials + phases);
        }
        return new GoldenComparison(samePlane ? Verdict.NOT_UNIQUE : Verdict.AGREES, phases);
    }

    private static List<Stable> ours(EquilibriumSolver solver, int elements) {
        double total = 0;
        for (int k = 0; k < solver.setCount(); k++) {
            total += solver.amount(k) * solver.atoms(k);
        }
        List<Stable> all = new ArrayList<>();
        for (int k = 0; k < solver.setCount(); k++) {
            double[] fractions = new double[elements];
            for (int e = 0; e < elements; e++) {
                fractions[e] = solver.elementAmount(k, e) / solver.atoms(k);
            }
            String name = solver.system().phase(solver.phase(k)).description().name();
            all.add(new Stable(name, solver.amount(k) * solver.atoms(k) / total, fractions));
        }
        return all;
    }

    /// The phases of the reference.
    private static List<Stable> theirs(JsonNode point, JsonNode reference, List<String> elements) {
        List<Stable> all = new ArrayList<>();
        for (int r = 0; r < reference.get("phases").size(); r++) {
            JsonNode phase = reference.get("phases").get(r);
            double[] fractions = new double[elements.size()];
            for (int e = 0; e < fractions.length; e++) {
                fractions[e] = phase.get("X").get(elements.get(e)).asDouble();
            }
            all.add(new Stable(
                    point.get("phases").get(r).get("name").asString(),
                    phase.get("NP").asDouble(),
                    fractions));
        }
        return all;
    }

    private static String differences(List<Stable> theirs, List<Stable> ours, double tolerance) {
        int rows = theirs.size();
        int size = rows + ours.size();
        double[][] cost = new double[size][size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                // The further rows and columns stand for a phase that has no partner.
                if (r < rows && c < ours.size()) {
                    boolean same = theirs.get(r).name().equals(ours.get(c).name());
                    cost[r][c] = same ? theirs.get(r).difference(ours.get(c)) : FORBIDDEN;
                } else if (r < rows) {
                    cost[r][c] = 1 + Math.abs(theirs.get(r).share());
                } else if (c < ours.size()) {
                    cost[r][c] = 1 + ours.get(c).share();
                }
            }
        }
        int[] columns = Assignment.leastCost(cost);
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < size; r++) {
            int c = columns[r];
            if (r < rows && c < ours.size()) {
                if (cost[r][c] > tolerance) {
                    text.append("%s differs by %.3g; ".formatted(theirs.get(r).name(), cost[r][c]));
                }
            } else if (r < rows && Math.abs(theirs.get(r).share()) > HARDLY_ANY) {
                text.append("no %s (%.3g); "
                        .formatted(theirs.get(r).name(), theirs.get(r).share()));
            } else if (r >= rows && c < ours.size() && ours.get(c).share() > HARDLY_ANY) {
                text.append("additional %s (%.3g); "
                        .formatted(ours.get(c).name(), ours.get(c).share()));
            }
        }
        return text.toString();
    }

    /// Whether every stable constitution of the reference lies on our tangent plane. Then both solutions are global minima:
    /// the equilibrium is not unique (as in a symmetric model), or so flat that compositions are not determined by it.
    private static boolean touchesSamePlane(EquilibriumSolver solver, JsonNode point, List<String> elements) {
        for (JsonNode phase : point.get("phases")) {
            if (Math.abs(phase.get("NP").asDouble()) <= HARDLY_ANY) {
                continue;
            }
            int index = solver.system().specs().indexOf(phase.get("name").asString());
            BoundPhase bound = solver.system().phase(index);
            double[] y = new double[phase.get("Y").size()];
            for (int i = 0; i < y.length; i++) {
                y[i] = phase.get("Y").get(i).asDouble();
            }
            double[] workspace = bound.newWorkspace();
            bound.bindParameters(new double[0], workspace);
            double[] amounts = new double[elements.size()];
            bound.amounts(y, amounts);
            double force = -bound.energy(workspace, y);
            double atoms = 0;
            for (int e = 0; e < amounts.length; e++) {
                force += solver.potential(e) * amounts[e];
                atoms += amounts[e];
            }
            if (!(Math.abs(force / atoms) <= 1e-4)) {
                return false;
            }
        }
        return true;
    }

    /// Where the composition of a phase is nearly fixed, or an element is nearly absent, a potential depends on how exactly
    /// the mass balance is kept: the tolerance is then what a change of the composition by 1e-12 makes, at most 1 J/mol. Where
    /// such a change makes more than that, the potential is not determined to the precision of the conditions.
    private static String comparePotentials(
            EquilibriumSolver solver,
            double[] composition,
            JsonNode point,
            JsonNode reference,
            List<String> elements,
            boolean polished) {
        if (GoldenEquilibria.hasFlag(point, "mu_indeterminate")) {
            return "";
        }
        double[] mu = new double[elements.size()];
        solver.potentials(mu);
        String text = "";
        for (Map.Entry<String, JsonNode> entry : reference.get("MU").properties()) {
            int e = elements.indexOf(entry.getKey());
            if (entry.getValue().isNull() || e < 0) {
                continue;
            }
            double difference = Math.abs(mu[e] - entry.getValue().asDouble());
            double tolerance = polished ? 1e-3 : 0.1;
            if (!(difference <= tolerance)
                    && !(composition[e] <= 1.1e-6 && difference <= 1)
                    && !isUnsharp(solver, composition, e, mu[e], difference)) {
                text += "MU(%s) differs by %.3g J/mol; ".formatted(entry.getKey(), difference);
            }
        }
        return text;
    }

    private static boolean isUnsharp(
            EquilibriumSolver solver, double[] composition, int element, double potential, double difference) {
        for (int e = 0; e < composition.length; e++) {
            for (double change : new double[] {-1e-12, 1e-12}) {
                double[] near = composition.clone();
                near[e] += change;
                if (solver.solve(near)) {
                    double sensitivity = Math.abs(solver.potential(element) - potential);
                    if (sensitivity > 1 || (sensitivity >= difference && difference <= 1)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /// What the reference missed: the phase of ours that lies furthest below its tangent plane. There has to be one.
    private static String missed(EquilibriumSolver solver, JsonNode reference, List<String> elements) {
        String name = "";
        double largest = 0;
        for (int k = 0; k < solver.setCount(); k++) {
            double force = -solver.molarEnergy(k);
            for (int e = 0; e < elements.size(); e++) {
                double fraction = solver.elementAmount(k, e) / solver.atoms(k);
                force += reference.get("MU").get(elements.get(e)).asDouble() * fraction;
            }
            if (force > largest) {
                largest = force;
                name = solver.system().phase(solver.phase(k)).description().name();
            }
        }
        return "%s lies %.4g J/mol below the plane of the reference".formatted(name, largest);
    }

    private static String names(List<Stable> phases) {
        StringBuilder text = new StringBuilder();
        for (Stable phase : phases) {
            text.append(text.isEmpty() ? "" : ", ").append("%s %.4f".formatted(phase.name(), phase.share()));
        }
        return text.toString();
    }
}
