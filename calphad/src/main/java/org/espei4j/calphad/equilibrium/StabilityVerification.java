package org.espei4j.calphad.equilibrium;

import org.jspecify.annotations.Nullable;

/// Looks for constitutions of any phase below the tangent plane of an equilibrium. Each that is found joins the linear
/// programme. Belongs to one thread.
final class StabilityVerification {

    private final EquilibriumSpecs specs;
    private final StartingHull hull;
    private final PhaseSearch[] searches;
    private final double thermalEnergy;
    private final double[] potentials;
    private final double[] finitePotentials;
    private final boolean[] absentElements;
    private int violations;
    private int worst;
    private double worstForce;

    /// All arrays belong to the caller.
    ///
    /// @param sets the stable sets, around which nothing need be found
    /// @param potentials chemical potentials of the tangent plane, J/mol
    StabilityVerification(
            EquilibriumSpecs specs,
            WorkingPhase[] phases,
            StartingHull hull,
            StableSets sets,
            double[] potentials,
            boolean[] absentElements) {
        this.specs = specs;
        this.hull = hull;
        this.potentials = potentials;
        this.absentElements = absentElements;
        int[] starts = specs.starts();
        thermalEnergy = phases[0].thermalEnergy;
        finitePotentials = new double[potentials.length];
        searches = new PhaseSearch[phases.length];
        for (int p = 0; p < searches.length; p++) {
            searches[p] = new PhaseSearch(phases[p], specs.sampled(p), starts[p], potentials, absentElements, sets);
        }
    }

    /// Searches all phases.
    ///
    /// @param start solution of a similar problem whose rivals, the constitutions that come next to stability, are where
    ///     to look first; null if there is none
    /// @return number of constitutions found below the plane
    int verify(@Nullable EquilibriumState start) {
        for (int e = 0; e < finitePotentials.length; e++) {
            // Sampled points hold traces of absent elements; what they would cost is of no interest.
            finitePotentials[e] = absentElements[e] ? 0 : potentials[e];
        }
        double[] sampledForces = hull.drivingForces(finitePotentials, absentElements);
        for (int p = 0; p < searches.length; p++) {
            searches[p].begin(sampledForces);
            if (start != null) {
                start.tryRivals(searches[p], p);
            }
            int freedom = specs.layout(p).freedom;
            double depth = start == null ? Tolerances.nearPlane(freedom) : Tolerances.nearPlaneBesideRivals(freedom);
            searches[p].tryBestPoint(-depth * Tolerances.nearPlaneUnit(thermalEnergy));
        }
        if (collectViolations() == 0) {
            for (PhaseSearch search : searches) {
                search.tryFurtherPoints();
            }
            collectViolations();
        }
        return violations;
    }

    private int collectViolations() {
        double tolerance = Tolerances.DRIVING_FORCE * thermalEnergy;
        worstForce = 0;
        violations = 0;
        for (PhaseSearch search : searches) {
            for (int k = 0; k < search.found(); k++) {
                double force = search.drivingForce(k);
                if (force > tolerance && force > Tolerances.ROUNDING * magnitude(search.optimum(k))) {
                    int number = hull.add(search.optimum(k));
                    violations++;
                    if (force > worstForce) {
                        worstForce = force;
                        worst = number;
                    }
                }
            }
        }
        return violations;
    }

    /// Size of the terms that a driving force is made of, J per mole of atoms.
    private double magnitude(CompositionSet set) {
        double sum = Math.abs(set.energy);
        for (int e = 0; e < potentials.length; e++) {
            if (set.amounts[e] != 0) {
                sum += Math.abs(potentials[e]) * set.amounts[e];
            }
        }
        return sum / set.atoms;
    }

    /// Number of constitutions that the last search found below the plane.
    int violations() {
        return violations;
    }

    /// The number in [StartingHull] of the constitution furthest below the plane.
    int worst() {
        return worst;
    }

    /// Its driving force, J per mole of atoms; 0 if there is none.
    double worstForce() {
        return worstForce;
    }

    /// The searches of all phases, as the last verification left them.
    PhaseSearch[] searches() {
        return searches;
    }
}
