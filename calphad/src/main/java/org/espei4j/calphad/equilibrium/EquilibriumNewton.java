package org.espei4j.calphad.equilibrium;

/// Newton's method for the conditions of equilibrium between given composition sets.
///
/// | symbol | meaning |
/// | --- | --- |
/// | `k` | composition set, with `nₖ` moles of formula units of energy `Gₖ` |
/// | `N_ek` | moles of element e per mole of formula units of k |
/// | `μ_e` | chemical potential, J/mol |
/// | `b_e` | moles of element e in the system |
/// | `Vₖ`, `vₖ` | response of the site fractions, see [PhaseMatrix] |
///
/// With the site fractions eliminated (Hillert 1981; Sundman, Lu and Ohtani 2015, equations 41 to 45) what is left are
/// one row for each set, `Σ_e N_ek·Δμ_e = Gₖ − Σ_e N_ek·μ_e`, and one for each element,
/// `Σ_f (Σ_k nₖ Vₖᵀ Vₖ)_ef Δμ_f + Σ_k N_ek·Δnₖ = b_e − Σ_k nₖ·N_ek + Σ_k nₖ (Vₖᵀ vₖ)_e`.
///
/// The unknowns are scaled, `Δμ_e = RT·u_e/√b_e` and `Δnₖ ∝` the norm of the scaled column, so that the size of a pivot
/// does not depend on how dilute an element is. Elements whose potential is given have neither row nor unknown.
final class EquilibriumNewton {

    /// How an iteration ended.
    enum Outcome {
        /// Residuals and steps are at rounding.
        CONVERGED,
        /// Too many iterations, or no composition set left.
        NOT_CONVERGED,
        /// An energy or derivative is not a finite number.
        NOT_FINITE
    }

    private static final int MOST_ITERATIONS = 80;
    private static final double LONGEST_STEP = 0.5;
    private static final int MOST_CAUTIOUS_ITERATIONS = 400;
    private static final double LONGEST_CAUTIOUS_STEP = 0.05;
    private static final double INCONSISTENT = 1e-7;
    /// After so many iterations whose steps did not get shorter the equations alone decide.
    private static final int LONG_STALLED = 10;

    private final int elements;
    private final double thermalEnergy;
    private final PivotedElimination system = new PivotedElimination();
    private final double[] scale;
    private final int[] rowOf;
    private final double[] change;
    private double[] columnScale = new double[8];
    private final double[] trial;
    private boolean cautious;
    private boolean keepAbsent;
    private int iterations;

    EquilibriumNewton(int elements, double thermalEnergy) {
        this.elements = elements;
        this.thermalEnergy = thermalEnergy;
        scale = new double[elements];
        rowOf = new int[elements];
        change = new double[elements];
        trial = new double[elements];
    }

    /// Whether to take short steps and many of them, which reaches some minima that full steps run away from: those of a
    /// phase with hardly any amount that alone holds an element, near its spinodal.
    void setCautious(boolean value) {
        cautious = value;
    }

    /// Whether sets stay whose amount is zero within the mass balance.
    void setKeepAbsent(boolean value) {
        keepAbsent = value;
    }

    /// Number of iterations of the last call.
    int iterations() {
        return iterations;
    }

    /// Moves composition sets, amounts and potentials to equilibrium. Sets whose amount becomes negative and sets that
    /// become equal to another one are taken out.
    ///
    /// @param sets on entry the start, on return the stable sets, evaluated at their final constitution
    /// @param potentials on entry an estimate, on return the chemical potentials, J/mol
    /// @param composition moles of each element; 0 for one that the system does not have
    Outcome solve(StableSets sets, double[] potentials, double[] composition) {
        int rows = assignRows(composition);
        double previous = Double.POSITIVE_INFINITY;
        int stalled = 0;
        int negative = 0;
        sets.anchorAmounts();
        int most = cautious ? MOST_CAUTIOUS_ITERATIONS : MOST_ITERATIONS;
        for (iterations = 1; iterations <= most; iterations++) {
            if (sets.count() == 0) {
                return Outcome.NOT_CONVERGED;
            }
            if (!evaluate(sets, potentials)) {
                return Outcome.NOT_FINITE;
            }
            if (sets.removeNearlyEmpty()) {
                continue;
            }
            if (!step(sets, potentials, composition, rows)) {
                continue;
            }
            double size = stepSize(sets, composition);
            if (!(size <= Double.MAX_VALUE)) {
                return Outcome.NOT_FINITE;
            }
            boolean exact = stalled >= LONG_STALLED && isExact(sets, potentials, composition);
            double part = advance(sets, potentials);
            boolean settled = part == 1 && size < Tolerances.SETTLED_STEP;
            int usedUp = sets.usedUp(composition, keepAbsent);
            negative = usedUp < 0 ? 0 : negative + 1;
            if (usedUp >= 0 && (settled || negative > 6)) {
                sets.removeUsedUp(usedUp);
                negative = 0;
                previous = Double.POSITIVE_INFINITY;
                continue;
            }
            if (sets.mergeTwins(potentials)) {
                previous = Double.POSITIVE_INFINITY;
                continue;
            }
            stalled = size < 0.5 * previous ? 0 : stalled + 1;
            if (part == 1 && usedUp < 0 && isLast(size, stalled, exact)) {
                return finish(sets, potentials, composition);
            }
            previous = Math.min(size, previous);
        }
        return Outcome.NOT_CONVERGED;
    }

