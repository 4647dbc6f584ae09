package org.espei4j.calphad.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.equilibrium.SetName;

/// The quantities of [EquilibriumProperties] that are about phases, at one point, with slopes if the point has them.
final class PhaseQuantities {

    private final EquilibriumProperties properties;
    private final EquilibriumResult result;
    private final EquilibriumPoint point;
    private final PropertyQuantities ofSystem;
    private final List<String> elements;

    PhaseQuantities(EquilibriumProperties properties, EquilibriumResult result, EquilibriumPoint point) {
        this.properties = properties;
        this.result = result;
        this.point = point;
        ofSystem = new PropertyQuantities(properties, result, point);
        elements = point.elements;
    }

    /// A quantity of a phase, or of two.
    Differential of(Property property) throws UndefinedPropertyException {
        String quantity = property.quantity();
        String phase = property.arguments().getFirst();
        if (properties.isNamed(property) && !quantity.endsWith(PropertySignature.ALONE)) {
            return set(phase).named(quantity);
        }
        if (quantity.endsWith(PropertySignature.ALONE)) {
            return alone(PropertyCheck.baseName(quantity), phase);
        }
        if (quantity.endsWith("_PARTIAL")) {
            return partial(
                    quantity, phase, elements.indexOf(property.arguments().get(1)));
        }
        return switch (quantity) {
            case "NP" -> share(phase);
            case "DGM" -> new DrivingForce(properties, result, point).of(phase);
            case "T0" -> tZero(phase, property.arguments().get(1));
            case "X" ->
                fraction(set(phase), elements.indexOf(property.arguments().get(1)));
            case "W" ->
                ofSystem.massFraction(elements.indexOf(property.arguments().get(1)), set(phase)::moles);
            case "Y" -> {
                SetPoint set = set(phase);
                yield set.siteFraction(position(set, property));
            }
            default -> ofSet(quantity, set(phase));
        };
    }

    private static Differential fraction(SetPoint set, int element) {
        return set.moles(element).over(set.atomsPerFormula());
    }

    private Differential share(String phase) throws UndefinedPropertyException {
        if (SetName.of(phase).isOneSet()) {
            return share(set(phase));
        }
        Differential sum = Differential.constant(0);
        for (SetPoint set : point.sets) {
            if (set.phase.name().equals(phase)) {
                sum = sum.plus(share(set));
            }
        }
        return sum;
    }

    private Differential share(SetPoint set) {
        return set.formulaUnits().times(set.atomsPerFormula()).over(point.atoms());
    }

    /// A property of a composition set per mole of its atoms, or as it is for what the database calls by a name.
    private Differential ofSet(String quantity, SetPoint set) throws UndefinedPropertyException {
        return switch (quantity) {
            case "GM", "HM", "SM", "VM" -> molar(quantity, set);
            case "CPM" -> set.heatCapacity().over(set.atomsPerFormula());
            case "GMR", "HMR", "SMR" -> ofSystem.relative(molar(quantity, set), quantity, e -> fraction(set, e));
            case "GM_MIX", "HM_MIX", "SM_MIX" -> molar(quantity, set).minus(molar(quantity, set.endmembers()));
            case "CPM_MIX" ->
                set.heatCapacity().minus(set.endmembers().heatCapacity()).over(set.atomsPerFormula());
            case "GM_MIX_EM", "HM_MIX_EM", "SM_MIX_EM" -> molar(quantity, set).minus(molar(quantity, set.mixture()));
            case "CPM_MIX_EM" ->
                set.heatCapacity().minus(set.mixture().heatCapacity()).over(set.atomsPerFormula());
            default -> set.named(quantity);
        };
    }

    private static Differential molar(String quantity, SetPoint set) throws UndefinedPropertyException {
        return PropertyQuantities.extensive(quantity).of(set).over(set.atomsPerFormula());
    }

    /// Position of the site fraction that `Y(phase,constituent,sublattice)` names.
    private static int position(SetPoint set, Property property) throws UndefinedPropertyException {
        String constituent = property.arguments().get(1);
        int wanted = property.arguments().size() < 3
                ? -1
                : Integer.parseInt(property.arguments().get(2)) - 1;
        int found = -1;
        int count = set.siteFractions.length;
        for (int i = 0; i < count; i++) {
            boolean named = set.phase.description().species().get(i).name().equals(constituent);
            if (named && (wanted < 0 || set.sublattice(i) == wanted)) {
                if (found >= 0) {
                    throw new UndefinedPropertyException(
                            constituent + " stands on several sublattices; their number is a third argument");
                }
                found = i;
            }
        }
        if (found < 0) {
            throw new UndefinedPropertyException("sublattice " + (wanted + 1) + " has no " + constituent);
        }
        return found;
    }

