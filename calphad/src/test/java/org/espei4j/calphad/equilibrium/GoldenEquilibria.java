package org.espei4j.calphad.equilibrium;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.model.BoundPhase;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.UnbuildablePhaseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Equilibria computed with pycalphad 0.11.2 (reference program) and polished to rounding: set 3 of the reference data.
final class GoldenEquilibria {

    private GoldenEquilibria() {}

    /// The folder with the reference data.
    static Path folder() {
        return Path.of(System.getProperty("conformance", "../shared"));
    }

    /// One system: a database and a choice of components and phases.
    record GoldenSystem(String name, String database, JsonNode json) {

        List<String> components() {
            return strings(json.get("components"));
        }

        List<String> features() {
            List<String> all = new ArrayList<>();
            json.get("features").forEach(phase -> all.addAll(strings(phase)));
            return all.stream().distinct().sorted().toList();
        }

        List<JsonNode> points() {
            List<JsonNode> points = new ArrayList<>();
            json.get("points").forEach(points::add);
            return points;
        }

        EquilibriumSpecs specs() throws IOException {
            Path file = folder().resolve("data/tdb/" + database + ".tdb");
            Database read = TdbReader.read(file).database();
            List<CompiledPhase> phases = new ArrayList<>();
            for (String phase : strings(json.get("phases"))) {
                try {
                    PhaseModel model = PhaseModel.of(read, phase, components(), ModelOptions.reference());
                    phases.add(CompiledPhase.of(model.energy(), List.of()));
                } catch (UnbuildablePhaseException e) {
                    throw new IllegalStateException(name + " " + phase, e);
                }
            }
            return EquilibriumSpecs.of(phases);
        }

        /// Amounts of the elements for one mole of atoms.
        double[] composition(JsonNode point, List<String> elements) {
            double[] composition = new double[elements.size()];
            double rest = 1;
            for (Map.Entry<String, JsonNode> entry : point.get("X").properties()) {
                double x = entry.getValue().asDouble();
                composition[elements.indexOf(entry.getKey())] = x;
                rest -= x;
            }
            composition[elements.indexOf(json.get("dependent_component").asString())] = rest;
            return composition;
        }
    }

