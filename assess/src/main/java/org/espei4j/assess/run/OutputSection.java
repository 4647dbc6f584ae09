package org.espei4j.assess.run;

import java.nio.file.Path;
import java.util.Optional;
import org.espei4j.assess.document.DocumentNull;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentText;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.Fields;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.assess.run.OutputSettings.Verbosity;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Reads the section `output`, which may be absent.
final class OutputSection {

    private static final String DATABASE = "out.tdb";
    private static final String TRACE = "trace.npy";
    private static final String PROBABILITIES = "lnprob.npy";
    private static final String ARRAY_ENDING = ".npy";

    private final Fields fields;
    private final RunPaths paths;
    private final Problems problems;

    OutputSection(Optional<DocumentObject> object, RunPaths paths, Problems problems) {
        DocumentObject empty =
                new DocumentObject(SourcePlace.of(""), "/output", java.util.Map.of(), java.util.Map.of());
        this.fields = new Fields(object.orElse(empty), problems);
        this.paths = paths;
        this.problems = problems;
    }

    OutputSettings read() {
        int verbosity =
                fields.integer("verbosity", 0, Verbosity.values().length - 1).orElse(0);
        Optional<Path> log = fields.isNull("logfile") ? Optional.empty() : path("logfile", "");
        Path database =
                fields.has("output_db") ? path("output_db", "").orElse(Path.of(DATABASE)) : paths.written(DATABASE);
        Optional<Path> trace = optionalPath("tracefile", TRACE);
        Optional<Path> probabilities = optionalPath("probfile", PROBABILITIES);
        fields.rejectOthers();
        return new OutputSettings(Verbosity.values()[verbosity], log, database, trace, probabilities);
    }

    private Optional<Path> optionalPath(String key, String byDefault) {
        Optional<DocumentValue> value = fields.value(key);
        if (value.isEmpty()) {
            return Optional.of(paths.written(byDefault));
        }
        boolean none = value.get() instanceof DocumentNull
                || (value.get() instanceof DocumentText text && text.text().equalsIgnoreCase("None"));
        return none ? Optional.empty() : path(key, ARRAY_ENDING);
    }

    private Optional<Path> path(String key, String ending) {
        return fields.value(key)
                .flatMap(value -> TypedValues.text(value, problems).flatMap(text -> paths.output(value, text, ending)));
    }
}
