package org.espei4j.calphad.property;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.Condition;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.equilibrium.EquilibriumResult.StablePhase;
import org.jspecify.annotations.Nullable;

/// Evaluates properties of one equilibrium; what several of them need is computed once. Belongs to one thread.
final class PropertyEvaluation {

    private final EquilibriumProperties properties;
    private final EquilibriumResult result;
    private final List<String> elements;
    private @Nullable EquilibriumPoint plain;
    private @Nullable EquilibriumPoint differentiated;
    private @Nullable LinearisedEquilibrium canonical;
    private @Nullable LinearisedEquilibrium conditioned;

    PropertyEvaluation(EquilibriumProperties properties, EquilibriumResult result) {
        this.properties = properties;
        this.result = result;
        elements = properties.specs().elements();
    }

    PropertyValue evaluate(Property property) {
        try {
            double value = property.by().isPresent()
                    ? derivative(property, property.by().get())
                    : quantities(plain()).of(property).value;
            return Double.isFinite(value)
                    ? new PropertyValue.Known(value)
                    : new PropertyValue.Undefined("it is not a finite number");
        } catch (UndefinedPropertyException undefined) {
            return new PropertyValue.Undefined(undefined.reason());
        }
    }

    private double derivative(Property property, String by) throws UndefinedPropertyException {
        int condition = -1;
        List<Condition> conditions = result.conditions().conditions();
        for (int c = 0; c < conditions.size(); c++) {
            condition = conditions.get(c).quantity().equals(by) ? c : condition;
        }
        if (condition < 0) {
            throw new UndefinedPropertyException(by + " is not among the conditions");
        }
        PropertyQuantities quantities = quantities(differentiated());
        Differential value = quantities.of(property.undifferentiated());
        if (PropertyQuantities.isDerivative(property)) {
            throw new UndefinedPropertyException(property.undifferentiated() + " is a derivative itself");
        }
        double slope = conditioned().slopes(value)[condition];
        if (Double.isNaN(slope)) {
            throw new UndefinedPropertyException(by + " cannot change while the other conditions and phases stay");
        }
        return slope;
    }

    private PropertyQuantities quantities(EquilibriumPoint point) {
        return new PropertyQuantities(properties, this, result, point);
    }

    EquilibriumPoint plain() {
        EquilibriumPoint known = plain;
        if (known == null) {
            known = point(false);
            plain = known;
        }
        return known;
    }

    EquilibriumPoint differentiated() {
        EquilibriumPoint known = differentiated;
        if (known == null) {
            known = point(true);
            differentiated = known;
        }
        return known;
    }

    /// The equilibrium with temperature, pressure and amounts as conditions.
    LinearisedEquilibrium canonical() {
        LinearisedEquilibrium known = canonical;
        if (known == null) {
            EquilibriumPoint point = differentiated();
            known = new LinearisedEquilibrium(point, point.canonicalConditions());
            canonical = known;
        }
        return known;
    }

    /// The equilibrium with the conditions it was computed for.
    private LinearisedEquilibrium conditioned() throws UndefinedPropertyException {
        LinearisedEquilibrium known = conditioned;
        if (known == null) {
            PropertyQuantities quantities = quantities(differentiated());
            List<Differential> given = new ArrayList<>();
            for (Condition condition : result.conditions().conditions()) {
                given.add(quantities.of(property(condition)));
            }
            known = new LinearisedEquilibrium(differentiated(), given);
            conditioned = known;
        }
        return known;
    }

    /// Conditions and properties have the same names.
    private static Property property(Condition condition) throws UndefinedPropertyException {
        try {
            return Property.parse(condition.quantity());
        } catch (BadInputException unknown) {
            throw new UndefinedPropertyException(
                    "it is not known how the condition " + condition.quantity() + " acts", unknown);
        }
    }

    private EquilibriumPoint point(boolean withSlopes) {
        List<EquilibriumPoint.Content> contents = new ArrayList<>();
        for (StablePhase stable : result.sortedPhases()) {
            double[] siteFractions = stable.siteFractions().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            contents.add(
                    new EquilibriumPoint.Content(properties.phase(stable.phase()), stable.amount(), siteFractions));
        }
        double[] potentials = new double[elements.size()];
        for (int e = 0; e < potentials.length; e++) {
            potentials[e] = result.potentials().getOrDefault(elements.get(e), Double.NEGATIVE_INFINITY);
        }
        return new EquilibriumPoint(
                result.temperature(), result.pressure(), elements, potentials, contents, withSlopes);
    }
}
