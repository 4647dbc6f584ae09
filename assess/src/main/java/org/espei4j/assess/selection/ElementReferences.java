package org.espei4j.assess.selection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.espei4j.assess.refstate.ReferenceState;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.database.Sublattice;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Substitution;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;

/// The energies of the elements to which formation data are referred: each element in its reference phase, at the
/// temperature of the data.
///
/// That is the function of the element's stable form, unless an input database describes the reference phase itself,
/// for example with a magnetic contribution.
final class ElementReferences {

    private static final String STABLE_FORM = "STABLE_FORM";

    private final Map<String, Energies> energies = new TreeMap<>();

    /// @param stable the function of the element's stable form
    /// @param reference energy in the reference phase
    private record Energies(Expr stable, Expr reference) {}

    /// @param start the database before anything was fitted
    /// @param elements elements of the phase models, without the vacancy
    /// @throws BadInputException if an input database describes an element or its reference phase in a way that cannot
    ///     be evaluated
    ElementReferences(Database start, Iterable<String> elements, ModelOptions options) throws BadInputException {
        for (String element : elements) {
            Expr stableForm = stableForm(start, element, options);
            Expr reference =
                    inReferencePhase(start, element, stableForm, options).orElse(stableForm);
            energies.put(element, new Energies(stableForm, reference));
        }
    }

    /// Energy of the element in its reference phase, J per mole of atoms; a function of temperature and pressure.
    Expr of(String element) {
        return energies(element).reference();
    }

    /// By how much [#of] exceeds the function of the element's stable form.
    Expr beyondStableForm(String element) {
        return Algebra.subtract(energies(element).reference(), energies(element).stable());
    }

    private Energies energies(String element) {
        Energies known = energies.get(element);
        if (known == null) {
            throw new IllegalArgumentException(element + " is not an element of the phase models");
        }
        return known;
    }

    /// The function with everything it refers to put in, by way of a phase that consists of it.
    private static Expr stableForm(Database start, String element, ModelOptions options) throws BadInputException {
        Expr function = Expr.named(ReferenceState.stableFunctionName(element));
        Database only = start.toBuilder()
                .phase(Phase.of(STABLE_FORM, List.of(Sublattice.of(1, List.of(element)))))
                .parameters(List.of(
                        Parameter.of("G", STABLE_FORM, List.of(List.of(element)), 0, TemperatureRanges.of(function))))
                .build();
        PhaseModel model = ModelValues.model(only, STABLE_FORM, List.of(element), options);
        Expr energy = model.contributions().getOrDefault(Contribution.REFERENCE, Expr.ZERO);
        return pure(model, element).apply(energy);
    }

    private static Optional<Expr> inReferencePhase(
            Database start, String element, Expr stableForm, ModelOptions options) throws BadInputException {
        String name = Optional.ofNullable(start.elements().get(element))
                .map(Element::referencePhase)
                .orElse("");
        if (start.phase(name).isEmpty() || start.parametersOf(name).isEmpty()) {
            return Optional.empty();
        }
        PhaseModel model = ModelValues.model(start, name, List.of(element, Element.VACANCY), options);
        Substitution pure = pure(model, element);
        Expr energy = Expr.ZERO;
        for (Map.Entry<Contribution, Expr> part : model.contributions().entrySet()) {
            energy = Algebra.add(energy, pure.apply(part.getValue()));
        }
        Expr atoms = pure.apply(model.atoms());
        Expr perAtom = Algebra.divide(energy, atoms);
        boolean hasEnergyOfItsOwn =
                pure.apply(model.contributions().getOrDefault(Contribution.REFERENCE, Expr.ZERO)) != Expr.ZERO;
        return Optional.of(hasEnergyOfItsOwn ? perAtom : Algebra.add(stableForm, perAtom));
    }

    /// Puts in the site fractions of the pure element: it takes the first sublattice that can hold it, and others only
    /// where they cannot be vacant.
    private static Substitution pure(PhaseModel model, String element) {
        Map<Symbol, Expr> fractions = new HashMap<>();
        boolean placed = false;
        List<List<Species>> constituents = model.description().constituents();
        for (int s = 0; s < constituents.size(); s++) {
            List<String> names = constituents.get(s).stream().map(Species::name).toList();
            boolean takes = names.contains(element) && (!placed || !names.contains(Element.VACANCY));
            placed |= takes;
            for (String name : names) {
                boolean present = takes ? name.equals(element) : name.equals(Element.VACANCY);
                fractions.put(new Symbol.SiteFraction(s, name), present ? Expr.ONE : Expr.ZERO);
            }
        }
        Substitution direct = Substitution.of(fractions);
        Map<Symbol, Expr> all = new HashMap<>(fractions);
        model.intermediates().forEach((symbol, definition) -> all.put(symbol, direct.apply(definition)));
        return Substitution.of(all);
    }
}