    /// Gives each element that is present a row and its scale.
    ///
    /// @return number of rows
    private int assignRows(double[] composition) {
        int rows = 0;
        for (int e = 0; e < elements; e++) {
            boolean present = composition[e] > 0;
            scale[e] = present ? 1 / Math.sqrt(composition[e]) : 0;
            rowOf[e] = present ? rows++ : -1;
        }
        return rows;
    }

    private static boolean isLast(double size, int stalled, boolean exact) {
        return size < Tolerances.LAST_STEP
                || (stalled >= 3 && size < Tolerances.STALLED_STEP)
                || (exact && size < Tolerances.SETTLED_STEP);
    }

    /// Lets the last set enter and another one leave, as a step of the simplex method on the present constitutions does:
    /// the entering set grows at the expense of the others until the first of them is used up.
    ///
    /// @param sets one more than there are elements; the last one has the amount 0
    /// @return false if no set can leave; then nothing changes but that the entering set is taken out
    boolean exchange(StableSets sets, double[] composition) {
        int others = sets.count() - 1;
        CompositionSet entering = sets.get(others);
        system.begin(others);
        int row = 0;
        for (int e = 0; e < elements; e++) {
            if (composition[e] > 0) {
                double unit = 1 / Math.sqrt(composition[e]);
                for (int k = 0; k < others; k++) {
                    system.add(row, k, unit * sets.get(k).amounts[e]);
                }
                system.setRight(row, unit * entering.amounts[e]);
                row++;
            }
        }
        int leaving = -1;
        double least = Double.POSITIVE_INFINITY;
        if (row == others && system.factorise(Tolerances.PIVOT) == others) {
            system.solve();
            for (int k = 0; k < others; k++) {
                double use = system.unknown(k);
                if (use > 0 && Math.max(sets.get(k).amount, 0) / use < least) {
                    least = Math.max(sets.get(k).amount, 0) / use;
                    leaving = k;
                }
            }
        }
        if (leaving < 0) {
            sets.remove(others);
            return false;
        }
        for (int k = 0; k < others; k++) {
            sets.get(k).amount -= least * system.unknown(k);
        }
        entering.amount = least;
        sets.remove(leaving);
        return true;
    }

    private boolean evaluate(StableSets sets, double[] potentials) {
        for (int k = 0; k < sets.count(); k++) {
            CompositionSet set = sets.get(k);
            set.evaluate();
            if (!set.factorise(potentials, 0) || !(Math.abs(set.energy) <= Double.MAX_VALUE)) {
                return false;
            }
        }
        return true;
    }

    /// Builds and solves the equilibrium matrix; leaves Δμ in `change`, Δn in the sets and their steps computed.
    ///
    /// @return false if the equations contradict each other. Then site fractions were released from their least value, for
    ///     they may be needed to hold an element, or a composition set was taken out
    private boolean step(StableSets sets, double[] potentials, double[] composition, int rows) {
        int count = sets.count();
        system.begin(rows + count);
        if (columnScale.length < count) {
            columnScale = new double[2 * count];
        }
        for (int e = 0; e < elements; e++) {
            trial[e] = composition[e];
        }
        for (int k = 0; k < count; k++) {
            addSet(sets.get(k), k, rows, potentials);
        }
        for (int e = 0; e < elements; e++) {
            if (rowOf[e] >= 0) {
                system.setRight(rowOf[e], scale[e] * trial[e]);
            }
        }
        int rank = system.factorise(Tolerances.PIVOT);
        double left = system.solve();
        if (rank < rows + count && left > INCONSISTENT && sets.releaseFloors()) {
            return false;
        }
        if (rank < rows + count && left > INCONSISTENT && count > 1) {
            sets.remove(sets.leastFavourable(potentials));
            return false;
        }
        for (int e = 0; e < elements; e++) {
            change[e] = rowOf[e] < 0 ? 0 : thermalEnergy * scale[e] * system.unknown(rowOf[e]);
        }
        for (int k = 0; k < count; k++) {
            CompositionSet set = sets.get(k);
            set.amountStep = columnScale[k] * system.unknown(rows + k);
            set.computeStep(change);
            set.releaseFloor = false;
        }
        return true;
    }

