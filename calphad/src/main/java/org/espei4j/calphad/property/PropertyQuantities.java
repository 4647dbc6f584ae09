package org.espei4j.calphad.property;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.equilibrium.EquilibriumResult;

/// The quantities of [EquilibriumProperties] at one point, with slopes by its unknowns if the point has them.
final class PropertyQuantities {

    private final EquilibriumProperties properties;
    private final PropertyEvaluation evaluation;
    private final EquilibriumResult result;
    private final EquilibriumPoint point;
    private final List<String> elements;

    PropertyQuantities(
            EquilibriumProperties properties,
            PropertyEvaluation evaluation,
            EquilibriumResult result,
            EquilibriumPoint point) {
        this.properties = properties;
        this.evaluation = evaluation;
        this.result = result;
        this.point = point;
        elements = point.elements;
    }

    /// Whether a property is made of derivatives, so that it has no slopes here.
    static boolean isDerivative(Property property) {
        String quantity = property.quantity();
        return quantity.equals("T0")
                || quantity.startsWith("CP")
                || quantity.endsWith("_PARTIAL")
                || quantity.endsWith("_MIX");
    }

    /// A quantity that is not differentiated.
    Differential of(Property property) throws UndefinedPropertyException {
        if (property.quantity().endsWith(PropertySignature.ALONE)) {
            return alone(property);
        }
        if (property.quantity().endsWith("_PARTIAL")) {
            return partial(property);
        }
        return switch (property.arguments().size()) {
            case 0 -> ofSystem(property.quantity());
            case 1 ->
                elements.contains(property.arguments().getFirst())
                                && PropertySignature.of(property.quantity()).contains(PropertySignature.ELEMENT)
                        ? ofElement(
                                property.quantity(),
                                elements.indexOf(property.arguments().getFirst()))
                        : ofPhase(property.quantity(), property.arguments().getFirst());
            default -> ofPair(property);
        };
    }

    private Differential ofSystem(String quantity) throws UndefinedPropertyException {
        return switch (quantity) {
            case "T" -> point.temperature();
            case "P" -> point.pressure();
            case "N" -> point.atoms();
            case "CP" -> Differential.constant(heatCapacity());
            case "CPM" -> Differential.constant(heatCapacity() / point.atoms().value);
            case "G", "H", "S", "V" -> point.total(extensive(quantity));
            case "GM", "HM", "SM", "VM" ->
                point.total(extensive(quantity.substring(0, 1))).over(point.atoms());
            default -> {
                // GMR, HMR, SMR
                ReferenceQuantity property = ReferenceQuantity.of(quantity.charAt(0));
                Differential molar = point.total(property.extensive()).over(point.atoms());
                for (int e = 0; e < elements.size(); e++) {
                    Differential share = point.moles(e).over(point.atoms());
                    if (share.value > 0) {
                        molar = molar.minus(share.times(reference(e, property)));
                    }
                }
                yield molar;
            }
        };
    }

    private Differential reference(int element, ReferenceQuantity property) throws UndefinedPropertyException {
        return properties.references().molar(elements.get(element), property, point);
    }

    private static EquilibriumPoint.Extensive extensive(String quantity) {
        return switch (quantity) {
            case "G" -> SetPoint::energy;
            case "H" -> SetPoint::enthalpy;
            case "S" -> SetPoint::entropy;
            case "V" -> SetPoint::volume;
            default -> throw new IllegalArgumentException(quantity);
        };
    }

    private double heatCapacity() throws UndefinedPropertyException {
        double slope = evaluation.canonical().slopes(evaluation.differentiated().total(SetPoint::enthalpy))[0];
        if (Double.isNaN(slope)) {
            throw new UndefinedPropertyException("the temperature cannot change while these phases are stable");
        }
        return slope;
    }

