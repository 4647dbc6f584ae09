package org.espei4j.calphad.model;

import java.util.List;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Species;

/// What a reader of a database should know about the parameters of a phase: what is missing, and what does not act as one might
/// think.
final class ModelRemarks {

    /// Kinds that endmembers without a value make no sense of, once another endmember has one.
    private static final List<String> ALL_OR_NONE = List.of(
            ParameterKind.TWO_STATE_ENERGY,
            ParameterKind.EINSTEIN_OF_FORMULA_UNIT,
            ParameterKind.EINSTEIN_OF_ATOMS,
            ParameterKind.COMPRESSIBILITY);

    private ModelRemarks() {}

    /// Warns of endmembers without values.
    static void aboutEndmembers(
            Phase phase, Constitution constitution, List<ActiveParameter> parameters, ModelNotes notes) {
        if (IonicLiquid.is(phase)) {
            return;
        }
        MissingEndmembers.warn(phase, constitution.species(), parameters, ParameterKind.GIBBS_ENERGY, notes);
        for (String kind : ALL_OR_NONE) {
            if (has(kind, parameters)) {
                MissingEndmembers.warn(phase, constitution.species(), parameters, kind, notes);
            }
        }
    }

    /// Notes parameters that have no effect, or another one than elsewhere.
    static void aboutEffects(
            Phase phase, Constitution constitution, List<ActiveParameter> parameters, ModelNotes notes) {
        boolean moments = parameters.stream().anyMatch(active -> ParameterKind.isMagnetic(active.kind()));
        if (moments && phase.magnetic().isEmpty()) {
            notes.note(
                    phase,
                    "has magnetic temperatures or moments but no type definition MAGNETIC; they are properties that do not"
                            + " enter its energy");
        }
        if (has(ParameterKind.EINSTEIN_OF_FORMULA_UNIT, parameters) && !isOneAtom(constitution, phase)) {
            notes.note(
                    phase,
                    "has THETA, which stands for the oscillators of one atom in each formula unit, whatever its atoms;"
                            + " LNTH counts them");
        }
    }

    private static boolean has(String kind, List<ActiveParameter> parameters) {
        return parameters.stream().anyMatch(active -> active.kind().equals(kind));
    }

    /// Whether a formula unit holds one atom, whatever the constitution.
    private static boolean isOneAtom(Constitution constitution, Phase phase) {
        double atoms = 0;
        for (int s = 0; s < constitution.sublatticeCount(); s++) {
            List<Double> counts = constitution.species().get(s).stream()
                    .map(Species::atoms)
                    .distinct()
                    .toList();
            if (counts.size() > 1) {
                return false;
            }
            atoms += phase.sublattices().get(s).siteRatio() * counts.getFirst();
        }
        return Math.abs(atoms - 1) < 1e-9;
    }
}
