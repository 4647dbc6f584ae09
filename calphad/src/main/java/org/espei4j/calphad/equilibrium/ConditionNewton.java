package org.espei4j.calphad.equilibrium;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Newton's method for equilibria between given composition sets under any conditions (B. Sundman, X.-G. Lu, H. Ohtani,
/// Comput. Mater. Sci. 101 (2015) 127–137, section 2): every condition is an equation.
///
/// | unknown | scale |
/// | --- | --- |
/// | chemical potentials μ of the elements that are present | RT |
/// | temperature T, pressure P | themselves |
/// | amounts nₖ of the composition sets | moles of atoms of the system |
///
/// | equation | |
/// | --- | --- |
/// | set k lies on the tangent plane | `Σ_e N_ek Δμ_e + S_k ΔT − V_k ΔP = G_k − Σ_e N_ek μ_e` |
/// | T or P is given | `ΔT = T° − T` |
/// | μ or an activity is given | `Δμ_e − (∂μ°/∂T) ΔT − (∂μ°/∂P) ΔP = μ° − μ_e` |
/// | a sum over sets is given | `Σ_k (q_k Δn_k + n_k Δq_k) = q° − Σ_k n_k q_k` with Δq from [RespondingSet] |
/// | the composition of set k is given | `Δ(N_ek − x Σ_f N_fk) = x Σ_f N_fk − N_ek` |
///
/// Site fractions are eliminated set by set. Rows and columns are scaled by their largest entries, so that neither dilute
/// elements nor units matter to the pivots. A singular but consistent system is solved with what is open left as it is.
/// Newton's method converges from nearby; that nothing else is more stable is for the caller to verify.
final class ConditionNewton {

    private static final int MOST_ITERATIONS = 80;
    private static final double LONGEST_STEP = 0.5;
    /// Largest relative change of temperature in one step.
    private static final double LARGEST_HEATING = 0.1;
    /// Largest relative change of pressure in one step.
    private static final double LARGEST_COMPRESSION = 0.8;

    private static final double LAST_STEP = 1e-10;
    private static final double STALLED_STEP = 1e-6;
    private static final double SETTLED_STEP = 1e-2;
    private static final double INCONSISTENT = 1e-7;
    /// Conditions are fulfilled to this part of their terms.
    private static final double FULFILLED = 1e-9;
    /// A set with less of all atoms is not there.
    private static final double NEGATIVE = -1e-11;
    /// Number of iterations in a row that a set may have a negative amount.
    private static final int LONGEST_NEGATIVE = 6;

    private final int elements;
    private final OpenState state;
    private final ConditionEquations equations;
    private int iterations;

    /// @param specs the phases that may form
    ConditionNewton(EquilibriumSpecs specs, double[] theta, RequiredPotentials required, ConditionSystem conditions) {
        elements = specs.elements().size();
        state = new OpenState(specs, theta);
        equations = new ConditionEquations(specs, required, conditions, state);
    }

    /// Number of iterations of the last call.
    int iterations() {
        return iterations;
    }

    /// Moves a state to one that fulfils the conditions. Sets whose amount becomes negative and sets that become equal are
    /// taken out.
    ///
    /// @return null if the iteration does not converge
    @Nullable
    SystemState solve(SystemState start) {
        state.load(start);
        double previous = Double.POSITIVE_INFINITY;
        int stalled = 0;
        int negative = 0;
        for (iterations = 1; iterations <= MOST_ITERATIONS; iterations++) {
            if (state.sets.count() == 0 || !state.evaluate()) {
                return null;
            }
            equations.assemble();
            if (!(equations.solve() <= INCONSISTENT)) {
                if (!relieve()) {
                    return null;
                }
                continue;
            }
            double size = computeSteps();
            if (!(size <= Double.MAX_VALUE)) {
                return null;
            }
            double part = advance(1);
            int usedUp = usedUp();
            negative = usedUp < 0 ? 0 : negative + 1;
            if (usedUp >= 0 && ((part == 1 && size < SETTLED_STEP) || negative > LONGEST_NEGATIVE)) {
                state.sets.remove(usedUp);
                negative = 0;
                previous = Double.POSITIVE_INFINITY;
                continue;
            }
            if (state.sets.mergeTwins(state.potentials)) {
                previous = Double.POSITIVE_INFINITY;
                continue;
            }
            stalled = size < 0.5 * previous ? 0 : stalled + 1;
            previous = Math.min(size, previous);
            if (part == 1 && usedUp < 0 && (size < LAST_STEP || (stalled >= 3 && size < STALLED_STEP))) {
                return finish();
            }
        }
        return null;
    }

    /// Gives contradicting equations more room: site fractions that are held may change again, or else the set furthest
    /// above the tangent plane leaves.
    ///
    /// @return false if there is nothing to be done
    private boolean relieve() {
        if (state.sets.releaseFloors()) {
            return true;
        }
        if (state.sets.count() > 1) {
            state.sets.remove(state.sets.leastFavourable(state.potentials));
            return true;
        }
        return false;
    }

