package org.espei4j.calphad.property;

import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.equilibrium.EquilibriumResult;

/// The quantities of [EquilibriumProperties] at one point, with slopes by its unknowns if the point has them.
final class PropertyQuantities {

    private final EquilibriumProperties properties;
    private final EquilibriumResult result;
    private final EquilibriumPoint point;
    private final List<String> elements;

    PropertyQuantities(EquilibriumProperties properties, EquilibriumResult result, EquilibriumPoint point) {
        this.properties = properties;
        this.result = result;
        this.point = point;
        elements = point.elements;
    }

    /// A quantity that is not differentiated.
    Differential of(Property property) throws UndefinedPropertyException {
        List<String> arguments = property.arguments();
        if (arguments.isEmpty()) {
            return ofSystem(property.quantity());
        }
        boolean ofElement = arguments.size() == 1
                && elements.contains(arguments.getFirst())
                && PropertySignature.of(property.quantity()).contains(PropertySignature.ELEMENT);
        if (ofElement) {
            return ofElement(property.quantity(), elements.indexOf(arguments.getFirst()));
        }
        if (property.quantity().equals("AC")) {
            return activity(
                    elements.indexOf(arguments.getFirst()),
                    properties.reference(arguments.getFirst(), arguments.get(1)));
        }
        return new PhaseQuantities(properties, result, point).of(property);
    }

    private Differential ofSystem(String quantity) throws UndefinedPropertyException {
        return switch (quantity) {
            case "T" -> point.temperature();
            case "P" -> point.pressure();
            case "N" -> point.atoms();
            case "CP" -> heatCapacity();
            case "CPM" -> heatCapacity().over(point.atoms());
            case "G", "H", "S", "V" -> point.total(extensive(quantity));
            case "GM", "HM", "SM", "VM" -> point.total(extensive(quantity)).over(point.atoms());
            // GMR, HMR, SMR
            default ->
                relative(
                        point.total(extensive(quantity)).over(point.atoms()),
                        quantity,
                        e -> point.moles(e).over(point.atoms()));
        };
    }

    /// A molar property less those of the pure elements in their reference states.
    ///
    /// @param quantity such as `HMR`
    /// @param fractions mole fraction of each element
    Differential relative(Differential molar, String quantity, IntFunction<Differential> fractions)
            throws UndefinedPropertyException {
        Differential difference = molar;
        for (int e = 0; e < elements.size(); e++) {
            Differential share = fractions.apply(e);
            if (share.value > 0) {
                difference = difference.minus(share.times(reference(e, ReferenceQuantity.of(quantity.charAt(0)))));
            }
        }
        return difference;
    }

    private Differential reference(int element, ReferenceQuantity property) throws UndefinedPropertyException {
        return properties.references().molar(elements.get(element), property, point);
    }

    /// The extensive property that a quantity such as `HM` begins with.
    static EquilibriumPoint.Extensive extensive(String quantity) {
        return switch (quantity.charAt(0)) {
            case 'G' -> SetPoint::energy;
            case 'H' -> SetPoint::enthalpy;
            case 'S' -> SetPoint::entropy;
            case 'V' -> SetPoint::volume;
            default -> throw new IllegalArgumentException(quantity);
        };
    }

    private Differential heatCapacity() throws UndefinedPropertyException {
        return canonical().slope(p -> p.total(SetPoint::enthalpy), EquilibriumPoint.TEMPERATURE, "the temperature");
    }

    /// The equilibrium as a system with temperature, pressure and amounts as conditions.
    private InnerSystem canonical() {
        return new InnerSystem(point, point, point.canonicalConditions());
    }

    private Differential ofElement(String quantity, int element) throws UndefinedPropertyException {
        return switch (quantity) {
            case "N" -> point.moles(element);
            case "X" -> point.moles(element).over(point.atoms());
            case "W" -> massFraction(element, point::moles);
            case "G_PARTIAL" -> potential(element);
            case "H_PARTIAL", "S_PARTIAL", "V_PARTIAL" ->
                canonical()
                        .slope(
                                p -> p.total(extensive(quantity)),
                                EquilibriumPoint.POTENTIALS + element,
                                "the amount of " + elements.get(element));
            case "MU" -> potential(element);
            case "AC" ->
                isAbsent(element)
                        ? Differential.constant(0)
                        : potential(element).over(thermalEnergy()).exponential();
            case "MUR" -> potential(element).minus(reference(element, ReferenceQuantity.GIBBS_ENERGY));
            case "ACR" -> activity(element, properties.references());
            default -> throw new UndefinedPropertyException("there is no " + quantity + " of an element");
        };
    }

    /// `exp((μ − μ°)/RT)`
    private Differential activity(int element, References references) throws UndefinedPropertyException {
        if (isAbsent(element)) {
            return Differential.constant(0);
        }
        Differential standard = references.molar(elements.get(element), ReferenceQuantity.GIBBS_ENERGY, point);
        return potential(element).minus(standard).over(thermalEnergy()).exponential();
    }

    private boolean isAbsent(int element) {
        return point.potentials[element] == Double.NEGATIVE_INFINITY;
    }

    private Differential potential(int element) throws UndefinedPropertyException {
        if (isAbsent(element)) {
            throw new UndefinedPropertyException(elements.get(element) + " is absent");
        }
        if (result.undetermined().contains(elements.get(element))) {
            throw new UndefinedPropertyException(
                    "the conditions leave the potential of " + elements.get(element) + " open");
        }
        return point.potential(element);
    }

    /// RT, J/mol.
    private Differential thermalEnergy() {
        return point.temperature().times(properties.system().options().profile().gasConstant());
    }

    /// Mass fraction of an element in something.
    ///
    /// @param moles of each element
    Differential massFraction(int element, IntFunction<Differential> moles) throws UndefinedPropertyException {
        Differential mass = Differential.constant(0);
        for (int e = 0; e < elements.size(); e++) {
            mass = mass.plus(moles.apply(e).times(mass(e)));
        }
        return moles.apply(element).times(mass(element)).over(mass);
    }

    /// Molar mass of an element, in any unit.
    private double mass(int element) throws UndefinedPropertyException {
        Element known =
                Objects.requireNonNull(properties.system().database().elements().get(elements.get(element)));
        if (!(known.mass() > 0)) {
            throw new UndefinedPropertyException("the database has no mass of " + known.name());
        }
        return known.mass();
    }
}
