package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Species;

/// Tells of endmembers for which a database gives no value, so that they count as zero.
final class MissingEndmembers {

    /// Beyond this number of endmembers nobody would read the list.
    private static final int MOST_CHECKED = 4096;

    private static final int MOST_NAMED = 5;

    private MissingEndmembers() {}

    /// Warns of endmembers without a parameter of a kind. Endmembers of vacancies alone need none.
    static void warn(
            Phase phase, List<List<Species>> species, List<ActiveParameter> parameters, String kind, ModelNotes notes) {
        long count = species.stream().mapToLong(List::size).reduce(1, (a, b) -> Math.min(a * b, MOST_CHECKED + 1L));
        if (count > MOST_CHECKED) {
            return;
        }
        List<Parameter> given = parameters.stream()
                .filter(active -> active.kind().equals(kind))
                .map(ActiveParameter::parameter)
                .filter(Parameter::isEndmember)
                .toList();
        List<String> missing = new ArrayList<>();
        search(species, new ArrayList<>(), given, missing);
        if (!missing.isEmpty()) {
            String names = String.join(", ", missing.subList(0, Math.min(MOST_NAMED, missing.size())));
            notes.warn(
                    phase,
                    "has no " + kind + " for " + missing.size() + " endmembers, which count as zero: " + names
                            + (missing.size() > MOST_NAMED ? ", …" : ""),
                    "");
        }
    }

    private static void search(
            List<List<Species>> species, List<Species> endmember, List<Parameter> given, List<String> missing) {
        if (endmember.size() == species.size()) {
            boolean empty = endmember.stream().allMatch(Species::isVacancy);
            if (!empty && given.stream().noneMatch(parameter -> covers(parameter, endmember))) {
                missing.add(
                        String.join(":", endmember.stream().map(Species::name).toList()));
            }
            return;
        }
        for (Species next : species.get(endmember.size())) {
            endmember.add(next);
            search(species, endmember, given, missing);
            endmember.removeLast();
        }
    }

    private static boolean covers(Parameter parameter, List<Species> endmember) {
        for (int s = 0; s < endmember.size(); s++) {
            String name = parameter.constituents().get(s).getFirst();
            if (!name.equals(Parameter.WILDCARD)
                    && !name.equals(endmember.get(s).name())) {
                return false;
            }
        }
        return true;
    }
}
