package org.espei4j.assess.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.espei4j.assess.dataset.read.DatasetFolder;
import org.espei4j.assess.document.DocumentBoolean;
import org.espei4j.assess.document.DocumentList;
import org.espei4j.assess.document.DocumentNull;
import org.espei4j.assess.document.DocumentNumber;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentReader;
import org.espei4j.assess.document.DocumentText;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbWriter;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The documents from which an assessment can be compiled on another machine, where its files are not: a run file
/// with the parts that matter, the database, the phase models and the datasets, as bytes by name.
///
/// What is compiled from them is the same function, to the last bit, as the assessment that they were made from.
public final class AssessmentDocuments {

    private static final String RUN_FILE = "run.json";
    private static final String DATABASE = "database.tdb";
    private static final String PHASE_MODELS = "phase_models.json";
    private static final String DATASETS = "datasets";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AssessmentDocuments() {}

    /// The documents of an assessment.
    ///
    /// @param settings the run file's contents, with a sampling section
    /// @param assessment what was made from them
    /// @throws BadInputException if a file can no longer be read as it was
    /// @throws IOException if a file can no longer be read
    public static SortedMap<String, byte[]> of(RunSettings settings, Assessment assessment)
            throws BadInputException, IOException {
        SortedMap<String, byte[]> documents = new TreeMap<>();
        documents.put(RUN_FILE, runFile(settings).toString().getBytes(StandardCharsets.UTF_8));
        documents.put(DATABASE, database(settings, assessment));
        documents.put(PHASE_MODELS, Files.readAllBytes(settings.system().phaseModels()));
        Problems problems = new Problems();
        Path folder = settings.system().datasets();
        for (Path file :
                DatasetFolder.read(folder, settings.system().tags(), problems).files()) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            documents.put(DATASETS + "/" + name, Files.readAllBytes(file));
        }
        return documents;
    }

    /// The file from which the run starts, or what the run has generated.
    private static byte[] database(RunSettings settings, Assessment assessment) throws IOException {
        Optional<StartDatabase> start = settings.sampling().map(SamplingSettings::database);
        if (start.isPresent() && start.get() instanceof StartDatabase.FromFile(Path file)) {
            return Files.readAllBytes(file);
        }
        Database generated = assessment.databaseWith(assessment.startValues());
        return TdbWriter.write(generated).getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode runFile(RunSettings settings) throws BadInputException {
        Problems problems = new Problems();
        Optional<DocumentObject> original = DocumentReader.readObject(settings.file(), problems);
        problems.throwIfErrors();
        DocumentObject document = original.orElseThrow(() -> new IllegalStateException("no run file, and no error"));
        ObjectNode run = JSON.objectNode();
        ObjectNode system = copy(document, "system");
        run.set("system", system.put("phase_models", PHASE_MODELS).put("datasets", DATASETS));
        ObjectNode sampling = copy(document, "mcmc");
        // How the chains start and run is the business of the run that samples.
        sampling.remove("restart_trace");
        sampling.remove("chains_per_parameter");
        sampling.remove("chain_std_deviation");
        sampling.remove("cores");
        run.set("mcmc", sampling.put("input_db", DATABASE).put("iterations", 0).putNull("scheduler"));
        document.get("compatibility").ifPresent(value -> run.set("compatibility", json(value)));
        return run;
    }

    private static ObjectNode copy(DocumentObject document, String key) {
        return document.get(key).isPresent() && document.get(key).get() instanceof DocumentObject section
                ? (ObjectNode) json(section)
                : JSON.objectNode();
    }

    private static JsonNode json(DocumentValue value) {
        return switch (value) {
            case DocumentObject object -> {
                ObjectNode node = JSON.objectNode();
                object.members().forEach((key, member) -> node.set(key, json(member)));
                yield node;
            }
            case DocumentList list -> {
                ArrayNode node = JSON.arrayNode();
                list.entries().forEach(entry -> node.add(json(entry)));
                yield node;
            }
            case DocumentText text -> JSON.stringNode(text.text());
            // Exact in both cases: an integer as it was written, a real as the shortest text that reads back the
            // same.
            case DocumentNumber number
            when number.whole() -> JSON.numberNode(new java.math.BigDecimal(number.value()).toBigInteger());
            case DocumentNumber number -> JSON.numberNode(number.value());
            case DocumentBoolean bool -> JSON.booleanNode(bool.value());
            case DocumentNull none -> JSON.nullNode();
        };
    }

    /// Compiles an assessment from its documents.
    ///
    /// @param documents what [#of] has given
    /// @param folder an empty folder, in which the documents are put while they are read
    /// @throws BadInputException if the documents cannot be used
    /// @throws IOException if the folder cannot be written
    public static Assessment compile(Map<String, byte[]> documents, Path folder) throws BadInputException, IOException {
        Path root = folder.toAbsolutePath().normalize();
        for (Map.Entry<String, byte[]> document : documents.entrySet()) {
            Path file = root.resolve(document.getKey()).normalize();
            if (!file.startsWith(root) || file.equals(root)) {
                throw new IOException("a document may not be named \"" + document.getKey() + "\"");
            }
            Files.createDirectories(file.getParent());
            Files.write(file, document.getValue());
        }
        Problems problems = new Problems();
        Optional<RunSettings> settings = RunFileReader.read(root.resolve(RUN_FILE), root, 1, problems);
        problems.throwIfErrors();
        RunSettings run = settings.orElseThrow(() -> new IllegalStateException("no settings, and no error"));
        Optional<RunInputs> inputs = RunInputs.read(run, problems);
        problems.throwIfErrors();
        RunInputs read = inputs.orElseThrow(() -> new IllegalStateException("no inputs, and no error"));
        Database database = InitialDatabase.of(run, read, RunListener.NONE, problems);
        return AssessmentSetup.of(run, read, database, problems).assessment();
    }
}
