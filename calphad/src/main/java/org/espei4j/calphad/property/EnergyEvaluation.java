package org.espei4j.calphad.property;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.PressureLimit;
import org.espei4j.calphad.property.EnergyAnswer.Reason;
import org.jspecify.annotations.Nullable;

/// Answers many questions for the energy of one phase, each at its own temperature, pressure and site fractions. A
/// question that cannot be answered gets a reason instead of a number. Not thread-safe; compiles derivatives when they are
/// first asked for. Questions at one temperature and pressure are answered fastest in a row.
public final class EnergyEvaluation {

    private static final double[] NO_PARAMETERS = {};

    private final PhaseModel model;
    private final PhaseProperties properties;
    private final boolean withDerivatives;
    private @Nullable EnergyDifferentiation differentiation;
    private PhaseProperties.@Nullable State state;

    private EnergyEvaluation(PhaseModel model, boolean withDerivatives) {
        this.model = model;
        this.properties = PhaseProperties.of(model);
        this.withDerivatives = withDerivatives;
    }

    /// An evaluation of a model without fitting symbols.
    ///
    /// @param withDerivatives whether answers hold derivatives
    /// @throws IllegalArgumentException if the model has fitting symbols, which have no values here
    public static EnergyEvaluation of(PhaseModel model, boolean withDerivatives) {
        if (!model.options().fittingSymbols().isEmpty()) {
            throw new IllegalArgumentException(
                    "no values for " + model.options().fittingSymbols());
        }
        return new EnergyEvaluation(model, withDerivatives);
    }

    /// The energy at one state.
    ///
    /// @param temperature K
    /// @param pressure Pa
    /// @param y site fractions, sublattice by sublattice, constituents by name; they need not add up to 1, because energies
    ///     are functions of all of them
    public EnergyAnswer evaluate(double temperature, double pressure, double[] y) {
        Optional<EnergyAnswer> refusal = refusal(temperature, pressure, y);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<MolarProperties> values = stateAt(temperature, pressure).evaluate(y);
        if (values.isEmpty()) {
            return new EnergyAnswer.Refused(Reason.NO_ATOMS, "a formula unit holds no atoms");
        }
        EnergyAnswer notFinite = new EnergyAnswer.Refused(
                Reason.NOT_FINITE, "the model has no finite value at T = " + temperature + ", P = " + pressure);
        if (!isFinite(values.get())) {
            return notFinite;
        }
        if (!withDerivatives) {
            return new EnergyAnswer.Values(values.get(), Optional.empty());
        }
        EnergyDerivatives derivatives = differentiation().evaluate(temperature, pressure, NO_PARAMETERS, y);
        boolean finite = Arrays.stream(derivatives.gradient()).allMatch(Double::isFinite)
                && Arrays.stream(derivatives.hessianUpper()).allMatch(Double::isFinite);
        return finite ? new EnergyAnswer.Values(values.get(), Optional.of(derivatives)) : notFinite;
    }

    /// The parts of the energy of a state that [#evaluate] answered, J per mole of atoms, by their
    /// [short names][org.espei4j.calphad.model.Contribution#key()].
    public SortedMap<String, Double> contributions(double temperature, double pressure, double[] y) {
        SortedMap<String, Double> parts = new TreeMap<>();
        stateAt(temperature, pressure)
                .contributions(y)
                .ifPresent(values -> values.forEach((part, value) -> parts.put(part.key(), value)));
        return parts;
    }

    /// A property other than the energy of a state that [#evaluate] answered; see [PhaseModel#property].
    ///
    /// @return NaN if the phase has no such property
    public double property(String name, double temperature, double pressure, double[] y) {
        return stateAt(temperature, pressure).property(name, y).orElse(Double.NaN);
    }

    private Optional<EnergyAnswer> refusal(double temperature, double pressure, double[] y) {
        if (!isPositive(temperature) || !isPositive(pressure)) {
            return refuse(
                    Reason.CONDITION_NOT_POSITIVE,
                    "T = " + temperature + " and P = " + pressure + " have to be positive numbers");
        }
        int expected = model.description().siteFractionCount();
        if (y.length != expected) {
            return refuse(
                    Reason.WRONG_NUMBER_OF_SITE_FRACTIONS,
                    y.length + " site fractions are given, "
                            + model.description().name() + " has " + expected + ": " + constituents());
        }
        for (int i = 0; i < y.length; i++) {
            if (!(y[i] >= 0 && y[i] < Double.POSITIVE_INFINITY)) {
                return refuse(Reason.SITE_FRACTION_NOT_ALLOWED, "site fraction " + (i + 1) + " is " + y[i]);
            }
        }
        Optional<PressureLimit> limit = model.pressureLimit();
        if (limit.isPresent() && !limit.get().allows(pressure)) {
            return refuse(
                    Reason.PRESSURE_NOT_COVERED,
                    "the phase has " + limit.get().cause() + ": its energy is known only at P = "
                            + limit.get().pressure());
        }
        return Optional.empty();
    }

    /// The order of the site fractions, e.g. `AL,NI:VA`.
    private String constituents() {
        return model.description().constituents().stream()
                .map(sublattice -> sublattice.stream().map(Species::name).collect(Collectors.joining(",")))
                .collect(Collectors.joining(":"));
    }

    private static Optional<EnergyAnswer> refuse(Reason reason, String explanation) {
        return Optional.of(new EnergyAnswer.Refused(reason, explanation));
    }

    private static boolean isPositive(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }

    private static boolean isFinite(MolarProperties values) {
        return Double.isFinite(values.gibbsEnergy())
                && Double.isFinite(values.enthalpy())
                && Double.isFinite(values.entropy())
                && Double.isFinite(values.heatCapacity());
    }

    private PhaseProperties.State stateAt(double temperature, double pressure) {
        PhaseProperties.State last = state;
        if (last == null || !last.isAt(temperature, pressure)) {
            last = properties.at(temperature, pressure);
            state = last;
        }
        return last;
    }

    private EnergyDifferentiation differentiation() {
        EnergyDifferentiation known = differentiation;
        if (known == null) {
            known = new EnergyDifferentiation(model);
            differentiation = known;
        }
        return known;
    }
}
