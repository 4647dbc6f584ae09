package org.espei4j.calphad.mapping;

/// A composition set in the hands of Newton's method: its driving force at given potentials and how that, the site
/// fractions and the composition answer to temperature and potentials.
///
/// At potentials μ the site fractions y minimise `G − Σ μₑ·Nₑ` under the sublattice sums and, for ions, the charge
/// balance `C·y = c`. A Newton step on the stationarity conditions,
///
/// `(∂²G/∂y² − Σ μₑ·∂²Nₑ/∂y²)·Δy − Cᵀ·λ = −(∂G/∂y − Σ μₑ·∂Nₑ/∂y) + Σ Δμₑ·∂Nₑ/∂y − ΔT·∂²G/∂y∂T`, `C·Δy = c − C·y`,
///
/// is solved once for each term on the right. Unknowns are scaled by `√y`, which makes the ideal part of the Hessian
/// a multiple of the unit matrix.
final class CoexistingSet {

    /// Smallest site fraction: below 1e-15 the models drop ideal mixing, and with it the barrier that keeps fractions
    /// positive.
    static final double LEAST_SITE_FRACTION = 1e-14;

    /// A pivot of the scaled phase matrix below this is zero: a constraint that follows from others.
    private static final double PIVOT = 1e-13;

    /// Scale of energies per kelvin, J/(mol K); need not be the gas constant of the models.
    private static final double GAS_CONSTANT = 8.314;

    /// A site fraction that falls is changed by a factor instead of a difference where it is smaller than this.
    private static final double SMALL = 0.02;

    /// Largest change of the logarithm of a small site fraction in one step.
    private static final double LONGEST_LOGARITHMIC_STEP = 5;

    final MovingPhase phase;
    final double[] y;
    /// Moles of atoms of the set per mole of atoms of the system.
    double amount;
    boolean isZero;

    /// `Σ μₑ·xₑ − G` per mole of atoms, J.
    double drivingForce;
    /// Slopes of `drivingForce` in the potentials, then in temperature.
    final double[] drivingForceSlopes;
    /// Mole fractions.
    final double[] fractions;
    /// What a Newton step at constant temperature and potentials does to the fractions.
    final double[] fractionShift;
    /// Slopes of the fractions at `element·(elements + 1) + unknown`; unknowns are potentials, then temperature.
    final double[] fractionSlopes;

    private final int size;
    private final int elements;
    private final double[] gradient;
    private final double[] hessian;
    private final double[] thermalGradient;
    private final double[] amounts;
    private final double[] amountSlopes;
    private final double[] curvatures;
    private final double[] slope;
    private final boolean[] held;
    private final double[] shift;
    /// Slopes of the site fractions at `i·(elements + 1) + unknown`.
    private final double[] slopes;
    private final Elimination matrix = new Elimination();
    private double relativeChange;

    CoexistingSet(MovingPhase phase, Member member) {
        this.phase = phase;
        size = phase.size;
        elements = phase.elements;
        y = member.y().clone();
        for (int i = 0; i < size; i++) {
            y[i] = y[i] == 0 ? 0 : Math.max(y[i], LEAST_SITE_FRACTION);
        }
        amount = member.amount();
        isZero = member.isZero();
        drivingForceSlopes = new double[elements + 1];
        fractions = new double[elements];
        fractionShift = new double[elements];
        fractionSlopes = new double[elements * (elements + 1)];
        gradient = new double[size];
        hessian = new double[size * size];
        thermalGradient = new double[size];
        amounts = new double[elements];
        amountSlopes = new double[elements * size];
        curvatures = new double[phase.linearAmounts ? 0 : size * size];
        slope = new double[size];
        held = new boolean[size];
        shift = new double[size];
        slopes = new double[size * (elements + 1)];
    }

