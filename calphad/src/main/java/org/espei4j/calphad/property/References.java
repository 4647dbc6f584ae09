package org.espei4j.calphad.property;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.ThermodynamicSystem;

/// The pure elements against which properties are measured. Immutable and thread-safe.
final class References {

    private static final SourcePlace PLACE = SourcePlace.of("references");
    private static final double[] ONE_MOLE = {1};

    private final Map<String, Pure> elements;

    /// Number of values that are remembered: those of some elements at the temperatures of a table.
    private static final int REMEMBERED = 1024;

    private final Map<Key, Double> known = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Double> eldest) {
            return size() > REMEMBERED;
        }
    });

    /// A pure element in a phase.
    private record Pure(PhaseCode phase, OptionalDouble temperature) {}

    /// A property of a pure element, of which the value is remembered.
    private record Key(String element, ReferenceQuantity quantity, double temperature, double pressure) {}

    private References(Map<String, Pure> elements) {
        this.elements = elements;
    }

    /// No reference states.
    static References none() {
        return new References(Map.of());
    }

    /// Prepares reference states.
    ///
    /// @param system the system; reference phases need not be among its phases
    /// @throws BadInputException with all states that do not exist
    static References of(ThermodynamicSystem system, Collection<ReferenceState> states, double[] theta)
            throws BadInputException {
        Problems problems = new Problems();
        Map<String, Pure> elements = new HashMap<>();
        for (ReferenceState state : states) {
            if (!system.elements().contains(state.element())) {
                problems.add(PropertyProblem.UNKNOWN_ELEMENT.at(
                        PLACE,
                        "",
                        state.element() + "=" + state.phase(),
                        String.join(", ", system.elements()),
                        Spelling.closest(state.element(), system.elements())
                                .map(candidate -> "Did you mean " + candidate + "?")
                                .orElse("")));
                continue;
            }
            try {
                elements.put(state.element(), pure(system, state, theta));
            } catch (BadInputException wrong) {
                wrong.problems().forEach(problems::add);
            }
        }
        problems.throwIfErrors();
        return new References(Map.copyOf(elements));
    }

    private static Pure pure(ThermodynamicSystem system, ReferenceState state, double[] theta)
            throws BadInputException {
        PhaseModel model = ThermodynamicSystem.of(system.database())
                .components(state.element())
                .options(system.options())
                .build()
                .model(state.phase());
        CompiledPhase compiled =
                CompiledPhase.of(model.energy(), system.options().fittingSymbols());
        Pure pure = new Pure(new PhaseCode(model, compiled, theta), state.temperature());
        try {
            point(pure, state.temperature().orElse(1000), 101_325, false);
        } catch (UndefinedPropertyException impossible) {
            throw new BadInputException(problem(state, impossible.reason()));
        }
        return pure;
    }

    private static Problem problem(ReferenceState state, String reason) {
        return PropertyProblem.IMPOSSIBLE_REFERENCE.at(PLACE, "", state.phase(), state.element(), reason);
    }

    private static EquilibriumPoint point(Pure pure, double temperature, double pressure, boolean differentiated)
            throws UndefinedPropertyException {
        return PhaseAlone.at(pure.phase, temperature, pressure, ONE_MOLE, differentiated);
    }

    /// Elements with a reference state.
    Set<String> elements() {
        return elements.keySet();
    }

    /// A property of a pure element, per mole of atoms, as a function of the temperature and pressure of an equilibrium.
    ///
    /// @throws UndefinedPropertyException if the element has no reference state, or that has no such property
    Differential molar(String element, ReferenceQuantity quantity, EquilibriumPoint at)
            throws UndefinedPropertyException {
        Pure pure = Optional.ofNullable(elements.get(element))
                .orElseThrow(() -> new UndefinedPropertyException(element + " has no reference state"));
        double temperature = pure.temperature.orElse(at.temperature);
        if (at.isDifferentiated()) {
            return inner(pure, at, temperature).value(p -> p.total(quantity.extensive()));
        }
        Key key = new Key(element, quantity, temperature, at.pressure);
        Double value = known.get(key);
        if (value == null) {
            value = point(pure, temperature, at.pressure, false).total(quantity.extensive()).value;
            known.put(key, value);
        }
        return Differential.constant(value);
    }

    private static InnerSystem inner(Pure pure, EquilibriumPoint at, double temperature)
            throws UndefinedPropertyException {
        Differential own = pure.temperature.isPresent() ? Differential.constant(temperature) : at.temperature();
        return new InnerSystem(
                at, point(pure, temperature, at.pressure, true), List.of(own, at.pressure(), Differential.constant(1)));
    }
}
