package org.espei4j.calphad.property;

import java.util.Optional;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.model.BoundPhase;
import org.espei4j.calphad.model.PhaseDescription;
import org.espei4j.calphad.model.PressureLimit;
import org.jspecify.annotations.Nullable;

/// A composition set of an equilibrium: its properties per mole of formula units, with slopes by the unknowns of the
/// equilibrium where those are wanted. Belongs to one thread.
///
/// The unknowns of a set are its amount, its site fractions, one multiplier for each sublattice sum, and one for the charge
/// balance of phases with ions on sublattices of fixed size.
final class SetPoint {

    /// Site fractions below this stand at the limit of the solvers and stay there.
    static final double FIXED = 1e-13;

    final PhaseCode phase;
    final double[] siteFractions;
    final double amount;
    /// Position of the amount among the unknowns; the site fractions follow.
    final int first;

    private final EquilibriumPoint point;
    private final BoundPhase bound;
    private final double[] moles;
    private final double[] moleSlopes;
    private final double atoms;
    private @Nullable EnergyDerivatives derivatives;
    private @Nullable MolarProperties molar;

    SetPoint(EquilibriumPoint point, PhaseCode phase, int first, double amount, double[] siteFractions) {
        this.point = point;
        this.phase = phase;
        this.first = first;
        this.amount = amount;
        this.siteFractions = siteFractions;
        bound = phase.compiled().bind(point.temperature, point.pressure);
        int elements = point.elements.size();
        moles = new double[elements];
        moleSlopes = new double[elements * siteFractions.length];
        bound.amounts(siteFractions, moles);
        bound.amountSlopes(siteFractions, moleSlopes);
        double sum = 0;
        for (double each : moles) {
            sum += each;
        }
        atoms = sum;
    }

    /// Number of unknowns of a phase.
    static int unknowns(PhaseDescription phase) {
        return 1 + phase.siteFractionCount() + phase.sublatticeCount() + (hasChargeBalance(phase) ? 1 : 0);
    }

    /// Whether charge neutrality is a constraint; the two-sublattice ionic liquid is neutral by construction.
    static boolean hasChargeBalance(PhaseDescription phase) {
        return phase.isCharged() && phase.hasFixedSiteRatios();
    }

    /// Whether a site fraction cannot vary: its constituent holds an absent element, or it stands at its limit.
    boolean isFixed(int i) {
        return siteFractions[i] < FIXED;
    }

    /// Charge that a site fraction carries, elementary charges per formula unit.
    double charge(int i) {
        int sublattice = sublattice(i);
        Species species = phase.description().species().get(i);
        return species.charge()
                * phase.description().siteRatios().get(sublattice).orElse(0);
    }

    /// Sublattice of a site fraction.
    int sublattice(int i) {
        int[] offsets = phase.description().offsets();
        int s = 0;
        while (offsets[s + 1] <= i) {
            s++;
        }
        return s;
    }

    /// Second derivatives of the amount of an element by the site fractions, at `i·n + j`.
    double[] moleCurvatures(int element) {
        double[] curvatures = new double[siteFractions.length * siteFractions.length];
        bound.amountCurvatures(element, siteFractions, curvatures);
        return curvatures;
    }

    double moleSlope(int element, int i) {
        return moleSlopes[element * siteFractions.length + i];
    }

    double molesOf(int element) {
        return moles[element];
    }

    double atoms() {
        return atoms;
    }

    /// Gibbs energy with all first and second derivatives by T, P and site fractions.
    EnergyDerivatives derivatives() {
        EnergyDerivatives known = derivatives;
        if (known == null) {
            known = phase.energy()
                    .bind(point.temperature, point.pressure, phase.theta())
                    .evaluate(siteFractions);
            derivatives = known;
        }
        return known;
    }

    private MolarProperties molar() {
        MolarProperties known = molar;
        if (known == null) {
            known = phase.properties()
                    .at(point.temperature, point.pressure, phase.theta())
                    .evaluate(siteFractions)
                    .orElseThrow();
            molar = known;
        }
        return known;
    }

    /// Moles of formula units.
    Differential formulaUnits() {
        return point.unknown(first, amount);
    }

    /// A site fraction.
    Differential siteFraction(int i) {
        return point.unknown(first + 1 + i, siteFractions[i]);
    }

    /// Moles of an element per mole of formula units.
    Differential moles(int element) {
        if (!point.differentiated) {
            return Differential.constant(moles[element]);
        }
        double[] slopes = new double[point.unknowns];
        System.arraycopy(moleSlopes, element * siteFractions.length, slopes, first + 1, siteFractions.length);
        return Differential.of(moles[element], slopes);
    }