    /// Largest relative deviation of a state from the conditions and from its tangent plane.
    double largestDeviation(SystemState reached) {
        return assembleAt(reached) ? equations.largestDeviation() : Double.POSITIVE_INFINITY;
    }

    /// What the conditions leave open at a state; see [ConditionEquations#undetermined].
    Set<String> undetermined(SystemState reached) {
        return assembleAt(reached) ? equations.undetermined() : Set.of();
    }

    private boolean assembleAt(SystemState reached) {
        state.load(reached);
        if (state.sets.count() == 0 || !state.evaluate()) {
            return false;
        }
        equations.assemble();
        return true;
    }

    /// Takes the solution of the equations over into steps.
    ///
    /// @return the largest relative change of anything
    private double computeSteps() {
        double size = Math.max(
                Math.abs(equations.temperatureStep()) / state.phases.temperature,
                Math.abs(equations.pressureStep()) / state.phases.pressure);
        for (int e = 0; e < elements; e++) {
            size = Math.max(size, Math.abs(equations.potentialStep(e)) / state.thermalEnergy());
        }
        for (int k = 0; k < state.responding.size(); k++) {
            CompositionSet set = state.sets.get(k);
            set.computeStepFrom(change(state.responding.get(k)));
            set.amountStep = equations.amountStep(k);
            size = Math.max(size, set.step.relativeSize());
            size = Math.max(size, Math.abs(set.amountStep) * set.atoms / state.total);
        }
        return size;
    }

    /// The step of a constitution in the space of its response.
    private double[] change(RespondingSet each) {
        PhaseMatrix matrix = each.set.matrix;
        double[] change = new double[matrix.freedom()];
        for (int a = 0; a < change.length; a++) {
            change[a] = -matrix.relaxation[a]
                    + each.toTemperature[a] * equations.temperatureStep()
                    + each.toPressure[a] * equations.pressureStep();
            for (int e = 0; e < elements; e++) {
                if (state.columnOf[e] >= 0) {
                    change[a] += matrix.response[a * elements + e] * equations.potentialStep(e);
                }
            }
        }
        return change;
    }

    /// Takes one step, or a part of it, towards a state that fulfils the conditions.
    ///
    /// @param largest part of the step to take, 0 … 1
    /// @return null if there is no step
    @Nullable
    SystemState step(SystemState start, double largest) {
        if (!assembleAt(start) || !(equations.solve() <= INCONSISTENT) || !(computeSteps() <= Double.MAX_VALUE)) {
            return null;
        }
        advance(largest);
        return state.snapshot();
    }

    /// Takes the step, or as much of it as is sensible, and binds the phases to the new temperature and pressure.
    ///
    /// @param largest part of the step to take, 0 … 1
    private double advance(double largest) {
        double temperature = state.phases.temperature;
        double pressure = state.phases.pressure;
        double part = Math.min(largest, LARGEST_HEATING * temperature / Math.abs(equations.temperatureStep()));
        part = Math.min(part, LARGEST_COMPRESSION * pressure / Math.abs(equations.pressureStep()));
        double longest = 0;
        for (int k = 0; k < state.sets.count(); k++) {
            longest = Math.max(longest, state.sets.get(k).step.largest());
        }
        part = longest > LONGEST_STEP ? Math.min(part, LONGEST_STEP / longest) : part;
        for (int e = 0; e < elements; e++) {
            state.potentials[e] += part * equations.potentialStep(e);
        }
        for (int k = 0; k < state.sets.count(); k++) {
            CompositionSet set = state.sets.get(k);
            set.step.take(part, SiteStep.Stepping.BALANCED);
            set.amount += part * set.amountStep;
        }
        state.moveTo(temperature + part * equations.temperatureStep(), pressure + part * equations.pressureStep());
        return part;
    }

    /// The set with the most negative amount that no condition is about; −1 if there is none.
    private int usedUp() {
        int worst = -1;
        double least = NEGATIVE * state.total;
        for (int k = 0; k < state.sets.count() && state.sets.count() > 1; k++) {
            double atoms = OpenState.atoms(state.sets.get(k));
            if (atoms < least && !equations.isNeeded(state.responding.get(k))) {
                least = atoms;
                worst = k;
            }
        }
        return worst;
    }

    /// The state reached, if it fulfils all conditions.
    private @Nullable SystemState finish() {
        if (!state.evaluate()) {
            return null;
        }
        equations.assemble();
        boolean fulfilled = equations.largestDeviation() < FULFILLED && equations.hasChosenSets();
        for (int k = 0; k < state.sets.count(); k++) {
            CompositionSet set = state.sets.get(k);
            fulfilled &= set.amount * set.atoms >= NEGATIVE * state.total;
            set.amount = Math.max(set.amount, 0);
        }
        return fulfilled ? state.snapshot() : null;
    }
}
