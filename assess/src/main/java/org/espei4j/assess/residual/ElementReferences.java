package org.espei4j.assess.residual;

import java.util.Set;
import org.espei4j.assess.refstate.PureElement;
import org.espei4j.assess.refstate.ReferenceState;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Substitution;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.UnbuildablePhaseException;

/// The pure elements that formation properties are referred to.
///
/// An element is taken in its reference phase. Where the database lacks that phase, the function `GHSER…` of the element
/// serves, which describes the same state.
final class ElementReferences {

    private final Database database;
    private final ModelOptions options;

    ElementReferences(Database database, ModelOptions options) {
        this.database = database;
        this.options = options;
    }

    /// An element in its reference phase.
    ///
    /// @param excluded contributions that are left out
    /// @throws UnbuildablePhaseException if the database has neither the reference phase nor the function of the element
    PureElement inReferencePhase(String element, Set<Contribution> excluded) throws UnbuildablePhaseException {
        Element described = database.elements().get(element);
        String phase = described == null ? "" : described.referencePhase();
        try {
            return in(phase, element, excluded);
        } catch (UnbuildablePhaseException e) {
            if (database.function(ReferenceState.stableFunctionName(element)).isPresent()) {
                return PureElement.inStableForm(database, element, options.without(excluded));
            }
            throw e;
        }
    }

    /// An element in a given phase.
    ///
    /// @throws UnbuildablePhaseException if the phase cannot consist of this element
    PureElement in(String phase, String element, Set<Contribution> excluded) throws UnbuildablePhaseException {
        return PureElement.inPhase(database, phase, element, options.without(excluded));
    }

    /// A molar property of a pure element at a temperature and pressure, per mole of atoms, as a function of θ.
    ///
    /// @throws UnbuildablePhaseException if the element has no energy at the pressure
    static Expr property(PureElement element, MolarProperty property, double temperature, double pressure)
            throws UnbuildablePhaseException {
        element.requirePressure(pressure);
        Substitution potentials = Substitution.of(symbol -> switch (symbol) {
            case Symbol.Potential.TEMPERATURE -> Expr.constant(temperature);
            case Symbol.Potential.PRESSURE -> Expr.constant(pressure);
            default -> null;
        });
        return potentials.apply(property.of(element.gibbsEnergy()));
    }
}
