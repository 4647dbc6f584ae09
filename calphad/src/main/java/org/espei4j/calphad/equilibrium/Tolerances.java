package org.espei4j.calphad.equilibrium;

/// The tolerances of this package, each with its reason. Energies are measured in RT.
final class Tolerances {

    /// Scale of energies, J/(mol K); need not be the gas constant of the models.
    static final double GAS_CONSTANT = 8.314;

    /// Smallest site fraction that a solver uses. Below 1e-15 the models drop the ideal mixing of a constituent, and with
    /// it the barrier that keeps site fractions positive; at 1e-14 what is lost is 3e-9 J/mol at 1000 K.
    static final double LEAST_SITE_FRACTION = 1e-14;

    /// A Newton step as large as this, relative, is the last one: the error after it is of the order of its square.
    static final double LAST_STEP = 1e-8;

    /// A Newton step below this counts as the last one too if rounding keeps the steps from getting smaller.
    static final double STALLED_STEP = 1e-5;

    /// Below this relative step the iteration is near enough to its end for amounts of phases to mean something.
    static final double SETTLED_STEP = 1e-2;

    /// Driving force, in RT, above which a constitution belongs to the equilibrium. At 1000 K it is 8e-6 J/mol, a hundred
    /// times what rounding does to energies of 1e5 J/mol.
    static final double DRIVING_FORCE = 1e-9;

    /// Driving force of a stable set and energy that its relaxation could still gain, in RT, that count as nothing: a tenth
    /// of what verification looks for.
    static final double STATIONARY = 0.1 * DRIVING_FORCE;

    /// Deviation of the amount of an element, relative to that amount, that counts as nothing.
    static final double BALANCE = 1e-10;

    /// Largest deviation of the amount of an element in a solution, relative to that amount: far above what Newton's
    /// method leaves …
    static final double LARGEST_IMBALANCE = 1e-8;

    /// … and relative to all atoms: what site fractions that would be less than the least value hold of the dilute ones.
    static final double IMBALANCE_OF_FLOORS = 1e-13;

    /// What rounding leaves of a driving force, relative to its terms: potentials of dilute elements at a few kelvin are as
    /// large as 1e9 J/mol, and cancel.
    static final double ROUNDING = 2e-14;

    /// Largest driving force, in RT, that the linear programme leaves on sampled points. Refinement follows, so it need
    /// not be small.
    static final double HULL = 1e-5;

    /// How far (in RT per mole of atoms) the energy may bend below the plane between sampled points. Sampled constitutions
    /// less than this above the tangent plane are refined. The more dimensions, the further apart are the points. RT is
    /// that of [#COLDEST_NEAR_PLANE] at least.
    static double nearPlane(int freedom) {
        return switch (freedom) {
            case 0, 1 -> 0.06;
            case 2 -> 0.16;
            case 3 -> 0.25;
            default -> 0.35;
        };
    }

    /// Temperature, K, below which what mixing does to the energy between sampled points does not become less.
    static final double COLDEST_NEAR_PLANE = 500;

    /// The unit of [#nearPlane], J/mol, at RT.
    static double nearPlaneUnit(double thermalEnergy) {
        return Math.max(thermalEnergy, GAS_CONSTANT * COLDEST_NEAR_PLANE);
    }

    /// The same where the constitutions next to stability are known from a similar equilibrium and looked at anyway.
    static double nearPlaneBesideRivals(int freedom) {
        return freedom <= 3 ? 0.5 * nearPlane(freedom) : nearPlane(freedom);
    }

    /// Relative size below which a pivot of the scaled equilibrium matrix counts as zero.
    static final double PIVOT = 1e-13;

    /// Norm below which a direction in the space of chemical potentials counts as undetermined.
    static final double RANK = 1e-7;

    /// A constitution that has less than this part of the atoms of the least filled endmember is no phase but a vacuum with
    /// some atoms in it. Where vacancies alone cost no energy, as in most models of B2, its energy per mole of atoms has no
    /// lower bound.
    static final double NEARLY_EMPTY = 0.1;

    /// Part of an element's amount in a phase below which the phase counts as absent.
    static final double ABSENT = 1e-11;

    private Tolerances() {}
}