    static List<GoldenSystem> systems() throws IOException {
        Path folder = folder().resolve("golden/equilibria");
        List<GoldenSystem> systems = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return systems;
        }
        JsonMapper mapper = new JsonMapper();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                JsonNode root = mapper.readTree(file.toFile());
                if (!name.endsWith(".json") || !root.has("systems") || name.equals("timings.json")) {
                    continue;
                }
                String database = name.substring(0, name.length() - ".json".length());
                for (JsonNode system : root.get("systems")) {
                    systems.add(new GoldenSystem(system.get("system").asString(), database, system));
                }
            }
        }
        return systems;
    }

    static List<String> strings(JsonNode array) {
        List<String> all = new ArrayList<>();
        array.forEach(item -> all.add(item.asString()));
        return all;
    }

    /// How a solution compares with the reference.
    record Comparison(boolean agrees, boolean lower, String text) {}

    /// Compares a solution as the reference data ask for.
    ///
    /// @param composition the conditions of the solution that `solver` holds; the solver may be used for others
    static Comparison compare(
            EquilibriumSolver solver, boolean found, double[] composition, JsonNode point, List<String> elements) {
        if (!found) {
            return new Comparison(false, false, "no solution: " + solver.failure());
        }
        boolean polished = point.hasNonNull("refined");
        JsonNode reference = polished ? point.get("refined") : point;
        if (!reference.hasNonNull("GM")) {
            return new Comparison(true, true, "the reference has no solution");
        }
        double difference = solver.energy() - reference.get("GM").asDouble();
        double energyTolerance = polished ? 1e-5 : 2e-4;
        if (difference < -Math.max(energyTolerance, 1e-4)) {
            return new Comparison(false, true, "lower by %.3g J/mol".formatted(-difference));
        }
        if (!(Math.abs(difference) <= energyTolerance)) {
            return new Comparison(
                    false, false, "GM %+.3g J/mol; %s".formatted(difference, phases(solver, elements.size())));
        }
        double fractionTolerance = polished ? 1e-6 : 3e-5;
        String phases = comparePhases(solver, point, reference, elements, fractionTolerance);
        if (!phases.isEmpty() && touchesSamePlane(solver, point, elements)) {
            phases = "";
        }
        String potentials = comparePotentials(solver, composition, point, reference, elements, polished);
        return new Comparison(phases.isEmpty() && potentials.isEmpty(), false, potentials + phases);
    }

    /// Whether every stable constitution of the reference lies on our tangent plane. Then both solutions are global minima:
    /// the equilibrium is not unique (as in a symmetric model), or so flat that compositions are not determined by it.
    private static boolean touchesSamePlane(EquilibriumSolver solver, JsonNode point, List<String> elements) {
        for (JsonNode phase : point.get("phases")) {
            if (Math.abs(phase.get("NP").asDouble()) <= 1e-6) {
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
        if (hasFlag(point, "mu_indeterminate")) {
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

    static boolean hasFlag(JsonNode point, String flag) {
        return point.has("flags") && strings(point.get("flags")).contains(flag);
    }

    /// Matches the stable phases one by one; phases with hardly any amount may be missing on either side.
    private static String comparePhases(
            EquilibriumSolver solver, JsonNode point, JsonNode reference, List<String> elements, double tolerance) {
        Map<Integer, Boolean> used = new TreeMap<>();
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < reference.get("phases").size(); r++) {
            JsonNode phase = reference.get("phases").get(r);
            String name = point.get("phases").get(r).get("name").asString();
            double share = phase.get("NP").asDouble();
            double best = Double.POSITIVE_INFINITY;
            int match = -1;
            for (int k = 0; k < solver.setCount(); k++) {
                if (!used.containsKey(k) && name(solver, k).equals(name)) {
                    double difference = Math.abs(share - share(solver, k));
                    for (int e = 0; e < elements.size(); e++) {
                        difference = Math.max(
                                difference,
                                Math.abs(fraction(solver, k, e)
                                        - phase.get("X").get(elements.get(e)).asDouble()));
                    }
                    if (difference < best) {
                        best = difference;
                        match = k;
                    }
                }
            }
            if (match < 0) {
                if (Math.abs(share) > 1e-6) {
                    text.append("no %s (%.3g); ".formatted(name, share));
                }
            } else {
                used.put(match, true);
                if (best > tolerance) {
                    text.append("%s differs by %.3g; ".formatted(name, best));
                }
            }
        }
        for (int k = 0; k < solver.setCount(); k++) {
            if (!used.containsKey(k) && share(solver, k) > 1e-6) {
                text.append("additional %s (%.3g); ".formatted(name(solver, k), share(solver, k)));
            }
        }
        return text.toString();
    }

    static String name(EquilibriumSolver solver, int set) {
        return solver.system().phase(solver.phase(set)).description().name();
    }

    /// Part of all atoms that is in a composition set.
    static double share(EquilibriumSolver solver, int set) {
        double total = 0;
        for (int k = 0; k < solver.setCount(); k++) {
            total += solver.amount(k) * solver.atoms(k);
        }
        return solver.amount(set) * solver.atoms(set) / total;
    }

    static double fraction(EquilibriumSolver solver, int set, int element) {
        return solver.elementAmount(set, element) / solver.atoms(set);
    }

    static String phases(EquilibriumSolver solver, int elements) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < solver.setCount(); k++) {
            text.append(name(solver, k)).append(" %.4g x=".formatted(share(solver, k)));
            for (int e = 0; e < elements; e++) {
                text.append("%.4g ".formatted(fraction(solver, k, e)));
            }
        }
        return text.toString();
    }
}
