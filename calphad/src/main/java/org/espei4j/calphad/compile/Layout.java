package org.espei4j.calphad.compile;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where values live in a workspace: numbers first, then what is bound with the potentials, then what is bound with the
/// parameters. Scratch follows after them.
final class Layout {

    private final Map<Double, Integer> numbers = new LinkedHashMap<>();
    private final Map<Integer, Double> numberAtPlace = new HashMap<>();
    private final Map<Value, Integer> slots = new IdentityHashMap<>();
    private int size;

    /// Gives a number a place.
    void addNumber(double number) {
        if (numbers.putIfAbsent(number, size) == null) {
            numberAtPlace.put(size++, number);
        }
    }

    /// The place of a number that has been added.
    int placeOfNumber(double number) {
        Integer place = numbers.get(number);
        if (place == null) {
            throw new IllegalStateException(number + " has no place");
        }
        return place;
    }

    /// Whether a place holds a number.
    boolean isNumber(int place) {
        return numberAtPlace.containsKey(place);
    }

    /// The number at a place that holds one.
    double numberAt(int place) {
        Double number = numberAtPlace.get(place);
        if (number == null) {
            throw new IllegalArgumentException("place " + place + " holds no number");
        }
        return number;
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
