package org.espei4j.calphad.mapping;

import java.util.Arrays;
import org.espei4j.calphad.model.BoundPhase;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.PhaseDescription;
import org.jspecify.annotations.Nullable;

/// A phase at a temperature that moves, with what depends on temperature alone kept as long as it stays. Owned by one
/// thread.
///
/// Slopes in temperature are differences over a small interval. They steer Newton's method and tell the direction of
/// reactions; no solution depends on them.
final class MovingPhase {

    /// Half the interval for slopes in temperature, K: rounding and curvature both leave about nine digits of an entropy.
    private static final double HALF_INTERVAL = 0.05;

    /// Slopes of the energy to both sides that differ by more, J/(mol K), have a jump between them: a heat capacity of
    /// 1000 J/(mol K) at 100 K would not do that.
    private static final double LARGEST_BEND = 0.5;

    /// Position of the phase in its system.
    final int index;

    final PhaseDescription description;
    /// Number of site fractions.
    final int size;

    final int elements;
    final int sublattices;
    /// First site fraction of each sublattice, and `size` at the end.
    final int[] offsets;
    /// Charge that each site fraction carries; null where no charge balance is needed, because there are no ions or because
    /// all constituents of each sublattice carry the same charge.
    final double @Nullable [] charges;
    /// Whether the amounts of the elements are linear in the site fractions.
    final boolean linearAmounts;

    private final CompiledPhase compiled;
    private final double pressure;
    private final double[] theta;
    private final double[] warmGradient;
    private final double[] coldGradient;
    private @Nullable Bound here;
    private @Nullable Bound warmer;
    private @Nullable Bound colder;

    private record Bound(BoundPhase phase, double[] workspace) {}

    MovingPhase(int index, CompiledPhase compiled, double pressure, double[] theta) {
        this.index = index;
        this.compiled = compiled;
        this.pressure = pressure;
        this.theta = theta;
        description = compiled.description();
        size = description.siteFractionCount();
        elements = description.elements().size();
        sublattices = description.sublatticeCount();
        offsets = description.offsets();
        linearAmounts = description.hasFixedSiteRatios();
        charges = description.isCharged() && linearAmounts && chargeVaries() ? charges() : null;
        warmGradient = new double[size];
        coldGradient = new double[size];
    }

    private boolean chargeVaries() {
        for (int s = 0; s < sublattices; s++) {
            double first = description.species().get(offsets[s]).charge();
            for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                if (description.species().get(i).charge() != first) {
                    return true;
                }
            }
        }
        return false;
    }

    private double[] charges() {
        double[] all = new double[size];
        for (int s = 0; s < sublattices; s++) {
            for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                all[i] = description.siteRatios().get(s).orElse(1)
                        * description.species().get(i).charge();
            }
        }
        return all;
    }

    /// Binds the phase to a temperature, K.
    void moveTo(double temperature) {
        if (here == null || here.phase.temperature() != temperature) {
            here = bind(temperature);
            warmer = null;
            colder = null;
        }
    }

    private Bound bind(double temperature) {
        BoundPhase phase = compiled.bind(temperature, pressure);
        double[] workspace = phase.newWorkspace();
        phase.bindParameters(theta, workspace);
        return new Bound(phase, workspace);
    }

    private Bound here() {
        if (here == null) {
            throw new IllegalStateException("the phase has no temperature yet");
        }
        return here;
    }

    /// The phase at the present temperature.
    BoundPhase bound() {
        return here().phase;
    }

    /// Moles of atoms per mole of formula units.
    double atoms(double[] y) {
        double[] amounts = new double[elements];
        here().phase.amounts(y, amounts);
        return Arrays.stream(amounts).sum();
    }

    /// Mole fractions of the elements.
    double[] fractions(double[] y) {
        double[] amounts = new double[elements];
        here().phase.amounts(y, amounts);
        double atoms = Arrays.stream(amounts).sum();
        for (int e = 0; e < elements; e++) {
            amounts[e] /= atoms;
        }
        return amounts;
    }

    /// Divides the site fractions of every sublattice by their sum.
    void normalise(double[] y) {
        for (int s = 0; s < sublattices; s++) {
            double sum = 0;
            for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                sum += y[i];
            }
            for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                y[i] /= sum;
            }
        }
    }

    /// Energy, J per mole of formula units.
    double energy(double[] y) {
        return here().phase.energy(here().workspace, y);
    }

    /// Energy, J per mole of formula units, with gradient and Hessian as in [BoundPhase#hessian].
    double hessian(double[] y, double[] gradient, double[] hessian) {
        return here().phase.hessian(here().workspace, y, gradient, hessian);
    }

    /// Slope of the energy in temperature at constant site fractions, J/(mol K), which is the entropy with the sign
    /// turned.
    ///
    /// @param gradientSlope receives the slopes of the gradient in temperature
    double thermalSlope(double[] y, double[] gradientSlope) {
        double temperature = here().phase.temperature();
        if (warmer == null) {
            warmer = bind(temperature + HALF_INTERVAL);
        }
        if (colder == null) {
            colder = bind(Math.max(temperature - HALF_INTERVAL, 0.5 * temperature));
        }
        double interval = warmer.phase.temperature() - colder.phase.temperature();
        double warm = warmer.phase.gradient(warmer.workspace, y, warmGradient);
        double cold = colder.phase.gradient(colder.workspace, y, coldGradient);
        for (int i = 0; i < size; i++) {
            gradientSlope[i] = (warmGradient[i] - coldGradient[i]) / interval;
        }
        double slope = (warm - cold) / interval;
        return isSmooth(y, warm, cold, interval) ? slope : slopeBesideJump(y);
    }

    /// Whether the slopes to both sides differ by no more than a heat capacity can do.
    private boolean isSmooth(double[] y, double warm, double cold, double interval) {
        double bend = Math.abs(warm + cold - 2 * energy(y)) / (0.5 * interval);
        return bend < LARGEST_BEND;
    }

    /// Energies jump where functions of temperature are pieced together badly: of four differences one is wrong then, and
    /// the mean of the two in the middle is not.
    private double slopeBesideJump(double[] y) {
        double temperature = here().phase.temperature();
        double[] energies = new double[5];
        for (int k = 0; k < 5; k++) {
            Bound at = bind(temperature + (k - 2) * HALF_INTERVAL);
            energies[k] = at.phase.energy(at.workspace, y);
        }
        double[] slopes = new double[4];
        for (int k = 0; k < 4; k++) {
            slopes[k] = (energies[k + 1] - energies[k]) / HALF_INTERVAL;
        }
        Arrays.sort(slopes);
        return 0.5 * (slopes[1] + slopes[2]);
    }
}