    /// T-zero as a function of pressure and amounts, which are those of the system.
    private Differential tZero(String first, String second) throws UndefinedPropertyException {
        double temperature = TZero.between(properties.specs(), first, second, properties.theta())
                .nearest(point.temperature, point.pressure, amounts())
                .orElseThrow(() -> new UndefinedPropertyException(
                        first + " and " + second + " of this composition have the same energy at no temperature"));
        if (!point.isDifferentiated()) {
            return Differential.constant(temperature);
        }
        Differential fixed = Differential.constant(temperature);
        double steepness = entropyDifference(first, second, temperature);
        Differential change =
                energyDifference(first, second, fixed).times(1 / steepness).change();
        // With the right slopes what is left of the second derivative is that of T-zero.
        Differential curved = energyDifference(first, second, fixed.plus(change.plusMixed(-change.mixed)));
        return fixed.plus(change.plusMixed(curved.mixed / steepness - change.mixed));
    }

    private double entropyDifference(String first, String second, double temperature)
            throws UndefinedPropertyException {
        EquilibriumPoint one = alone(first, temperature, false);
        EquilibriumPoint other = alone(second, temperature, false);
        return one.total(SetPoint::entropy).over(one.atoms()).value
                - other.total(SetPoint::entropy).over(other.atoms()).value;
    }

    private Differential energyDifference(String first, String second, Differential temperature)
            throws UndefinedPropertyException {
        EquilibriumPoint.Quantity energy = p -> p.total(SetPoint::energy).over(p.atoms());
        return inner(first, temperature)
                .value(energy)
                .minus(inner(second, temperature).value(energy));
    }

    private double[] amounts() {
        double[] amounts = new double[elements.size()];
        Map<String, Double> given = result.amounts();
        for (int e = 0; e < amounts.length; e++) {
            amounts[e] = given.getOrDefault(elements.get(e), 0.0);
        }
        return amounts;
    }

    /// A phase alone at the composition of the system.
    private EquilibriumPoint alone(String phase, double temperature, boolean differentiated)
            throws UndefinedPropertyException {
        return PhaseAlone.at(properties.phase(phase), temperature, point.pressure, amounts(), differentiated);
    }

    /// A phase alone as a function of temperature, and of the pressure and amounts of the system.
    private InnerSystem inner(String phase, Differential temperature) throws UndefinedPropertyException {
        List<Differential> arguments = new ArrayList<>(point.canonicalConditions());
        arguments.set(EquilibriumPoint.TEMPERATURE, temperature);
        return new InnerSystem(point, alone(phase, temperature.value, true), arguments);
    }

    /// A property of a phase as a system of its own, as a function of temperature, pressure and the amounts of this one.
    private Differential alone(String quantity, String phase) throws UndefinedPropertyException {
        if (quantity.equals("CPM")) {
            return inner(phase, point.temperature())
                    .slope(p -> p.total(SetPoint::enthalpy), EquilibriumPoint.TEMPERATURE, "the temperature")
                    .over(point.atoms());
        }
        EquilibriumPoint.Quantity ofPhase =
                p -> new PhaseQuantities(properties, result, p).ofSet(quantity, p.sets.getFirst());
        return point.isDifferentiated()
                ? inner(phase, point.temperature()).value(ofPhase)
                : ofPhase.at(alone(phase, point.temperature, false));
    }

    /// A partial quantity of a stable phase, which is a system of its own here.
    private Differential partial(String quantity, String phase, int element) throws UndefinedPropertyException {
        SetPoint set = set(phase);
        EquilibriumPoint alone = PhaseAlone.of(
                set.phase, point.temperature, point.pressure, elements, set.amount, set.siteFractions, true);
        List<Differential> arguments = new ArrayList<>(List.of(point.temperature(), point.pressure()));
        for (int e = 0; e < elements.size(); e++) {
            arguments.add(set.formulaUnits().times(set.moles(e)));
        }
        InnerSystem inner = new InnerSystem(point, alone, arguments);
        if (quantity.startsWith("G")) {
            PhaseAlone.requirePotential(alone, element);
            return inner.value(p -> p.potential(element));
        }
        return inner.slope(
                p -> p.total(PropertyQuantities.extensive(quantity)),
                EquilibriumPoint.POTENTIALS + element,
                "the amount of " + elements.get(element) + " in " + set.phase.name() + " alone");
    }

    /// The stable composition set of a name such as `FCC_A1` or `FCC_A1#2`.
    private SetPoint set(String name) throws UndefinedPropertyException {
        SetName wanted = SetName.of(name);
        String phase = wanted.phase();
        List<SetPoint> sets = point.sets.stream()
                .filter(set -> set.phase.name().equals(phase))
                .toList();
        if (sets.isEmpty()) {
            throw new UndefinedPropertyException(phase + " is not stable");
        }
        if (!wanted.isOneSet() && sets.size() > 1) {
            throw new UndefinedPropertyException(phase + " has " + sets.size() + " composition sets: " + phase
                    + "#1 to " + phase + "#" + sets.size());
        }
        int number = Math.max(wanted.number(), 1);
        if (number > sets.size()) {
            throw new UndefinedPropertyException(phase + " has no composition set " + number);
        }
        return sets.get(number - 1);
    }
}
