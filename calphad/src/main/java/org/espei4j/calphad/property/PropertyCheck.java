package org.espei4j.calphad.property;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;
import org.espei4j.calphad.model.PhaseDescription;
import org.espei4j.calphad.model.PhaseModel;
import org.jspecify.annotations.Nullable;

/// Checks properties against a system before anything is computed.
final class PropertyCheck {

    private static final SourcePlace PLACE = SourcePlace.of("properties");
    private static final Set<String> RELATIVE = Set.of("MUR", "ACR", "GMR", "HMR", "SMR");

    private final List<String> elements;
    private final Map<String, PhaseCode> phases;
    private final Set<String> referenced;
    private final Problems problems;

    /// @param phases by name
    /// @param referenced elements with a reference state
    PropertyCheck(List<String> elements, Map<String, PhaseCode> phases, Set<String> referenced, Problems problems) {
        this.elements = elements;
        this.phases = phases;
        this.referenced = referenced;
        this.problems = problems;
    }

    void check(Property property) {
        List<PropertySignature> signatures = PropertySignature.of(property.quantity());
        if (signatures.isEmpty()) {
            checkNamed(property);
            return;
        }
        if (isNamed(property, phases)) {
            return;
        }
        Optional<PropertySignature> signature = signatures.stream()
                .filter(one -> one.fits(property.arguments().size()))
                .findFirst();
        if (signature.isEmpty()) {
            problems.add(PropertyProblem.WRONG_ARGUMENTS.at(
                    PLACE,
                    "",
                    property,
                    signatures.stream()
                            .map(one -> property.quantity() + one.text())
                            .collect(Collectors.joining(" or "))));
            return;
        }
        checkArguments(property, signature.get());
        checkReferences(property, signature.get());
    }

    /// Whether a property is what a database describes for a phase by parameters of that name, although there is a quantity of
    /// the same name, such as `H` or `MU`: they are told apart by their arguments. The volume `V` of every model, per mole of
    /// formula units, is none; there is `VM`.
    static boolean isNamed(Property property, Map<String, PhaseCode> phases) {
        List<PropertySignature> signatures = PropertySignature.of(property.quantity());
        if (property.arguments().size() != 1
                || property.quantity().equals(PhaseModel.VOLUME)
                || signatures.isEmpty()
                || signatures.contains(PropertySignature.PHASE)) {
            return false;
        }
        PhaseCode phase = phases.get(withoutNumber(property.arguments().getFirst()));
        return phase != null
                && phase.model().property(baseName(property.quantity())).isPresent();
    }

    /// A phase without the number of its composition set.
    private static String withoutNumber(String set) {
        return set.replaceFirst("#\\d+$", "");
    }

    /// A property of one phase that is called by the name of its parameters, such as `VISC(LIQUID)`.
    private void checkNamed(Property property) {
        String name = baseName(property.quantity());
        if (phases.values().stream()
                .allMatch(phase -> phase.model().property(name).isEmpty())) {
            Set<String> all = new TreeSet<>(PropertySignature.names());
            phases.values()
                    .forEach(phase -> all.addAll(phase.model().properties().keySet()));
            problems.add(PropertyProblem.UNKNOWN_QUANTITY.at(
                    PLACE, "", property.quantity(), String.join(", ", all), hint(property.quantity(), all)));
            return;
        }
        if (property.arguments().size() != 1) {
            problems.add(PropertyProblem.WRONG_ARGUMENTS.at(PLACE, "", property, property.quantity() + "(phase)"));
            return;
        }
        PhaseCode phase = phase(property, property.arguments().getFirst());
        if (phase != null && phase.model().property(name).isEmpty()) {
            Collection<String> own = phase.model().properties().keySet();
            problems.add(PropertyProblem.NOT_IN_DATABASE.at(
                    PLACE,
                    "",
                    name,
                    phase.name(),
                    own.isEmpty() ? "none: it has no such properties" : "one of " + String.join(", ", own)));
        }
    }

