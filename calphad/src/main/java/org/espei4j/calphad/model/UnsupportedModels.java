package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.model.UnbuildablePhaseException.Reason;

/// Models that a database may ask for and that this program has not. A phase that needs one of them is refused: without it
/// a part of the energy would be missing without a word.
final class UnsupportedModels {

    /// Kinds of parameters, without what follows `&`, and their models. As properties they would be kept, but in programs that
    /// have their models they change the energy.
    private static final Map<String, String> OF_PARAMETERS = Map.of(
            "TSCH", "Schottky anomaly",
            "CSCH", "Schottky anomaly",
            "THT2", "second Einstein function",
            "DCP2", "second Einstein function",
            "IBM", "individual magnetic moments",
            "UQT", "UNIQUAC");

    private UnsupportedModels() {}

    /// Refuses a phase whose options or type definitions ask for such a model.
    ///
    /// @throws UnbuildablePhaseException if they do
    static void refuseIn(Phase phase) throws UnbuildablePhaseException {
        List<String> unknown = new ArrayList<>(phase.furtherModels());
        if (IonicLiquid.is(phase) && !phase.extrapolations().isEmpty()) {
            unknown.add("extrapolation after Kohler or Toop in an ionic liquid");
        }
        refuse(phase, unknown);
    }

    /// Refuses a phase whose parameters belong to such a model.
    ///
    /// @param parameters the acting parameters
    /// @throws UnbuildablePhaseException if they do
    static void refuseIn(Phase phase, List<ActiveParameter> parameters) throws UnbuildablePhaseException {
        SortedSet<String> found = new TreeSet<>();
        for (ActiveParameter active : parameters) {
            String kind = active.kind().split("&", 2)[0];
            String model = OF_PARAMETERS.get(kind);
            if (model != null) {
                found.add(model + " (parameter " + kind + ")");
            }
        }
        refuse(phase, List.copyOf(found));
    }

    private static void refuse(Phase phase, List<String> models) throws UnbuildablePhaseException {
        if (!models.isEmpty()) {
            throw new UnbuildablePhaseException(
                    Reason.UNSUPPORTED_MODEL,
                    ModelNotes.placeOf(phase.place()),
                    phase.name(),
                    String.join("; ", models));
        }
    }
}
