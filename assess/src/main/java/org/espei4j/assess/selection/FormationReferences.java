package org.espei4j.assess.selection;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.espei4j.assess.refstate.PureElement;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.UnbuildablePhaseException;

/// The energies of the elements to which formation data are referred: each element in its reference phase, at the
/// temperature of the data.
///
/// That is the function of the element's stable form, unless an input database describes the reference phase itself,
/// for example with a magnetic contribution.
final class FormationReferences {

    private final Map<String, Energies> energies = new TreeMap<>();

    /// @param stable the function of the element's stable form
    /// @param reference energy in the reference phase
    private record Energies(Expr stable, Expr reference) {}

    /// @param start the database before anything was fitted
    /// @param elements elements of the phase models, without the vacancy
    /// @throws BadInputException if an input database describes an element or its reference phase in a way that cannot
    ///     be evaluated
    FormationReferences(Database start, Iterable<String> elements, ModelOptions options) throws BadInputException {
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

    private static Expr stableForm(Database start, String element, ModelOptions options) throws BadInputException {
        try {
            return PureElement.inStableForm(start, element, options).gibbsEnergy();
        } catch (UnbuildablePhaseException e) {
            throw new BadInputException(e.problem());
        }
    }

    private static Optional<Expr> inReferencePhase(
            Database start, String element, Expr stableForm, ModelOptions options) throws BadInputException {
        String name = Optional.ofNullable(start.elements().get(element))
                .map(Element::referencePhase)
                .orElse("");
        if (start.phase(name).isEmpty() || start.parametersOf(name).isEmpty()) {
            return Optional.empty();
        }
        try {
            PureElement pure = PureElement.inPhase(start, name, element, options);
            boolean hasEnergyOfItsOwn = pure.contribution(Contribution.REFERENCE) != Expr.ZERO;
            Expr energy = pure.gibbsEnergy();
            return Optional.of(hasEnergyOfItsOwn ? energy : Algebra.add(stableForm, energy));
        } catch (UnbuildablePhaseException e) {
            throw new BadInputException(e.problem());
        }
    }
}
