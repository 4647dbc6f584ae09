package org.espei4j.assess.run;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.espei4j.assess.document.DocumentList;
import org.espei4j.assess.document.DocumentNull;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.Fields;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Spelling;

/// Reads the section `mcmc`.
final class SamplingSection {

    private static final int CHAINS_PER_PARAMETER = 2;
    private static final double CHAIN_STANDARD_DEVIATION = 0.1;
    private static final List<String> USUAL_KINDS = List.of("ZPF", "ACR", "HM", "SM", "CPM", "V0", "VM");

    private final Fields fields;
    private final RunPaths paths;
    private final boolean generates;
    private final int processors;
    private final Problems problems;

    /// @param generates whether the run generates the start database
    /// @param processors processors of this machine
    SamplingSection(DocumentObject object, RunPaths paths, boolean generates, int processors, Problems problems) {
        this.fields = new Fields(object, problems);
        this.paths = paths;
        this.generates = generates;
        this.processors = processors;
        this.problems = problems;
    }

    Optional<SamplingSettings> read() {
        Optional<Integer> iterations = fields.required("iterations", "an integer of at least 0")
                .flatMap(value -> TypedValues.integer(value, 0, Integer.MAX_VALUE, problems));
        PriorSettings priors = new PriorSection(problems).read(fields.value("prior"));
        int saveInterval = fields.integer("save_interval", 1, Integer.MAX_VALUE).orElse(1);
        Scheduler scheduler = fields.value("scheduler").map(this::scheduler).orElse(new Scheduler.LocalThreads());
        int cores = cores();
        StartDatabase database = database();
        ChainStart start = start();
        boolean deterministic = fields.bool("deterministic").orElse(true);
        boolean approximate = fields.bool("approximate_equilibrium").orElse(false);
        if (approximate) {
            fields.value("approximate_equilibrium")
                    .ifPresent(value -> problems.add(value.problem(RunFileProblem.NO_EFFECT)));
        }
        Map<String, Double> weights = fields.object("data_weights")
                .map(object -> byKind(object, 0, "a number of at least 0, where 0 leaves the kind out"))
                .orElse(Map.of());
        Map<String, Double> deviations = fields.object("standard_deviations")
                .map(object -> byKind(object, Double.MIN_VALUE, "a number above 0, in the unit of the kind"))
                .orElse(Map.of());
        Optional<List<String>> symbols = fields.value("symbols").flatMap(this::symbols);
        fields.rejectOthers();
        return iterations.map(count -> new SamplingSettings(
                count,
                priors,
                saveInterval,
                scheduler,
                cores,
                database,
                start,
                deterministic,
                approximate,
                weights,
                deviations,
                symbols));
    }

    private Scheduler scheduler(DocumentValue value) {
        if (value instanceof DocumentNull) {
            return new Scheduler.Serial();
        }
        String name = TypedValues.text(value, problems).orElse("dask");
        switch (name) {
            case "dask", "local" -> {
                return new Scheduler.LocalThreads();
            }
            case "None", "none" -> {
                problems.add(value.problem(RunFileProblem.SCHEDULER_NONE));
                return new Scheduler.Serial();
            }
            default -> {
                if (name.toLowerCase(Locale.ROOT).endsWith(".json")) {
                    return new Scheduler.Cluster(paths.expected(name));
                }
                problems.add(value.problem(RunFileProblem.UNKNOWN_SCHEDULER, name));
                return new Scheduler.LocalThreads();
            }
        }
    }

    private int cores() {
        Optional<Integer> wished = fields.integer("cores", 1, Integer.MAX_VALUE);
        if (wished.isPresent() && wished.get() > processors) {
            fields.value("cores")
                    .ifPresent(value ->
                            problems.add(value.problem(RunFileProblem.CORES_CAPPED, wished.get(), processors)));
        }
        return Math.min(wished.orElse(processors), processors);
    }