    /// Evaluates the set; the phase is bound to the temperature.
    ///
    /// @param thermal whether slopes in temperature are needed; otherwise they are 0
    /// @return false if something is not finite
    boolean evaluate(double temperature, double[] potentials, boolean thermal) {
        double rt = GAS_CONSTANT * temperature;
        double energy = phase.hessian(y, gradient, hessian);
        double thermalSlope = thermal ? phase.thermalSlope(y, thermalGradient) : 0;
        phase.bound().amounts(y, amounts);
        phase.bound().amountSlopes(y, amountSlopes);
        double atoms = 0;
        double excess = -energy;
        for (int e = 0; e < elements; e++) {
            atoms += amounts[e];
            excess += potentials[e] * amounts[e];
        }
        for (int i = 0; i < size; i++) {
            slope[i] = gradient[i];
            for (int e = 0; e < elements; e++) {
                slope[i] -= potentials[e] * amountSlopes[e * size + i];
            }
        }
        if (!phase.linearAmounts) {
            subtractAmountCurvatures(potentials);
        }
        holdFloors();
        solve(rt, thermal);
        collect(excess, atoms, thermalSlope);
        return Double.isFinite(drivingForce) && areFinite(fractionShift) && areFinite(fractionSlopes);
    }

    private static boolean areFinite(double[] values) {
        boolean finite = true;
        for (double value : values) {
            finite &= Double.isFinite(value);
        }
        return finite;
    }

    private void subtractAmountCurvatures(double[] potentials) {
        for (int e = 0; e < elements; e++) {
            phase.bound().amountCurvatures(e, y, curvatures);
            for (int k = 0; k < hessian.length; k++) {
                hessian[k] -= potentials[e] * curvatures[k];
            }
        }
    }

    /// A site fraction at its least value that would become smaller still stays where it is, and so does one of exactly 0:
    /// the constituent holds an element that the system does not have.
    private void holdFloors() {
        for (int s = 0; s < phase.sublattices; s++) {
            int first = phase.offsets[s];
            int last = phase.offsets[s + 1];
            int major = first;
            for (int i = first; i < last; i++) {
                major = y[i] > y[major] ? i : major;
            }
            for (int i = first; i < last; i++) {
                held[i] = y[i] == 0 || (y[i] < 2 * LEAST_SITE_FRACTION && slope[i] > slope[major]);
            }
        }
    }

    private void solve(double rt, boolean thermal) {
        int constraints = phase.sublattices + (phase.charges == null ? 0 : 1);
        int order = size + constraints;
        int rights = 1 + elements + (thermal ? 1 : 0);
        matrix.begin(order, order, rights);
        for (int i = 0; i < size; i++) {
            if (held[i]) {
                matrix.add(i, i, 1);
                continue;
            }
            double d = Math.sqrt(y[i]);
            for (int j = 0; j < size; j++) {
                if (!held[j]) {
                    matrix.add(i, j, d * hessian[i * size + j] * Math.sqrt(y[j]) / rt);
                }
            }
            matrix.add(i, order, -d * slope[i] / rt);
            for (int e = 0; e < elements; e++) {
                matrix.add(i, order + 1 + e, d * amountSlopes[e * size + i] / rt);
            }
            if (thermal) {
                matrix.add(i, order + 1 + elements, -d * thermalGradient[i] / rt);
            }
        }
        for (int s = 0; s < phase.sublattices; s++) {
            double sum = 0;
            for (int i = phase.offsets[s]; i < phase.offsets[s + 1]; i++) {
                constrain(size + s, i, 1);
                sum += y[i];
            }
            matrix.add(size + s, order, sum - 1);
        }
        if (phase.charges != null) {
            double charge = 0;
            for (int i = 0; i < size; i++) {
                constrain(order - 1, i, phase.charges[i]);
                charge += phase.charges[i] * y[i];
            }
            matrix.add(order - 1, order, charge);
        }
        matrix.eliminate(PIVOT);
        for (int i = 0; i < size; i++) {
            double d = held[i] ? 0 : Math.sqrt(y[i]);
            shift[i] = d * matrix.unknown(i, 0);
            for (int u = 0; u <= elements; u++) {
                slopes[i * (elements + 1) + u] = u < rights - 1 ? d * matrix.unknown(i, 1 + u) : 0;
            }
        }
    }

    private void constrain(int row, int site, double coefficient) {
        if (!held[site]) {
            double entry = -coefficient * Math.sqrt(y[site]);
            matrix.add(row, site, entry);
            matrix.add(site, row, entry);
        }
    }