    /// Moles of atoms per mole of formula units.
    Differential atomsPerFormula() {
        Differential sum = moles(0);
        for (int e = 1; e < moles.length; e++) {
            sum = sum.plus(moles(e));
        }
        return sum;
    }

    /// Gibbs energy, J per mole of formula units.
    Differential energy() {
        if (!point.differentiated) {
            return Differential.constant(molar().gibbsEnergy() * atoms);
        }
        return Differential.of(derivatives().energy(), slopes(v -> gradient(v)));
    }

    /// Enthalpy `G − T·∂G/∂T`, J per mole of formula units.
    Differential enthalpy() {
        if (!point.differentiated) {
            return Differential.constant(molar().enthalpy() * atoms);
        }
        double t = point.temperature;
        double value = derivatives().energy() - t * gradient(0);
        return Differential.of(value, slopes(v -> (v == 0 ? 0 : gradient(v)) - t * curvature(0, v)));
    }

    /// Entropy `−∂G/∂T`, J/K per mole of formula units.
    Differential entropy() {
        if (!point.differentiated) {
            return Differential.constant(molar().entropy() * atoms);
        }
        return Differential.of(-gradient(0), slopes(v -> -curvature(0, v)));
    }

    /// Volume `∂G/∂P`, m³ per mole of formula units.
    ///
    /// @throws UndefinedPropertyException if the database says nothing of it
    Differential volume() throws UndefinedPropertyException {
        Optional<PressureLimit> limit = phase.model().pressureLimit();
        if (limit.isPresent()) {
            throw new UndefinedPropertyException(
                    phase.name() + " has " + limit.get().cause());
        }
        if (!phase.hasVolume()) {
            throw new UndefinedPropertyException("the database has no volume of " + phase.name());
        }
        double value = gradient(1);
        return point.differentiated
                ? Differential.of(value, slopes(v -> curvature(1, v)))
                : Differential.constant(value);
    }

    /// Heat capacity at constant site fractions, J/K per mole of formula units.
    double heatCapacity() {
        return molar().heatCapacity() * atoms;
    }

    /// A property of the model other than the energy, by its name.
    ///
    /// @throws UndefinedPropertyException if the database gives the phase none of that name
    Differential named(String property) throws UndefinedPropertyException {
        Optional<FirstDerivatives> code = phase.named(property);
        if (code.isEmpty()) {
            throw new UndefinedPropertyException("the database has no " + property + " of " + phase.name());
        }
        double[] own = new double[code.get().size()];
        double value = code.get().evaluate(point.temperature, point.pressure, phase.theta(), siteFractions, own);
        return point.differentiated ? Differential.of(value, slopes(v -> own[v])) : Differential.constant(value);
    }

    /// Difference of a property to that of the endmembers alone, per mole of atoms.
    ///
    /// @throws UndefinedPropertyException for partitioned phases, which have no such endmembers
    MolarProperties mixing() throws UndefinedPropertyException {
        PhaseProperties endmembers = phase.endmembers()
                .orElseThrow(() -> new UndefinedPropertyException(
                        phase.name() + " is ordered in parts: its endmembers are no mixture to compare with"));
        MolarProperties without = endmembers
                .at(point.temperature, point.pressure, phase.theta())
                .evaluate(siteFractions)
                .orElseThrow();
        MolarProperties all = molar();
        return new MolarProperties(
                all.gibbsEnergy() - without.gibbsEnergy(),
                all.enthalpy() - without.enthalpy(),
                all.entropy() - without.entropy(),
                all.heatCapacity() - without.heatCapacity(),
                all.atoms());
    }

    /// Slope of the Gibbs energy.
    ///
    /// @param variable 0 for T, 1 for P, 2 and more for site fractions
    double gradient(int variable) {
        return derivatives().gradient(variable);
    }

    /// Second derivative of the Gibbs energy.
    double curvature(int one, int other) {
        return derivatives().curvature(one, other);
    }

    private interface BySlope {
        double at(int variable);
    }

    /// Slopes by the unknowns of the equilibrium from slopes by T, P and the site fractions of this set.
    private double[] slopes(BySlope own) {
        double[] slopes = new double[point.unknowns];
        slopes[EquilibriumPoint.TEMPERATURE] = own.at(0);
        slopes[EquilibriumPoint.PRESSURE] = own.at(1);
        for (int i = 0; i < siteFractions.length; i++) {
            slopes[first + 1 + i] = own.at(2 + i);
        }
        return slopes;
    }
}