    private StartDatabase database() {
        Optional<DocumentValue> value = fields.value("input_db");
        if (value.isPresent() && generates) {
            problems.add(value.get().problem(RunFileProblem.TWO_START_DATABASES));
        } else if (value.isEmpty() && !generates) {
            problems.add(fields.object().problem(RunFileProblem.NO_START_DATABASE));
        }
        Optional<Path> file = value.flatMap(given ->
                TypedValues.text(given, problems).flatMap(text -> paths.file(given, text, "", "the database")));
        return file.isPresent() ? new StartDatabase.FromFile(file.get()) : new StartDatabase.Generated();
    }

    private ChainStart start() {
        Optional<DocumentValue> restart = fields.value("restart_trace").filter(v -> !(v instanceof DocumentNull));
        Optional<DocumentValue> chains = fields.value("chains_per_parameter");
        Optional<DocumentValue> deviation = fields.value("chain_std_deviation");
        if (restart.isEmpty()) {
            return new ChainStart.Ensemble(
                    chains.map(this::chainsPerParameter).orElse(CHAINS_PER_PARAMETER),
                    deviation.map(this::standardDeviation).orElse(CHAIN_STANDARD_DEVIATION));
        }
        chains.ifPresent(value -> problems.add(value.problem(RunFileProblem.RESTART_EXCLUDES, "chains_per_parameter")));
        deviation.ifPresent(
                value -> problems.add(value.problem(RunFileProblem.RESTART_EXCLUDES, "chain_std_deviation")));
        if (generates && fields.value("input_db").isEmpty()) {
            problems.add(restart.get().problem(RunFileProblem.RESTART_NEEDS_DATABASE));
        }
        Path trace = TypedValues.text(restart.get(), problems)
                .flatMap(text -> paths.file(restart.get(), text, ".npy", "the trace"))
                .orElse(Path.of(""));
        return new ChainStart.Restart(trace);
    }

    private int chainsPerParameter(DocumentValue value) {
        int chains = TypedValues.integer(value, 2, Integer.MAX_VALUE, problems).orElse(CHAINS_PER_PARAMETER);
        if (chains % 2 != 0) {
            problems.add(value.problem(RunFileProblem.ODD_CHAINS, chains));
        }
        return chains;
    }

    private double standardDeviation(DocumentValue value) {
        double deviation = TypedValues.number(value, problems).orElse(CHAIN_STANDARD_DEVIATION);
        if (deviation < 0) {
            problems.add(value.problem(RunFileProblem.NUMBER_RANGE, deviation, "a number of at least 0"));
        } else if (deviation == 0) {
            problems.add(value.problem(RunFileProblem.CHAINS_ALIKE));
        }
        return deviation;
    }

    /// A number for each of some kinds of data.
    ///
    /// @param least the least number that is allowed
    /// @param expected what is allowed, in words
    private Map<String, Double> byKind(DocumentObject object, double least, String expected) {
        Map<String, Double> numbers = new TreeMap<>();
        object.members().forEach((kind, value) -> {
            if (!USUAL_KINDS.contains(kind)) {
                problems.add(RunFileProblem.UNUSUAL_KIND.at(
                        object.keyPlaces().getOrDefault(kind, value.place()),
                        value.path(),
                        kind,
                        String.join(", ", USUAL_KINDS),
                        Spelling.hint(kind, USUAL_KINDS)));
            }
            TypedValues.number(value, problems).ifPresent(number -> {
                if (number < least) {
                    problems.add(value.problem(RunFileProblem.NUMBER_RANGE, number, expected));
                }
                numbers.put(kind, number);
            });
        });
        return numbers;
    }

    private Optional<List<String>> symbols(DocumentValue value) {
        Optional<List<String>> names = TypedValues.texts(value, problems);
        if (names.isPresent() && names.get().isEmpty()) {
            problems.add(value.problem(RunFileProblem.NO_SYMBOLS));
        }
        Set<String> seen = new HashSet<>();
        for (DocumentValue entry : value instanceof DocumentList list ? list.entries() : List.<DocumentValue>of()) {
            TypedValues.text(entry, new Problems())
                    .filter(name -> !seen.add(name))
                    .ifPresent(name -> problems.add(entry.problem(RunFileProblem.REPEATED_SYMBOL, name)));
        }
        return names;
    }
}
