package org.espei4j.calphad.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.expr.Symbol;
import org.jspecify.annotations.Nullable;

/// The symbols whose values a program is given, by binding time and in the order in which each array holds them.
public final class Arguments {

    private final Map<Symbol, Place> places = new HashMap<>();
    private final List<Symbol> potentials;
    private final List<Symbol> parameters;
    private final List<Symbol> constitution;

    private Arguments(
            List<? extends Symbol> potentials, List<? extends Symbol> parameters, List<? extends Symbol> constitution) {
        this.potentials = List.copyOf(potentials);
        this.parameters = List.copyOf(parameters);
        this.constitution = List.copyOf(constitution);
        place(potentials, BindingTime.POTENTIAL);
        place(parameters, BindingTime.PARAMETER);
        place(constitution, BindingTime.CONSTITUTION);
    }

    /// Arguments that are bound at the usual times. A symbol may also stand in a later list than usual: temperature
    /// among the last ones makes a program that is evaluated for any temperature without binding again.
    ///
    /// @throws IllegalArgumentException if a symbol is given twice
    public static Arguments of(
            List<? extends Symbol> potentials, List<? extends Symbol> parameters, List<? extends Symbol> constitution) {
        return new Arguments(potentials, parameters, constitution);
    }

    private void place(List<? extends Symbol> symbols, BindingTime time) {
        for (int i = 0; i < symbols.size(); i++) {
            if (places.put(symbols.get(i), new Place(time, i)) != null) {
                throw new IllegalArgumentException(symbols.get(i).label() + " is an argument twice");
            }
        }
    }

    /// Symbols bound first.
    public List<Symbol> potentials() {
        return potentials;
    }

    /// Symbols bound second.
    public List<Symbol> parameters() {
        return parameters;
    }

    /// Symbols bound last.
    public List<Symbol> constitution() {
        return constitution;
    }

    /// Number of values in the array of one binding time.
    int count(BindingTime time) {
        return switch (time) {
            case CONSTANT -> 0;
            case POTENTIAL -> potentials.size();
            case PARAMETER -> parameters.size();
            case CONSTITUTION -> constitution.size();
        };
    }

    /// Where the value of a symbol comes from, or null if it is no argument.
    @Nullable
    Place placeOf(Symbol symbol) {
        return places.get(symbol);
    }

    /// @param time which array
    /// @param index where in the array
    record Place(BindingTime time, int index) {}
}