    /// The quantity without the ending for phases alone.
    static String baseName(String quantity) {
        return quantity.endsWith(PropertySignature.ALONE)
                ? quantity.substring(0, quantity.length() - PropertySignature.ALONE.length())
                : quantity;
    }

    private void checkArguments(Property property, PropertySignature signature) {
        List<String> arguments = property.arguments();
        switch (signature) {
            case SYSTEM -> {}
            case ELEMENT -> checkElement(property, arguments.getFirst());
            case PHASE -> phase(property, arguments.getFirst());
            case PHASE_ELEMENT -> {
                phase(property, arguments.getFirst());
                checkElement(property, arguments.get(1));
            }
            case ELEMENT_PHASE -> checkElement(property, arguments.getFirst());
            case TWO_PHASES -> {
                phase(property, arguments.getFirst());
                phase(property, arguments.get(1));
            }
            case PHASE_CONSTITUENT -> checkConstituent(property);
        }
    }

    private void checkElement(Property property, String element) {
        if (!elements.contains(element)) {
            problems.add(PropertyProblem.UNKNOWN_ELEMENT.at(
                    PLACE, "", property, String.join(", ", elements), hint(element, elements)));
        }
    }

    private @Nullable PhaseCode phase(Property property, String argument) {
        String name = withoutNumber(argument);
        PhaseCode phase = phases.get(name);
        if (phase == null) {
            problems.add(PropertyProblem.UNKNOWN_PHASE.at(
                    PLACE, "", property, String.join(", ", phases.keySet()), hint(name, phases.keySet())));
        }
        return phase;
    }

    private void checkConstituent(Property property) {
        PhaseCode phase = phase(property, property.arguments().getFirst());
        if (phase == null) {
            return;
        }
        List<String> constituents = phase.description().species().stream()
                .map(Species::name)
                .distinct()
                .toList();
        String name = property.arguments().get(1);
        if (!constituents.contains(name)) {
            problems.add(PropertyProblem.UNKNOWN_CONSTITUENT.at(
                    PLACE, "", property, String.join(", ", constituents), hint(name, constituents)));
        }
        if (property.arguments().size() == 3 && !property.arguments().get(2).matches("[1-9]\\d?")) {
            problems.add(PropertyProblem.WRONG_ARGUMENTS.at(
                    PLACE, "", property, "the number of a sublattice, counted from 1, as third argument"));
        }
    }

    private void checkReferences(Property property, PropertySignature signature) {
        if (!RELATIVE.contains(baseName(property.quantity()))) {
            return;
        }
        List<String> needed = signature == PropertySignature.ELEMENT ? property.arguments() : elements;
        for (String element : needed) {
            if (!referenced.contains(element)) {
                problems.add(PropertyProblem.NO_REFERENCE.at(PLACE, "", property, element, candidate(element)));
            }
        }
    }

    /// A phase that may be meant as reference of an element: a solid one of this element alone, if there is any.
    private String candidate(String element) {
        Optional<String> pure = phases.values().stream()
                .filter(phase -> canBePure(phase.description(), element))
                .map(PhaseCode::name)
                .min(Comparator.comparing((String name) -> name.startsWith("LIQ") || name.startsWith("GAS"))
                        .thenComparing(Comparator.naturalOrder()));
        return pure.orElseGet(
                () -> Objects.requireNonNull(phases.keySet().iterator().next()));
    }

    private static boolean canBePure(PhaseDescription phase, String element) {
        return phase.constituents().stream()
                .allMatch(sublattice -> sublattice.stream()
                        .anyMatch(species ->
                                species.composition().keySet().stream().allMatch(element::equals)));
    }

    private static String hint(String name, Collection<String> candidates) {
        return Spelling.closest(name, candidates)
                .map(candidate -> "Did you mean " + candidate + "?")
                .orElse("");
    }
}
