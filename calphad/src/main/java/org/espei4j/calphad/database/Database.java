package org.espei4j.calphad.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A thermodynamic database. Immutable; names are upper case everywhere.
///
/// Two databases are equal when they say the same: the order of parameters counts only within a phase, that of kept
/// commands only within a keyword, and the places where something was read do not count.
public final class Database {

    private final SortedMap<String, Element> elements;
    private final SortedMap<String, Species> species;
    private final SortedMap<String, DatabaseFunction> functions;
    private final SortedMap<String, Phase> phases;
    private final List<Parameter> parameters;
    private final List<Annotation> annotations;
    private final SortedMap<String, String> references;
    private final List<String> comments;

    private Database(Builder builder) {
        elements = Collections.unmodifiableSortedMap(new TreeMap<>(builder.elements));
        species = Collections.unmodifiableSortedMap(new TreeMap<>(builder.species));
        functions = Collections.unmodifiableSortedMap(new TreeMap<>(builder.functions));
        phases = Collections.unmodifiableSortedMap(new TreeMap<>(builder.phases));
        parameters = List.copyOf(builder.parameters);
        annotations = List.copyOf(builder.annotations);
        references = Collections.unmodifiableSortedMap(new TreeMap<>(builder.references));
        comments = List.copyOf(builder.comments);
    }

    /// A command of the file that carries no thermodynamics but survives reading and writing: defaults, assessed
    /// systems, information texts, type definitions that only some programs act upon.
    ///
    /// @param keyword full upper-case keyword, e.g. `DEFAULT_COMMAND`
    /// @param text everything between the keyword and the `!`, as read
    public record Annotation(String keyword, String text) {}

    /// Elements by name, `VA` and `/-` included where the file defines them.
    public SortedMap<String, Element> elements() {
        return elements;
    }

    /// Species by name; every element is also a species.
    public SortedMap<String, Species> species() {
        return species;
    }

    /// Functions by name.
    public SortedMap<String, DatabaseFunction> functions() {
        return functions;
    }

    /// Phases by name.
    public SortedMap<String, Phase> phases() {
        return phases;
    }

    /// All parameters in the order of the file.
    public List<Parameter> parameters() {
        return parameters;
    }

    /// The parameters of one phase in the order of the file.
    public List<Parameter> parametersOf(String phase) {
        return parameters.stream().filter(p -> p.phase().equals(phase)).toList();
    }

    /// Commands kept for writing, in the order of the file.
    public List<Annotation> annotations() {
        return annotations;
    }

    /// Literature references by key.
    public SortedMap<String, String> references() {
        return references;
    }

    /// The lines of the comment at the head of the file, without the comment sign.
    public List<String> comments() {
        return comments;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Database that
                && elements.equals(that.elements)
                && species.equals(that.species)
                && functions.equals(that.functions)
                && phases.equals(that.phases)
                && references.equals(that.references)
                && comments.equals(that.comments)
                && grouped(parameters, Parameter::phase).equals(grouped(that.parameters, Parameter::phase))
                && grouped(annotations, Annotation::keyword).equals(grouped(that.annotations, Annotation::keyword));
    }

    @Override
    public int hashCode() {
        return Objects.hash(elements, species, functions, phases, references);
    }

    private static <T> Map<String, List<T>> grouped(List<T> items, Function<T, String> key) {
        return items.stream().collect(Collectors.groupingBy(key));
    }

    /// The function of a name, if the database defines it.
    public Optional<DatabaseFunction> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    /// The phase of a name, if the database has it.
    public Optional<Phase> phase(String name) {
        return Optional.ofNullable(phases.get(name));
    }

    /// A builder that starts from this database.
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.elements.putAll(elements);
        builder.species.putAll(species);
        builder.functions.putAll(functions);
        builder.phases.putAll(phases);
        builder.parameters.addAll(parameters);
        builder.annotations.addAll(annotations);
        builder.references.putAll(references);
        builder.comments.addAll(comments);
        return builder;
    }

    /// A builder that starts from nothing.
    public static Builder builder() {
        return new Builder();
    }

    /// Collects the content of a database. Adding something of a name that exists replaces it, except parameters, which
    /// are appended.
    public static final class Builder {

        private final Map<String, Element> elements = new TreeMap<>();
        private final Map<String, Species> species = new TreeMap<>();
        private final Map<String, DatabaseFunction> functions = new TreeMap<>();
        private final Map<String, Phase> phases = new TreeMap<>();
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<Annotation> annotations = new ArrayList<>();
        private final Map<String, String> references = new TreeMap<>();
        private final List<String> comments = new ArrayList<>();

        private Builder() {}

        /// Adds an element and the species of the same name.
        public Builder element(Element element) {
            elements.put(element.name(), element);
            species.put(element.name(), Species.ofElement(element.name()));
            return this;
        }

        /// Adds a species.
        public Builder species(Species added) {
            species.put(added.name(), added);
            return this;
        }

        /// Adds a function.
        public Builder function(DatabaseFunction function) {
            functions.put(function.name(), function);
            return this;
        }

        /// Takes a function away.
        public Builder removeFunction(String name) {
            functions.remove(name);
            return this;
        }

        /// Adds a phase.
        public Builder phase(Phase phase) {
            phases.put(phase.name(), phase);
            return this;
        }

        /// Appends a parameter.
        public Builder parameter(Parameter parameter) {
            parameters.add(parameter);
            return this;
        }

        /// Replaces all parameters.
        public Builder parameters(Collection<Parameter> all) {
            parameters.clear();
            parameters.addAll(all);
            return this;
        }

        /// Appends a command that is kept for writing.
        public Builder annotation(Annotation annotation) {
            annotations.add(annotation);
            return this;
        }

        /// Adds a literature reference.
        public Builder reference(String key, String text) {
            references.put(key, text);
            return this;
        }

        /// Appends a line to the comment at the head of the file.
        ///
        /// @param line text without a comment sign
        public Builder comment(String line) {
            comments.add(line);
            return this;
        }

        /// What has been collected so far; the builder can be used further.
        public Database build() {
            return new Database(this);
        }

        /// A function added so far.
        public Optional<DatabaseFunction> function(String name) {
            return Optional.ofNullable(functions.get(name));
        }
    }
}
