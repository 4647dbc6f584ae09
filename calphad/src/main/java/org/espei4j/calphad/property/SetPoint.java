package org.espei4j.calphad.property;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
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
    private double @Nullable [] pairThird;

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
        return function(
                moles[element],
                v -> v < 2 ? 0 : moleSlope(element, v - 2),
                (one, other) ->
                        phase.description().hasFixedSiteRatios() ? 0 : contracted(moleCurvatures(element), one, other));
    }

    private double contracted(double[] curvatures, double[] one, double[] other) {
        int n = siteFractions.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sum += curvatures[i * n + j] * one[2 + i] * other[2 + j];
            }
        }
        return sum;
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
        return function(
                isDifferentiated() ? derivatives().energy() : molar().gibbsEnergy() * atoms,
                this::gradient,
                this::curvature);
    }

    /// Enthalpy `G − T·∂G/∂T`, J per mole of formula units.
    Differential enthalpy() {
        return isDifferentiated()
                ? energy().minus(point.temperature().times(gradientOf(0)))
                : Differential.constant(molar().enthalpy() * atoms);
    }

    /// Entropy `−∂G/∂T`, J/K per mole of formula units.
    Differential entropy() {
        return isDifferentiated() ? gradientOf(0).times(-1) : Differential.constant(molar().entropy() * atoms);
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
        return gradientOf(1);
    }

    /// Heat capacity at constant site fractions `−T·∂²G/∂T²`, J/K per mole of formula units.
    ///
    /// @throws UndefinedPropertyException along a pair of directions: fourth derivatives of energies are not computed
    Differential heatCapacity() throws UndefinedPropertyException {
        if (!isDifferentiated()) {
            return Differential.constant(molar().heatCapacity() * atoms);
        }
        point.requireSlopesOnly("a heat capacity");
        double[] heating = new double[2 + siteFractions.length];
        heating[0] = 1;
        double[] slopes = thirdDerivatives(heating, heating);
        Differential curvature = function(curvature(0, 0), v -> slopes[v], (one, other) -> 0);
        return point.temperature().times(curvature).times(-1);
    }

    /// A property of the model other than the energy, by its name.
    ///
    /// @throws UndefinedPropertyException if the database gives the phase none of that name
    Differential named(String property) throws UndefinedPropertyException {
        FirstDerivatives code = phase.named(property)
                .orElseThrow(() ->
                        new UndefinedPropertyException("the database has no " + property + " of " + phase.name()));
        double[] own = new double[code.size()];
        double value = code.evaluate(point.temperature, point.pressure, phase.theta(), siteFractions, own);
        return function(
                value,
                v -> own[v],
                (one, other) -> phase.secondDerivatives()
                        .ofProperty(phase.model().property(property).orElseThrow(), state(), one, other));
    }

    /// The same set of the model without interactions and ideal mixing.
    ///
    /// @throws UndefinedPropertyException for partitioned phases, which have no such endmembers
    SetPoint endmembers() throws UndefinedPropertyException {
        PhaseCode without = phase.endmembers()
                .orElseThrow(() -> new UndefinedPropertyException(
                        phase.name() + " is ordered in parts and has no model without interactions; quantities that end"
                                + " in _MIX_EM are measured against the mean of its endmembers"));
        return new SetPoint(point, without, first, amount, siteFractions);
    }

    /// The same set of the mechanical mixture of the endmembers.
    ///
    /// @throws UndefinedPropertyException for phases that have none
    SetPoint mixture() throws UndefinedPropertyException {
        PhaseCode mixture = phase.mixture()
                .orElseThrow(() -> new UndefinedPropertyException("the endmembers of " + phase.name()
                        + " have different formula units, or are too many for their mean"));
        return new SetPoint(point, mixture, first, amount, siteFractions);
    }

    /// A slope of the Gibbs energy as a function of the unknowns.
    private Differential gradientOf(int variable) {
        return function(
                gradient(variable),
                v -> curvature(variable, v),
                (one, other) -> pairThirdDerivatives(one, other)[variable]);
    }

    /// Third derivatives of the Gibbs energy by T, P and site fractions, contracted with two directions of these.
    private double[] thirdDerivatives(double[] one, double[] other) {
        return phase.secondDerivatives().ofGradient(state(), one, other);
    }

    /// The same for the pair of directions of the point, computed once.
    private double[] pairThirdDerivatives(double[] one, double[] other) {
        double[] known = pairThird;
        if (known == null) {
            known = thirdDerivatives(one, other);
            pairThird = known;
        }
        return known;
    }

    private SecondDerivatives.At state() {
        return new SecondDerivatives.At(point.temperature, point.pressure, phase.theta(), siteFractions);
    }

    private double curvature(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < other.length && one[i] != 0; j++) {
                sum += curvature(i, j) * one[i] * other[j];
            }
        }
        return sum;
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

    private boolean isDifferentiated() {
        return point.isDifferentiated();
    }

    private interface Bilinear {
        double along(double[] one, double[] other);
    }

    /// A function of T, P and the site fractions of this set as one of the unknowns of the equilibrium.
    ///
    /// @param slopes by T, P and site fractions
    /// @param mixed second derivative along two directions of T, P and site fractions
    private Differential function(double value, IntToDoubleFunction slopes, Bilinear mixed) {
        int last = first + siteFractions.length;
        return point.directions.function(
                value,
                u -> u < EquilibriumPoint.POTENTIALS
                        ? slopes.applyAsDouble(u)
                        : u > first && u <= last ? slopes.applyAsDouble(1 + u - first) : 0,
                point.unknowns,
                () -> point.directions instanceof Directions.Pair(double[] one, double[] other)
                        ? mixed.along(own(one), own(other))
                        : 0);
    }

    /// The part of a direction that is about T, P and the site fractions of this set.
    private double[] own(double[] direction) {
        double[] own = new double[2 + siteFractions.length];
        own[0] = direction[EquilibriumPoint.TEMPERATURE];
        own[1] = direction[EquilibriumPoint.PRESSURE];
        System.arraycopy(direction, first + 1, own, 2, siteFractions.length);
        return own;
    }

    /// Second derivative, along the pair of directions of the point, of the residuals of this set's stationarity,
    /// `G_i − Σ_e μ_e N_e,i − λ_s − zᵢ κ`, for each site fraction.
    ///
    /// @param pair the pair of directions of the point
    double[] stationarityMixed(Directions.Pair pair) {
        int n = siteFractions.length;
        double[] one = own(pair.first());
        double[] other = own(pair.second());
        double[] third = pairThirdDerivatives(one, other);
        double[] mixed = Arrays.copyOfRange(third, 2, 2 + n);
        for (int e = 0; e < moles.length && !phase.description().hasFixedSiteRatios(); e++) {
            double[] curvatures = moleCurvatures(e);
            double byOne = pair.first()[EquilibriumPoint.POTENTIALS + e];
            double byOther = pair.second()[EquilibriumPoint.POTENTIALS + e];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    mixed[i] -= curvatures[i * n + j] * (byOne * other[2 + j] + byOther * one[2 + j]);
                }
            }
        }
        return mixed;
    }
}