    private void addSet(CompositionSet set, int k, int rows, double[] potentials) {
        // A set with a negative amount is on its way out; its magnitude keeps the matrix of potentials definite.
        double amount = Math.abs(set.amount);
        double norm = 0;
        for (int e = 0; e < elements; e++) {
            double entry = scale[e] * set.amounts[e];
            norm += entry * entry;
        }
        double column = 1 / Math.sqrt(norm);
        columnScale[k] = column;
        system.setRight(rows + k, -column * set.excess(potentials) / thermalEnergy);
        int freedom = set.matrix.freedom();
        double[] response = set.matrix.response;
        for (int e = 0; e < elements; e++) {
            int row = rowOf[e];
            if (row < 0) {
                continue;
            }
            double coupling = column * scale[e] * set.amounts[e];
            system.add(row, rows + k, coupling);
            system.add(rows + k, row, coupling);
            trial[e] -= set.amount * set.amounts[e];
            double relaxed = 0;
            for (int a = 0; a < freedom; a++) {
                relaxed += response[a * elements + e] * set.matrix.relaxation[a];
            }
            trial[e] += amount * relaxed;
            for (int f = 0; f <= e; f++) {
                if (rowOf[f] < 0) {
                    continue;
                }
                double sum = 0;
                for (int a = 0; a < freedom; a++) {
                    sum += response[a * elements + e] * response[a * elements + f];
                }
                sum *= amount * thermalEnergy * scale[e] * scale[f];
                system.add(row, rowOf[f], sum);
                if (f != e) {
                    system.add(rowOf[f], row, sum);
                }
            }
        }
    }

    /// Whether the last evaluated sets fulfil all equations to rounding. Steps need not get short for that: where nothing but
    /// the rounding of amounts decides between potentials, they go to and fro.
    private boolean isExact(StableSets sets, double[] potentials, double[] composition) {
        boolean exact = true;
        for (int e = 0; e < elements; e++) {
            exact &= rowOf[e] < 0 || Math.abs(trial[e]) <= Tolerances.BALANCE * composition[e];
        }
        double energy = Tolerances.STATIONARY * thermalEnergy;
        for (int k = 0; k < sets.count(); k++) {
            CompositionSet set = sets.get(k);
            exact &= Math.abs(set.drivingForce(potentials)) <= energy;
            exact &= set.matrix.decrement() <= energy * set.atoms;
        }
        return exact;
    }

    /// The largest relative change of anything in the step.
    private double stepSize(StableSets sets, double[] composition) {
        double size = 0;
        for (int e = 0; e < elements; e++) {
            size = Math.max(size, Math.abs(change[e]) / thermalEnergy);
        }
        for (int k = 0; k < sets.count(); k++) {
            CompositionSet set = sets.get(k);
            size = Math.max(size, set.step.relativeSize());
            for (int e = 0; e < elements; e++) {
                if (rowOf[e] >= 0) {
                    size = Math.max(size, Math.abs(set.amountStep) * set.amounts[e] / composition[e]);
                }
            }
        }
        return size;
    }

    private double advance(StableSets sets, double[] potentials) {
        double longest = 0;
        for (int k = 0; k < sets.count(); k++) {
            longest = Math.max(longest, sets.get(k).step.largest());
        }
        double most = cautious ? LONGEST_CAUTIOUS_STEP : LONGEST_STEP;
        double part = longest > most ? most / longest : 1;
        for (int e = 0; e < elements; e++) {
            potentials[e] += part * change[e];
        }
        for (int k = 0; k < sets.count(); k++) {
            CompositionSet set = sets.get(k);
            set.step.take(part, SiteStep.Stepping.BALANCED);
            set.amount += part * set.amountStep;
        }
        return part;
    }

    /// Evaluates the sets once more. Site fractions at their least value and equations that contradict each other may have
    /// hidden that an element is missing.
    private Outcome finish(StableSets sets, double[] potentials, double[] composition) {
        boolean finite = true;
        for (int k = 0; k < sets.count(); k++) {
            sets.get(k).evaluateEnergy();
            finite &= Math.abs(sets.get(k).energy) <= Double.MAX_VALUE;
        }
        for (double potential : potentials) {
            finite &= !Double.isNaN(potential);
        }
        if (!finite) {
            return Outcome.NOT_FINITE;
        }
        return isBalanced(sets, composition) ? Outcome.CONVERGED : Outcome.NOT_CONVERGED;
    }

    private boolean isBalanced(StableSets sets, double[] composition) {
        double total = 0;
        for (int e = 0; e < elements; e++) {
            total += composition[e];
        }
        for (int e = 0; e < elements; e++) {
            double missing = composition[e];
            for (int k = 0; k < sets.count(); k++) {
                missing -= sets.get(k).amount * sets.get(k).amounts[e];
            }
            double tolerance = Tolerances.LARGEST_IMBALANCE * composition[e] + Tolerances.IMBALANCE_OF_FLOORS * total;
            if (rowOf[e] >= 0 && !(Math.abs(missing) <= tolerance)) {
                return false;
            }
        }
        return true;
    }
}
