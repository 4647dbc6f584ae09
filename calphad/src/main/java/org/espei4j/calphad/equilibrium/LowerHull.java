package org.espei4j.calphad.equilibrium;

/// The lower convex hull of sampled energies at one composition, as a linear programme: minimise `Σ λⱼ·gⱼ` under
/// `Σ λⱼ·xⱼ = b`, `λ ≥ 0`, over all sampled constitutions j of all phases. Its solution is the mixture of sampled
/// constitutions with the least energy, its dual variables are the chemical potentials of the tangent plane.
///
/// The method is the revised simplex method with as many rows as elements: it needs no triangulation and is
/// deterministic. It starts from the cheapest nearly pure constitution of every element, or, where an element has none,
/// from an artificial column that a first phase drives out. Of many constitutions every eighth is looked at first. Further constitutions may be added at any time; the search
/// goes on from the present basis.
///
/// Belongs to one thread. Columns `0 … sampled − 1` are the sampled constitutions, later ones the added ones.
final class LowerHull {

    /// What artificial columns may be improved by, per mole of atoms, to count as optimal in the first phase.
    private static final double FEASIBLE = 1e-12;
    /// Steps after which rounding is cleared up.
    private static final int STEPS_BETWEEN_FACTORISATIONS = 32;

    private final int elements;
    private final HullGrid grid;
    private final HullColumns columns;
    private final HullBasis basis;
    private final HullPricing pricing;
    private final HullPricing coarsePricing;
    private final double[] potentials;
    private boolean fresh;

    LowerHull(HullGrid grid) {
        this.grid = grid;
        elements = grid.elements();
        columns = new HullColumns(grid);
        basis = new HullBasis(columns);
        pricing = new HullPricing(columns, false);
        coarsePricing = new HullPricing(columns, true);
        potentials = new double[elements];
    }

    /// Begins a new problem; added constitutions are forgotten.
    ///
    /// @param sampledEnergies energy of each sampled point, J per mole of atoms; read, not copied. Points that must not
    ///     be used have +∞
    /// @param composition moles of each element; 0 for an element that the system does not have
    void begin(double[] sampledEnergies, double[] composition) {
        columns.begin(sampledEnergies);
        basis.begin(composition, grid.pure());
        fresh = grid.coarseCount() > 0;
    }

    /// Adds a constitution.
    ///
    /// @param composition moles of elements, in any unit
    /// @param energy J per mole of atoms
    void add(double[] composition, double energy) {
        columns.add(composition, energy);
    }

    /// Moves to the optimum.
    ///
    /// @param tolerance driving force, J per mole of atoms, that may remain
    /// @return false if no mixture of the constitutions has the composition
    boolean solve(double tolerance) {
        if (basis.hasArtificial()) {
            iterate(FEASIBLE, true, pricing);
            if (basis.isInfeasible()) {
                return false;
            }
        }
        if (fresh) {
            // Most of the way can be gone with few columns; what they leave is little.
            iterate(tolerance, false, coarsePricing);
            fresh = false;
        }
        iterate(tolerance, false, pricing);
        basis.refactorise();
        basis.potentials(false, potentials);
        return true;
    }

    /// The chemical potentials of the tangent plane, J/mol. Overwritten by the next call of [#solve].
    double[] potentials() {
        return potentials;
    }

    /// The column at a row of the basis; negative for a row that no constitution can fill.
    int basisColumn(int row) {
        return basis.column[row];
    }

    /// Moles of atoms of the constitution at a row of the basis.
    double basisAmount(int row) {
        return basis.amounts[row];
    }

    /// The driving force of every sampled point, J per mole of atoms; −∞ for points that must not be used. The array is
    /// overwritten by the next call of [#solve] or of this method.
    ///
    /// @param mu chemical potentials, J/mol, finite
    /// @param g energies of the sampled points, J per mole of atoms
    double[] drivingForces(double[] mu, double[] g) {
        pricing.drivingForces(mu, g);
        return pricing.forces();
    }

    private void iterate(double tolerance, boolean firstPhase, HullPricing among) {
        int degenerate = 0;
        among.begin();
        int limit = 200 + 60 * elements * elements;
        for (int iteration = 0; iteration < limit; iteration++) {
            basis.potentials(firstPhase, potentials);
            // After many steps without progress the first improving column is taken (Bland's rule), which cannot cycle.
            boolean bland = degenerate > 4 * elements;
            int entering =
                    firstPhase ? among.mostFeasible(potentials, tolerance) : among.best(potentials, tolerance, bland);
            int leaving = entering < 0 ? -1 : basis.leavingRow(entering);
            if (leaving < 0) {
                return;
            }
            degenerate = basis.exchange(entering, leaving) ? 0 : degenerate + 1;
            if (iteration % STEPS_BETWEEN_FACTORISATIONS == STEPS_BETWEEN_FACTORISATIONS - 1) {
                basis.refactorise();
            }
        }
    }
}
