package org.espei4j.calphad.property;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A system of its own, such as a phase alone or a reference state, whose conditions are functions of an equilibrium: what
/// holds of it is a function of that equilibrium by the chain rule. Belongs to one thread.
final class InnerSystem {

    private final EquilibriumPoint outer;
    private final EquilibriumPoint inner;
    private final LinearisedEquilibrium.@Nullable Conditions conditions;
    private final List<Differential> arguments;
    private @Nullable LinearisedEquilibrium linearised;

    /// A system with temperature, pressure and the amounts of all elements as conditions.
    ///
    /// @param arguments these, with the slopes that `outer` has
    InnerSystem(EquilibriumPoint outer, EquilibriumPoint inner, List<Differential> arguments) {
        this(outer, inner, null, arguments);
    }

    /// @param conditions null for temperature, pressure and amounts
    /// @param arguments the values of the conditions with the slopes that `outer` has
    InnerSystem(
            EquilibriumPoint outer,
            EquilibriumPoint inner,
            LinearisedEquilibrium.@Nullable Conditions conditions,
            List<Differential> arguments) {
        this.outer = outer;
        this.inner = inner;
        this.conditions = conditions;
        this.arguments = arguments;
    }

    /// A property of the inner system as a function of the outer one.
    Differential value(EquilibriumPoint.Quantity property) throws UndefinedPropertyException {
        if (!outer.isDifferentiated()) {
            return property.at(inner.in(Directions.NONE));
        }
        double[] slopes = linearised().slopes(property);
        Differential sum = Differential.constant(property.at(inner.in(Directions.EACH)).value);
        for (int c = 0; c < slopes.length; c++) {
            Differential change = arguments.get(c).change();
            if (!Double.isNaN(slopes[c])) {
                sum = sum.plus(change.times(slopes[c]));
            } else if (!change.isConstant()) {
                throw new UndefinedPropertyException("the phase alone cannot change its composition");
            }
        }
        if (outer.directions instanceof Directions.Pair) {
            return sum.plusMixed(linearised().slopeChange(property, direction(0), direction(1)));
        }
        return sum;
    }

    /// The slope of a property of the inner system by one of its conditions, the others held, as a function of the outer
    /// one.
    ///
    /// @param reason what to say if the condition cannot change
    /// @throws UndefinedPropertyException also along a pair of directions, where third derivatives would be needed
    Differential slope(EquilibriumPoint.Quantity property, int condition, String reason)
            throws UndefinedPropertyException {
        outer.requireSlopesOnly("a slope of " + reason);
        double slope = linearised().slopes(property)[condition];
        if (Double.isNaN(slope)) {
            throw new UndefinedPropertyException(reason + " cannot change while the phases stay");
        }
        if (!(outer.directions instanceof Directions.Along)) {
            return Differential.constant(slope);
        }
        double change =
                linearised().slopeChange(property, direction(0), linearised().direction(condition));
        return Differential.of(slope, change);
    }

    private LinearisedEquilibrium linearised() throws UndefinedPropertyException {
        LinearisedEquilibrium known = linearised;
        if (known == null) {
            known = conditions == null ? inner.canonical() : new LinearisedEquilibrium(inner, conditions);
            linearised = known;
        }
        return known;
    }

    /// How the inner system moves along a direction of the outer one.
    private double[] direction(int index) throws UndefinedPropertyException {
        double[] changes = new double[arguments.size()];
        for (int c = 0; c < changes.length; c++) {
            changes[c] = arguments.get(c).slope(index);
        }
        return linearised().direction(changes);
    }
}
