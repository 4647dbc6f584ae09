package org.espei4j.calphad.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Parameters that change the energy of a phase in programs that have their models, which this one has not. To keep them as
/// properties without a word would leave a part of the energy out.
final class UnsupportedParameters {

    /// Kinds of parameters, without what follows `&`, and their models.
    private static final Map<String, String> MODELS = Map.of(
            "TSCH", "Schottky anomaly",
            "CSCH", "Schottky anomaly",
            "THT2", "second Einstein function",
            "DCP2", "second Einstein function",
            "IBM", "individual magnetic moments",
            "UQT", "UNIQUAC");

    private UnsupportedParameters() {}

    /// The models that parameters ask for, each with the kinds of its parameters; empty if all are known.
    static Optional<String> models(List<ActiveParameter> parameters) {
        SortedSet<String> found = new TreeSet<>();
        for (ActiveParameter active : parameters) {
            String kind = active.kind().split("&", 2)[0];
            String model = MODELS.get(kind);
            if (model != null) {
                found.add(model + " (parameter " + kind + ")");
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", found));
    }
}
