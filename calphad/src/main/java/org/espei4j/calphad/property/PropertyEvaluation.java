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

    /// Relative slope of a property in a direction that the conditions leave open from which on it counts.
    private static final double OPEN = 1e-9;

    private final EquilibriumProperties properties;
    private final EquilibriumResult result;
    private final List<String> elements;
    private @Nullable EquilibriumPoint point;
    private @Nullable LinearisedEquilibrium conditioned;

    PropertyEvaluation(EquilibriumProperties properties, EquilibriumResult result) {
        this.properties = properties;
        this.result = result;
        elements = properties.specs().elements();
    }

    PropertyValue evaluate(Property property) {
        try {
            double value = switch (property.by().size()) {
                case 0 -> quantities(point()).of(property).value;
                case 1 -> derivative(property, property.by().getFirst());
                case 2 -> secondDerivative(property);
                default -> throw new UndefinedPropertyException("there are no more than two derivatives of a property");
            };
            return Double.isFinite(value)
                    ? new PropertyValue.Known(value)
                    : new PropertyValue.Undefined("it is not a finite number");
        } catch (UndefinedPropertyException undefined) {
            return new PropertyValue.Undefined(undefined.reason());
        }
    }

    private double derivative(Property property, String by) throws UndefinedPropertyException {
        int condition = condition(by);
        EquilibriumPoint.Quantity quantity = quantity(property);
        if (!isSlope(property)) {
            return conditioned().slopes(quantity)[condition];
        }
        for (double[] open : conditioned().openDirections()) {
            Differential change = quantity.at(point().in(new Directions.Along(open)));
            if (Math.abs(change.slope(0)) > OPEN * Math.abs(change.value)) {
                throw new UndefinedPropertyException("the conditions leave open how it changes");
            }
        }
        double[] direction = conditioned().direction(condition);
        return quantity.at(point().in(new Directions.Along(direction))).slope(0);
    }

    private double secondDerivative(Property property) throws UndefinedPropertyException {
        int first = condition(property.by().get(0));
        int second = condition(property.by().get(1));
        return conditioned()
                .slopeChange(
                        quantity(property),
                        conditioned().direction(second),
                        conditioned().direction(first));
    }

    private EquilibriumPoint.Quantity quantity(Property property) {
        return at -> quantities(at).of(property);
    }

    /// Whether a property is a slope itself, of which the slope by all unknowns is not known, but that along a direction is.
    private static boolean isSlope(Property property) {
        return property.quantity().startsWith("CP") || property.quantity().matches("[HSV]_PARTIAL");
    }

    /// Position of a condition that can change while the others stay.
    private int condition(String by) throws UndefinedPropertyException {
        List<Condition> conditions = result.conditions().conditions();
        for (int c = 0; c < conditions.size(); c++) {
            if (conditions.get(c).quantity().equals(by)) {
                if (!conditioned().isFree(c)) {
                    throw new UndefinedPropertyException(
                            by + " cannot change while the other conditions and phases stay");
                }
                return c;
            }
        }
        throw new UndefinedPropertyException(by + " is not among the conditions");
    }

    private PropertyQuantities quantities(EquilibriumPoint at) {
        return new PropertyQuantities(properties, result, at);
    }

    /// The equilibrium with the conditions it was computed for.
    private LinearisedEquilibrium conditioned() throws UndefinedPropertyException {
        LinearisedEquilibrium known = conditioned;
        if (known == null) {
            known = new LinearisedEquilibrium(point(), this::conditions);
            conditioned = known;
        }
        return known;
    }

    private List<Differential> conditions(EquilibriumPoint at) throws UndefinedPropertyException {
        PropertyQuantities quantities = quantities(at);
        List<Differential> given = new ArrayList<>();
        for (Condition condition : result.conditions().conditions()) {
            given.add(quantities.of(property(condition)));
        }
        return given;
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

    /// The equilibrium, without slopes.
    private EquilibriumPoint point() {
        EquilibriumPoint known = point;
        if (known == null) {
            known = read();
            point = known;
        }
        return known;
    }

    private EquilibriumPoint read() {
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
                result.temperature(), result.pressure(), elements, potentials, contents, Directions.NONE);
    }
}
