package org.espei4j.assess.phasemodel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.espei4j.assess.document.DocumentList;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentReader;
import org.espei4j.assess.document.DocumentText;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.Fields;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;

/// Reads a phase models file (JSON or YAML).
public final class PhaseModelReader {

    private final Problems problems;

    private PhaseModelReader(Problems problems) {
        this.problems = problems;
    }

    /// Reads and checks a file; all that is wrong with it is reported at once.
    ///
    /// @param file the file
    /// @param problems receives what is wrong
    /// @return the models as the file gives them (not reduced), or nothing if there is any error
    public static Optional<PhaseModels> read(Path file, Problems problems) {
        Problems own = new Problems();
        Optional<PhaseModels> models =
                DocumentReader.readObject(file, own).map(object -> new PhaseModelReader(own).read(object));
        problems.addAll(own);
        return own.hasErrors() ? Optional.empty() : models;
    }

    /// Reads and checks a document.
    ///
    /// @return the models, or nothing if there is any error
    public static Optional<PhaseModels> read(DocumentObject document, Problems problems) {
        Problems own = new Problems();
        PhaseModels models = new PhaseModelReader(own).read(document);
        problems.addAll(own);
        return own.hasErrors() ? Optional.empty() : Optional.of(models);
    }

    private PhaseModels read(DocumentObject document) {
        Fields fields = new Fields(document, problems);
        Optional<DocumentValue> listed = fields.required("components", "a list of names");
        SortedSet<String> components = listed.map(this::components).orElseGet(TreeSet::new);
        Optional<DocumentObject> phases = fields.required("phases", "an object with one key per phase")
                .flatMap(value -> TypedValues.object(value, problems));
        fields.warnOfOthers(List.of("refdata"));
        SortedMap<String, PhaseModel> models = new TreeMap<>();
        if (phases.isPresent()) {
            if (phases.get().members().isEmpty()) {
                problems.add(phases.get().problem(PhaseModelProblem.NO_PHASES));
            }
            phases.get().members().forEach((name, value) -> {
                checkCase(name, phases.get().keyPlaces().getOrDefault(name, value.place()), value.path());
                TypedValues.object(value, problems)
                        .flatMap(object -> new PhaseParser(name, object, problems).parse())
                        .ifPresent(model -> models.put(name, model));
            });
            checkAliases(models, phases.get());
        }
        if (!components.isEmpty()) {
            listed.ifPresent(value -> checkUse(components, models, value));
        }
        return new PhaseModels(components, models);
    }

    private SortedSet<String> components(DocumentValue value) {
        SortedSet<String> components = new TreeSet<>();
        Optional<DocumentList> list = TypedValues.list(value, problems);
        if (list.isEmpty()) {
            return components;
        }
        if (list.get().entries().isEmpty()) {
            problems.add(value.problem(PhaseModelProblem.NO_COMPONENTS));
        }
        for (DocumentValue entry : list.get().entries()) {
            Optional<String> name = TypedValues.text(entry, problems);
            name.ifPresent(text -> checkCase(text, entry.place(), entry.path()));
            if (name.isPresent() && !components.add(name.get())) {
                problems.add(entry.problem(PhaseModelProblem.REPEATED_COMPONENT, name.get()));
            }
        }
        return components;
    }

    private void checkCase(String name, SourcePlace place, String path) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (!name.equals(upper)) {
            problems.add(PhaseModelProblem.LOWER_CASE.at(place, path, name, upper));
        }
    }

    private void checkAliases(Map<String, PhaseModel> models, DocumentObject phases) {
        Map<String, String> owners = new TreeMap<>();
        models.keySet().forEach(name -> owners.put(name, name));
        for (PhaseModel model : models.values()) {
            for (String alias : model.aliases()) {
                String owner = owners.putIfAbsent(alias, model.name());
                if (owner != null && !owner.equals(model.name())) {
                    DocumentValue place = aliasPlace(phases, model.name(), alias);
                    problems.add(place.problem(PhaseModelProblem.ALIAS_TAKEN, alias, owner));
                }
            }
        }
    }

    private static DocumentValue aliasPlace(DocumentObject phases, String phase, String alias) {
        DocumentValue owner = phases.get(phase).orElse(phases);
        if (owner instanceof DocumentObject object
                && object.get("aliases").orElse(object) instanceof DocumentList aliases) {
            return aliases.entries().stream()
                    .filter(entry ->
                            entry instanceof DocumentText text && text.text().equals(alias))
                    .findFirst()
                    .orElse(aliases);
        }
        return owner;
    }

    /// What is left out because components and constituents do not match.
    private void checkUse(SortedSet<String> components, Map<String, PhaseModel> models, DocumentValue listed) {
        SortedSet<String> used = new TreeSet<>();
        for (PhaseModel model : models.values()) {
            List<Integer> emptied = new ArrayList<>();
            for (int s = 0; s < model.sublattices().size(); s++) {
                List<String> sublattice = model.sublattices().get(s);
                used.addAll(sublattice);
                for (String constituent : sublattice) {
                    if (!components.contains(constituent)) {
                        problems.add(PhaseModelProblem.CONSTITUENT_NOT_A_COMPONENT.at(
                                model.place(),
                                "/phases/" + model.name(),
                                model.name(),
                                constituent,
                                s,
                                Spelling.hint(constituent, components)));
                    }
                }
                if (sublattice.stream().noneMatch(components::contains)) {
                    emptied.add(s);
                }
            }
            if (!emptied.isEmpty()) {
                problems.add(PhaseModelProblem.PHASE_LEFT_OUT.at(
                        model.place(), "/phases/" + model.name(), model.name(), emptied.getFirst()));
            }
        }
        for (String component : components) {
            if (!used.contains(component) && !component.equals(PhaseModel.VACANCY)) {
                problems.add(listed.problem(PhaseModelProblem.COMPONENT_WITHOUT_PHASE, component));
            }
        }
    }
}