    private Differential ofElement(String quantity, int element) throws UndefinedPropertyException {
        return switch (quantity) {
            case "N" -> point.moles(element);
            case "X" -> point.moles(element).over(point.atoms());
            case "W" -> {
                Differential mass = Differential.constant(0);
                for (int e = 0; e < elements.size(); e++) {
                    mass = mass.plus(point.moles(e).times(mass(e)));
                }
                yield point.moles(element).times(mass(element)).over(mass);
            }
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

    /// Molar mass of an element, in any unit.
    private double mass(int element) throws UndefinedPropertyException {
        Element known =
                Objects.requireNonNull(properties.system().database().elements().get(elements.get(element)));
        if (!(known.mass() > 0)) {
            throw new UndefinedPropertyException("the database has no mass of " + known.name());
        }
        return known.mass();
    }

    private Differential ofPhase(String quantity, String phase) throws UndefinedPropertyException {
        return switch (quantity) {
            case "NP" -> share(phase);
            case "DGM" -> new DrivingForce(properties, result, point).of(phase);
            default -> ofSet(quantity, set(phase));
        };
    }

    private Differential share(String phase) throws UndefinedPropertyException {
        if (phase.contains("#")) {
            SetPoint set = set(phase);
            return set.formulaUnits().times(set.atomsPerFormula()).over(point.atoms());
        }
        Differential sum = Differential.constant(0);
        for (SetPoint set : point.sets) {
            if (set.phase.name().equals(phase)) {
                sum = sum.plus(set.formulaUnits().times(set.atomsPerFormula()).over(point.atoms()));
            }
        }
        return sum;
    }

    /// A property of a composition set per mole of its atoms, or as it is for what the database calls by a name.
    private Differential ofSet(String quantity, SetPoint set) throws UndefinedPropertyException {
        return switch (quantity) {
            case "GM", "HM", "SM", "VM" ->
                extensive(quantity.substring(0, 1)).of(set).over(set.atomsPerFormula());
            case "CPM" -> Differential.constant(set.heatCapacity() / set.atoms());
            case "GMR", "HMR", "SMR" -> {
                ReferenceQuantity property = ReferenceQuantity.of(quantity.charAt(0));
                Differential molar = property.extensive().of(set).over(set.atomsPerFormula());
                for (int e = 0; e < elements.size(); e++) {
                    Differential share = set.moles(e).over(set.atomsPerFormula());
                    if (share.value > 0) {
                        molar = molar.minus(share.times(reference(e, property)));
                    }
                }
                yield molar;
            }
            case "GM_MIX" -> Differential.constant(set.mixing().gibbsEnergy());
            case "HM_MIX" -> Differential.constant(set.mixing().enthalpy());
            case "SM_MIX" -> Differential.constant(set.mixing().entropy());
            case "CPM_MIX" -> Differential.constant(set.mixing().heatCapacity());
            default -> set.named(quantity);
        };
    }

    private Differential ofPair(Property property) throws UndefinedPropertyException {
        String phase = property.arguments().getFirst();
        String other = property.arguments().get(1);
        return switch (property.quantity()) {
            case "X" -> {
                SetPoint set = set(phase);
                yield set.moles(elements.indexOf(other)).over(set.atomsPerFormula());
            }
            case "W" -> {
                SetPoint set = set(phase);
                Differential mass = Differential.constant(0);
                for (int e = 0; e < elements.size(); e++) {
                    mass = mass.plus(set.moles(e).times(mass(e)));
                }
                int element = elements.indexOf(other);
                yield set.moles(element).times(mass(element)).over(mass);
            }
            case "Y" -> {
                SetPoint set = set(phase);
                yield set.siteFraction(position(set, property));
            }
            case "T0" -> tZero(phase, other);
            case "AC" -> activity(elements.indexOf(phase), properties.reference(phase, other));
            default -> throw new UndefinedPropertyException("there is no " + property);
        };
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

    private Differential tZero(String first, String second) throws UndefinedPropertyException {
        OptionalDouble temperature = TZero.between(properties.specs(), first, second, properties.theta())
                .nearest(point.temperature, point.pressure, amounts());
        return Differential.constant(temperature.orElseThrow(() -> new UndefinedPropertyException(
                first + " and " + second + " of this composition have the same energy at no temperature")));
    }

    private double[] amounts() {
        double[] amounts = new double[elements.size()];
        Map<String, Double> given = result.amounts();
        for (int e = 0; e < amounts.length; e++) {
            amounts[e] = given.getOrDefault(elements.get(e), 0.0);
        }
        return amounts;
    }

    /// The stable composition set of a name such as `FCC_A1` or `FCC_A1#2`.
    private SetPoint set(String name) throws UndefinedPropertyException {
        int hash = name.indexOf('#');
        String phase = hash < 0 ? name : name.substring(0, hash);
        List<SetPoint> sets = point.sets.stream()
                .filter(set -> set.phase.name().equals(phase))
                .toList();
        if (sets.isEmpty()) {
            throw new UndefinedPropertyException(phase + " is not stable");
        }
        if (hash < 0 && sets.size() > 1) {
            throw new UndefinedPropertyException(phase + " has " + sets.size() + " composition sets: " + phase
                    + "#1 to " + phase + "#" + sets.size());
        }
        int number = hash < 0 ? 1 : Integer.parseInt(name.substring(hash + 1));
        if (number < 1 || number > sets.size()) {
            throw new UndefinedPropertyException(phase + " has no composition set " + number);
        }
        return sets.get(number - 1);
    }

    /// A property of a phase as a system of its own, as a function of temperature, pressure and the amounts of this one.
    private Differential alone(Property property) throws UndefinedPropertyException {
        String name = property.arguments().getFirst();
        PhaseCode phase = properties.phase(name);
        boolean heat = property.quantity().startsWith("CPM");
        EquilibriumPoint alone =
                PhaseAlone.at(phase, point.temperature, point.pressure, amounts(), point.differentiated || heat);
        if (heat) {
            double slope = canonicalSlopes(alone, SetPoint::enthalpy)[0];
            return Differential.constant(slope / alone.atoms().value);
        }
        Differential value = new PropertyQuantities(properties, evaluation, result, alone)
                .ofSet(PropertyCheck.baseName(property.quantity()), alone.sets.getFirst());
        return point.differentiated ? chained(alone, value) : value;
    }

    private static double[] canonicalSlopes(EquilibriumPoint alone, EquilibriumPoint.Extensive property)
            throws UndefinedPropertyException {
        return new LinearisedEquilibrium(alone, alone.canonicalConditions()).slopes(alone.total(property));
    }

    private Differential chained(EquilibriumPoint alone, Differential value) throws UndefinedPropertyException {
        double[] slopes = new LinearisedEquilibrium(alone, alone.canonicalConditions()).slopes(value);
        Differential sum = Differential.constant(value.value);
        List<Differential> own = point.canonicalConditions();
        for (int c = 0; c < slopes.length; c++) {
            Differential change = own.get(c).minus(Differential.constant(own.get(c).value));
            if (!Double.isNaN(slopes[c])) {
                sum = sum.plus(change.times(slopes[c]));
            } else if (!(c >= 2 && isAbsent(c - 2))) {
                throw new UndefinedPropertyException("the phase alone cannot change its composition");
            }
        }
        return sum;
    }

    private Differential partial(Property property) throws UndefinedPropertyException {
        EquilibriumPoint.Extensive extensive = extensive(property.quantity().substring(0, 1));
        int element = elements.indexOf(property.arguments().getLast());
        if (property.arguments().size() == 1) {
            if (property.quantity().startsWith("G")) {
                return Differential.constant(potential(element).value);
            }
            double slope =
                    evaluation.canonical().slopes(evaluation.differentiated().total(extensive))[2 + element];
            return Differential.constant(orOpen(slope, "the amount of " + elements.get(element)));
        }
        SetPoint set = set(property.arguments().getFirst());
        EquilibriumPoint alone = PhaseAlone.of(
                set.phase, point.temperature, point.pressure, elements, set.amount, set.siteFractions, true);
        if (property.quantity().startsWith("G")) {
            return Differential.constant(PhaseAlone.potential(alone, element));
        }
        double slope = canonicalSlopes(alone, extensive)[2 + element];
        return Differential.constant(
                orOpen(slope, "the amount of " + elements.get(element) + " in " + set.phase.name() + " alone"));
    }

    private static double orOpen(double slope, String what) throws UndefinedPropertyException {
        if (Double.isNaN(slope)) {
            throw new UndefinedPropertyException(what + " cannot change while the phases stay");
        }
        return slope;
    }
}
