package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.Phase;

/// Finds the parameters of a database that act in a phase: their constituents are active, repeated ones are settled,
/// and each knows whether it stands alone in its ternary interaction.
final class ParameterSelector {

    private final Database database;
    private final ModelOptions options;
    private final ModelNotes notes;

    ParameterSelector(Database database, ModelOptions options, ModelNotes notes) {
        this.database = database;
        this.options = options;
        this.notes = notes;
    }

    /// The acting parameters in the order of the database.
    List<ActiveParameter> select(Phase phase, Constitution constitution) {
        List<Parameter> listed = new ArrayList<>();
        for (Parameter parameter : SymmetryOption.expand(phase, database.parametersOf(phase.name()), options, notes)) {
            if (belongs(parameter, phase, constitution) && hasAcceptedOrder(parameter)) {
                listed.add(parameter);
            }
        }
        List<Parameter> settled = settleDuplicates(listed);
        Map<Interaction, List<Integer>> orders = new HashMap<>();
        for (Parameter parameter : settled) {
            orders.computeIfAbsent(interaction(parameter), _ -> new ArrayList<>())
                    .add(parameter.order());
        }
        List<ActiveParameter> active = new ArrayList<>();
        for (Parameter parameter : settled) {
            boolean alone = isAlone(orders.getOrDefault(interaction(parameter), List.of()));
            active.add(new ActiveParameter(parameter, ParameterKind.of(parameter), alone && parameter.order() == 0));
        }
        return active;
    }

    /// The reference program does not see that a parameter given twice is alone in its interaction.
    private boolean isAlone(List<Integer> orders) {
        return options.isReference()
                ? orders.size() == 1
                : orders.stream().distinct().count() == 1;
    }

    /// What parameters of one interaction share. The reference program keeps `G` and `L` apart here.
    private record Interaction(String type, Optional<String> diffusing, List<List<String>> constituents) {}

    private Interaction interaction(Parameter parameter) {
        String type = options.isReference() ? parameter.type() : ParameterKind.of(parameter);
        return new Interaction(type, parameter.diffusing(), parameter.constituents());
    }

    private boolean belongs(Parameter parameter, Phase phase, Constitution constitution) {
        List<List<String>> array = parameter.constituents();
        if (array.size() != constitution.sublatticeCount()) {
            return belongsToNeutrals(parameter, phase, constitution);
        }
        for (int s = 0; s < array.size(); s++) {
            for (String name : array.get(s)) {
                if (!name.equals(Parameter.WILDCARD) && !constitution.has(s, name)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// A parameter of an ionic liquid may name a single sublattice, which is the one of the neutrals.
    private boolean belongsToNeutrals(Parameter parameter, Phase phase, Constitution constitution) {
        if (IonicLiquid.is(phase) && parameter.constituents().size() == 1) {
            return parameter.constituents().getFirst().stream()
                    .allMatch(name -> constitution.has(IonicLiquid.ANIONS, name));
        }
        notes.warn(
                parameter,
                "names " + parameter.constituents().size() + " sublattices, the phase has "
                        + constitution.sublatticeCount() + "; it is left out",
                "");
        return false;
    }

    /// The reference program knows only `G` of order 0 for endmembers and looks at no order elsewhere.
    private boolean hasAcceptedOrder(Parameter parameter) {
        if (!parameter.isEndmember()) {
            return true;
        }
        if (options.isReference()) {
            return !parameter.isGibbsEnergy() || (parameter.type().equals("G") && parameter.order() == 0);
        }
        if (parameter.order() != 0) {
            notes.warn(
                    parameter, "is an endmember of order " + parameter.order() + "; it is left out", "Write order 0.");
            return false;
        }
        return true;
    }

    private record Identity(Interaction interaction, int order) {}

    private List<Parameter> settleDuplicates(List<Parameter> listed) {
        if (options.duplicates() == DuplicatePolicy.SUM) {
            return listed;
        }
        Map<Identity, Parameter> last = new LinkedHashMap<>();
        for (Parameter parameter : listed) {
            last.put(new Identity(interaction(parameter), parameter.order()), parameter);
        }
        return List.copyOf(last.values());
    }
}
