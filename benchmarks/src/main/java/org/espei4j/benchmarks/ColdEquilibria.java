package org.espei4j.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.equilibrium.EquilibriumSolver;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.UnbuildablePhaseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Measures global equilibria from scratch, system by system, beside the times of the reference program: every point binds
/// all phases to its temperature, samples their energies and searches for the global minimum, on one thread. What is
/// measured is the processor time of that thread, so that a busy machine matters little; printed is the least mean over all
/// points of a system.
///
/// `java -cp … org.espei4j.benchmarks.ColdEquilibria FOLDER [SYSTEMS]`: the folder of reference data, and a regular
/// expression for names of systems, by default all.
public final class ColdEquilibria {

    /// Processor time spent on each system, ns.
    private static final long BUDGET = 3_000_000_000L;

    private static final double[] NO_PARAMETERS = {};

    private record Point(double temperature, double[] composition) {}

    private ColdEquilibria() {}

    /// Prints a line for each system.
    ///
    /// @param arguments folder and expression
    public static void main(String[] arguments) throws IOException, UnbuildablePhaseException {
        Path folder = Path.of(arguments[0]);
        String names = arguments.length > 1 ? arguments[1] : ".*";
        Map<String, Double> references = references(folder);
        try (Stream<Path> files = Files.list(folder.resolve("golden/equilibria"))) {
            for (Path file : files.sorted().toList()) {
                JsonNode root = new JsonMapper().readTree(file.toFile());
                if (file.endsWith("timings.json") || !root.has("systems")) {
                    continue;
                }
                for (JsonNode system : root.get("systems")) {
                    String name = system.get("system").asString();
                    if (name.matches(names) && references.containsKey(name)) {
                        measure(folder, root.get("database").asString(), system, references.get(name));
                    }
                }
            }
        }
    }

    private static Map<String, Double> references(Path folder) {
        Map<String, Double> milliseconds = new HashMap<>();
        JsonNode root = new JsonMapper()
                .readTree(folder.resolve("golden/equilibria/timings.json").toFile());
        for (JsonNode system : root.get("systems")) {
            milliseconds.put(
                    system.get("system").asString(),
                    system.get("equilibrium_ms_mean").asDouble());
        }
        return milliseconds;
    }

    private static void measure(Path folder, String database, JsonNode system, double reference)
            throws IOException, UnbuildablePhaseException {
        Database read =
                TdbReader.read(folder.resolve("data/tdb/" + database + ".tdb")).database();
        List<CompiledPhase> phases = new ArrayList<>();
        for (String phase : strings(system.get("phases"))) {
            PhaseModel model = PhaseModel.of(read, phase, strings(system.get("components")), ModelOptions.reference());
            phases.add(CompiledPhase.of(model.energy(), List.of()));
        }
        EquilibriumSpecs specs = EquilibriumSpecs.of(phases);
        List<Point> points = points(system, specs.elements());
        double pressure = system.get("P").asDouble();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double least = Double.POSITIVE_INFINITY;
        int failures = 0;
        long begin = threads.getCurrentThreadCpuTime();
        while (threads.getCurrentThreadCpuTime() - begin < BUDGET) {
            long start = threads.getCurrentThreadCpuTime();
            failures = 0;
            for (Point point : points) {
                EquilibriumSolver solver =
                        specs.bind(point.temperature, pressure).solver();
                solver.bindParameters(NO_PARAMETERS);
                failures += solver.solve(point.composition) ? 0 : 1;
            }
            least = Math.min(least, (threads.getCurrentThreadCpuTime() - start) * 1e-6 / points.size());
        }
        System.out.printf(
                "%-28s %2d elements %3d phases %8.4f ms, reference %7.2f ms, %6.1f times as fast%s%n",
                system.get("system").asString(),
                specs.elements().size(),
                phases.size(),
                least,
                reference,
                reference / least,
                failures == 0 ? "" : ", failures " + failures);
    }

    private static List<Point> points(JsonNode system, List<String> elements) {
        int dependent = elements.indexOf(system.get("dependent_component").asString());
        List<Point> points = new ArrayList<>();
        for (JsonNode point : system.get("points")) {
            double[] composition = new double[elements.size()];
            double rest = 1;
            for (Map.Entry<String, JsonNode> fraction : point.get("X").properties()) {
                composition[elements.indexOf(fraction.getKey())] =
                        fraction.getValue().asDouble();
                rest -= fraction.getValue().asDouble();
            }
            composition[dependent] = rest;
            points.add(new Point(point.get("T").asDouble(), composition));
        }
        return points;
    }

    private static List<String> strings(JsonNode array) {
        List<String> all = new ArrayList<>();
        array.forEach(item -> all.add(item.asString()));
        return all;
    }
}
