package org.espei4j.calphad.compile;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where values live in a workspace: numbers first, then what is bound with the potentials, then what is bound with the
/// parameters. Scratch follows after them.
final class Layout {

    private final Map<Double, Integer> numbers = new LinkedHashMap<>();
    private final Map<Value, Integer> slots = new IdentityHashMap<>();
    private int size;

    /// Gives a number a place.
    void addNumber(double number) {
        numbers.computeIfAbsent(number, _ -> size++);
    }

    /// The place of a number that has been added.
    int placeOfNumber(double number) {
        Integer place = numbers.get(number);
        if (place == null) {
            throw new IllegalStateException(number + " has no place");
        }
        return place;
    }

    /// Gives a value a lasting place.
    void addSlot(Value value) {
        if (slots.putIfAbsent(value, size) == null) {
            size++;
        }
    }

    /// The lasting place of a value, or null if it has none.
    @Nullable
    Integer placeOf(Value value) {
        return value.isConstant() ? numbers.get(value.number) : slots.get(value);
    }

    /// Number of lasting places.
    int size() {
        return size;
    }

    /// A workspace with the numbers in their places.
    double[] template() {
        double[] workspace = new double[size];
        numbers.forEach((number, place) -> workspace[place] = number);
        return workspace;
    }
}
