package org.espei4j.assess.document;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Spelling;

/// The typed members of one object. It remembers which keys were asked for, so that [#rejectOthers()] can report the
/// rest. Not thread-safe.
public final class Fields {

    private final DocumentObject object;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    /// @param object the object
    /// @param problems receives what is wrong with its members
    public Fields(DocumentObject object, Problems problems) {
        this.object = object;
        this.problems = problems;
    }

    /// The object whose members these are.
    public DocumentObject object() {
        return object;
    }

    /// Whether the object has a key, with any value (null included).
    public boolean has(String key) {
        known.add(key);
        return object.get(key).isPresent();
    }

    /// The untyped value of a key; nothing if the key is absent.
    public Optional<DocumentValue> value(String key) {
        known.add(key);
        return object.get(key);
    }

    /// The untyped value of a key that must be there.
    ///
    /// @param meaning what the value must be, for the message
    public Optional<DocumentValue> required(String key, String meaning) {
        Optional<DocumentValue> value = value(key);
        if (value.isEmpty()) {
            problems.add(object.problem(DocumentProblem.MISSING_KEY, key, meaning));
        }
        return value;
    }

    /// The text of a key; nothing if it is absent or no text.
    public Optional<String> text(String key) {
        return typed(key, TypedValues::text);
    }

    /// The text of a key that must be there.
    public Optional<String> requiredText(String key, String meaning) {
        return required(key, meaning).flatMap(value -> TypedValues.text(value, problems));
    }

    /// The finite number of a key; nothing if it is absent or no such number.
    public Optional<Double> number(String key) {
        return typed(key, TypedValues::number);
    }

    /// The integer of a key; nothing if it is absent or no integer in the range.
    public Optional<Integer> integer(String key, int least, int greatest) {
        return value(key).flatMap(value -> TypedValues.integer(value, least, greatest, problems));
    }

    /// The boolean of a key; nothing if it is absent or no boolean.
    public Optional<Boolean> bool(String key) {
        return typed(key, TypedValues::bool);
    }

    /// The object of a key; nothing if it is absent or no object.
    public Optional<DocumentObject> object(String key) {
        return typed(key, TypedValues::object);
    }

    /// The list of a key; nothing if it is absent or no list.
    public Optional<DocumentList> list(String key) {
        return typed(key, TypedValues::list);
    }

    /// The list of texts of a key; nothing if it is absent or no such list.
    public Optional<List<String>> texts(String key) {
        return typed(key, TypedValues::texts);
    }

    /// Whether a key is there with the value null.
    public boolean isNull(String key) {
        return value(key).filter(DocumentNull.class::isInstance).isPresent();
    }

    /// Reports every key that was not asked for as an error.
    public void rejectOthers() {
        reportOthers(DocumentProblem.UNKNOWN_KEY, Set.of());
    }

    /// Reports every key that was not asked for as a warning.
    ///
    /// @param alsoKnown keys that are known, but that nobody reads
    public void warnOfOthers(Collection<String> alsoKnown) {
        reportOthers(DocumentProblem.IGNORED_KEY, alsoKnown);
    }

    private void reportOthers(DocumentProblem kind, Collection<String> alsoKnown) {
        Set<String> all = new LinkedHashSet<>(known);
        all.addAll(alsoKnown);
        for (Map.Entry<String, DocumentValue> member : object.members().entrySet()) {
            String key = member.getKey();
            if (!all.contains(key)) {
                problems.add(kind.at(
                        object.keyPlaces().getOrDefault(key, object.place()),
                        object.path() + "/" + key,
                        key,
                        String.join(", ", all),
                        Spelling.hint(key, all)));
            }
        }
    }

    private <T> Optional<T> typed(String key, BiFunction<DocumentValue, Problems, Optional<T>> conversion) {
        return value(key).flatMap(value -> conversion.apply(value, problems));
    }
}