    /// What the step of the site fractions means for the driving force and the composition, per mole of atoms.
    private void collect(double excess, double atoms, double thermalSlope) {
        int unknowns = elements + 1;
        for (int u = -1; u < unknowns; u++) {
            double gain = 0;
            double moreAtoms = 0;
            for (int i = 0; i < size; i++) {
                double change = u < 0 ? shift[i] : slopes[i * unknowns + u];
                gain -= slope[i] * change;
                for (int e = 0; e < elements; e++) {
                    moreAtoms += amountSlopes[e * size + i] * change;
                }
            }
            for (int e = 0; e < elements; e++) {
                double more = 0;
                for (int i = 0; i < size; i++) {
                    more += amountSlopes[e * size + i] * (u < 0 ? shift[i] : slopes[i * unknowns + u]);
                }
                double change = (more - amounts[e] / atoms * moreAtoms) / atoms;
                if (u < 0) {
                    fractionShift[e] = change;
                } else {
                    fractionSlopes[e * unknowns + u] = change;
                }
            }
            double force = excess / atoms;
            if (u < 0) {
                drivingForce = force + (gain - force * moreAtoms) / atoms;
            } else {
                double direct = u < elements ? amounts[u] : -thermalSlope;
                drivingForceSlopes[u] = (direct + gain - force * moreAtoms) / atoms;
            }
        }
        for (int e = 0; e < elements; e++) {
            fractions[e] = amounts[e] / atoms;
        }
    }

    /// Rates of change of the site fractions for rates of the potentials and of temperature.
    double[] siteFractionRates(double[] potentials, double temperature) {
        double[] rates = new double[size];
        for (int i = 0; i < size; i++) {
            rates[i] = slopes[i * (elements + 1) + elements] * temperature;
            for (int e = 0; e < elements; e++) {
                rates[i] += slopes[i * (elements + 1) + e] * potentials[e];
            }
        }
        return rates;
    }

    /// Rates of change of the mole fractions for rates of the potentials and of temperature.
    double[] fractionRates(double[] potentials, double temperature) {
        double[] rates = new double[elements];
        for (int e = 0; e < elements; e++) {
            rates[e] = fractionSlopes[e * (elements + 1) + elements] * temperature;
            for (int f = 0; f < elements; f++) {
                rates[e] += fractionSlopes[e * (elements + 1) + f] * potentials[f];
            }
        }
        return rates;
    }

    /// The part of a Newton step that keeps every site fraction positive, at most 1.
    double longestStep(double[] potentials, double temperature) {
        double[] rates = siteFractionRates(potentials, temperature);
        double part = 1;
        relativeChange = 0;
        for (int i = 0; i < size; i++) {
            double change = shift[i] + rates[i];
            if (y[i] >= SMALL && change < -0.5 * y[i]) {
                part = Math.min(part, -0.5 * y[i] / change);
            }
            if (y[i] > 10 * LEAST_SITE_FRACTION || change > 0) {
                relativeChange = Math.max(relativeChange, Math.abs(change) / (y[i] + 1e-11));
            }
        }
        return part;
    }

    /// Largest relative change of a site fraction in the step that [#longestStep] looked at.
    double relativeChange() {
        return relativeChange;
    }

    /// Makes a part of the Newton step.
    void advance(double part, double[] potentials, double temperature) {
        double[] rates = siteFractionRates(potentials, temperature);
        for (int i = 0; i < size; i++) {
            y[i] = moved(y[i], part * (shift[i] + rates[i]));
        }
        phase.normalise(y);
    }

    /// A site fraction after a change; 0 stays 0. The logarithm of a small one is linear in the potentials, so that a factor is the
    /// better extrapolation.
    static double moved(double y, double change) {
        if (y == 0) {
            return 0;
        }
        double next = y < SMALL
                ? y * Math.exp(Math.clamp(change / y, -LONGEST_LOGARITHMIC_STEP, LONGEST_LOGARITHMIC_STEP))
                : y + change;
        return Math.max(next, LEAST_SITE_FRACTION);
    }

    /// The set as it stands.
    Member toMember() {
        return new Member(phase.index, y.clone(), phase.fractions(y), amount, isZero);
    }
}
