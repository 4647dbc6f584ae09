package org.espei4j.assess.residual;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Sublattice;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseDescription;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.UnbuildablePhaseException;

/// The pure elements that formation properties are referred to.
///
/// An element is taken in its reference phase, every sublattice that can hold it filled with it and the others with
/// vacancies. Where the database lacks that phase, the function `GHSER…` of the element serves, which describes the same
/// state.
final class ElementReferences {

    /// Makes names of phases that no database has.
    private static final String PSEUDO_PHASE = "__REFERENCE_OF_";

    private final Database database;
    private final ModelOptions options;

    ElementReferences(Database database, ModelOptions options) {
        this.database = database;
        this.options = options;
    }

    /// A pure element in some phase.
    ///
    /// @param model the phase with this element and vacancies only
    /// @param siteFractions its constitution
    record Pure(PhaseModel model, double[] siteFractions) {

        /// A molar property of it at a temperature and pressure, per mole of atoms, as a function of θ.
        Expr property(MolarProperty property, double temperature, double pressure) {
            Expr perAtom = Algebra.divide(property.of(model.gibbsEnergy()), model.atoms());
            return new FixedPoint(model, temperature, pressure, siteFractions).at(perAtom);
        }
    }

    /// An element in its reference phase.
    ///
    /// @param excluded contributions that are left out
    /// @throws UnbuildablePhaseException if the database has neither the reference phase nor the function of the element
    Pure inReferencePhase(String element, Set<Contribution> excluded) throws UnbuildablePhaseException {
        Element described = database.elements().get(element);
        String phase = described == null ? "" : described.referencePhase();
        try {
            return in(phase, element, excluded);
        } catch (UnbuildablePhaseException e) {
            Optional<Pure> byFunction = byFunction(element, excluded);
            if (byFunction.isPresent()) {
                return byFunction.get();
            }
            throw e;
        }
    }

    /// An element in a given phase.
    ///
    /// @throws UnbuildablePhaseException if the phase cannot consist of this element
    Pure in(String phase, String element, Set<Contribution> excluded) throws UnbuildablePhaseException {
        return pure(database, phase, element, excluded);
    }

    private Pure pure(Database source, String phase, String element, Set<Contribution> excluded)
            throws UnbuildablePhaseException {
        Set<String> components = new TreeSet<>(List.of(element));
        if (source.elements().containsKey(Element.VACANCY)) {
            components.add(Element.VACANCY);
        }
        PhaseModel model = PhaseModel.of(source, phase, components, options.without(excluded));
        PhaseDescription description = model.description();
        double[] y = new double[description.siteFractionCount()];
        int[] offsets = description.offsets();
        for (int s = 0; s < description.sublatticeCount(); s++) {
            List<String> names = description.constituents().get(s).stream()
                    .map(species -> species.name())
                    .toList();
            int held = names.contains(element) ? names.indexOf(element) : names.indexOf(Element.VACANCY);
            y[offsets[s] + Math.max(held, 0)] = 1;
        }
        return new Pure(model, y);
    }

    private Optional<Pure> byFunction(String element, Set<Contribution> excluded) throws UnbuildablePhaseException {
        String function = stateFunction(element);
        if (database.function(function).isEmpty()) {
            return Optional.empty();
        }
        String name = PSEUDO_PHASE + element;
        Database extended = database.toBuilder()
                .phase(Phase.of(name, List.of(Sublattice.of(1, List.of(element)))))
                .parameter(Parameter.of(
                        "G", name, List.of(List.of(element)), 0, TemperatureRanges.of(Expr.named(function))))
                .build();
        return Optional.of(pure(extended, name, element, excluded));
    }

    /// `GHSER` and the first two letters of the symbol written twice: `GHSERAL`, `GHSERBB`.
    static String stateFunction(String element) {
        return "GHSER" + (element + element).substring(0, 2);
    }
}
