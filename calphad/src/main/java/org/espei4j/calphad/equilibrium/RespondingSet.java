package org.espei4j.calphad.equilibrium;

import org.espei4j.calphad.model.PotentialDerivatives;

/// A composition set that answers to chemical potentials, temperature and pressure alike: the energy per formula unit has
/// the differential `dG − Σ μₑ dNₑ = −S dT + V dP` at its best constitution, so that `S` and `−V` are to T and P what `Nₑ`
/// is to μₑ.
///
/// With `V` from [PhaseMatrix] and the slopes of these amounts brought into the same space, the step of the site
/// fractions is `L⁻ᵀ (Σ_u R_u Δu − v)` over all unknowns u, and a quantity with slopes p changes by `pᵀ (Σ_u R_u Δu − v)`.
final class RespondingSet {

    final CompositionSet set;
    /// Place of the set among those of its phase in the order of composition, from 1.
    final int number;
    /// Energy, entropy and volume per mole of formula units.
    final double entropy;

    final double volume;
    /// Response to temperature and to pressure, like a column of [PhaseMatrix#response].
    final double[] toTemperature;

    final double[] toPressure;
    private final double[] direct = new double[PotentialDerivatives.DIRECT];
    private final double[] ofEnergy;
    private final double temperature;

    /// @param set evaluated and factorised
    /// @param number place of the set among those of its phase
    RespondingSet(CompositionSet set, int number, PotentialDerivatives.State derivatives, double temperature) {
        this.set = set;
        this.number = number;
        this.temperature = temperature;
        int n = set.y.length;
        double[] mixed = new double[2 * n];
        derivatives.evaluate(set.y, direct, mixed);
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = -mixed[i];
        }
        toTemperature = new double[set.matrix.freedom()];
        toPressure = new double[set.matrix.freedom()];
        ofEnergy = new double[set.matrix.freedom()];
        set.matrix.project(mixed, 0, toTemperature);
        set.matrix.project(mixed, n, toPressure);
        set.matrix.project(set.energySlopes(), 0, ofEnergy);
        entropy = -direct[PotentialDerivatives.BY_TEMPERATURE];
        volume = direct[PotentialDerivatives.BY_PRESSURE];
    }

    boolean isAmong(ChosenSets sets) {
        return sets.contains(set.phase.index, number);
    }

    /// Value of the quantity of a row per mole of formula units.
    double value(ExtensiveRow row) {
        double sum = row.entropy() * entropy + row.volume() * volume;
        if (row.enthalpy() != 0) {
            sum += row.enthalpy() * (set.energy + temperature * entropy);
        }
        for (int e = 0; e < row.amounts().length; e++) {
            sum += row.amounts()[e] * set.amounts[e];
        }
        return isAmong(row.sets()) ? sum + set.atoms : sum;
    }

    /// Sum of the magnitudes of the terms of [#value].
    double magnitude(ExtensiveRow row) {
        double sum = Math.abs(row.entropy() * entropy) + Math.abs(row.volume() * volume);
        if (row.enthalpy() != 0) {
            sum += Math.abs(row.enthalpy()) * (Math.abs(set.energy) + Math.abs(temperature * entropy));
        }
        for (int e = 0; e < row.amounts().length; e++) {
            sum += Math.abs(row.amounts()[e]) * set.amounts[e];
        }
        return isAmong(row.sets()) ? sum + set.atoms : sum;
    }

    /// What the step towards the best constitution at the present potentials takes from the quantity of a row.
    double relaxed(ExtensiveRow row) {
        double sum = 0;
        double[] slopes = slopes(row);
        for (int a = 0; a < slopes.length; a++) {
            sum += slopes[a] * set.matrix.relaxation[a];
        }
        return sum;
    }

    /// Slopes of the quantity of a row in the space of the response.
    double[] slopes(ExtensiveRow row) {
        int elements = row.amounts().length;
        double[] slopes = new double[set.matrix.freedom()];
        double ofAtoms = isAmong(row.sets()) ? 1 : 0;
        for (int a = 0; a < slopes.length; a++) {
            // Entropy has the slopes of the response to temperature, volume those to pressure with the sign turned.
            slopes[a] = (row.entropy() + row.enthalpy() * temperature) * toTemperature[a]
                    - row.volume() * toPressure[a]
                    + row.enthalpy() * ofEnergy[a];
            for (int e = 0; e < elements; e++) {
                slopes[a] += (row.amounts()[e] + ofAtoms) * set.matrix.response[a * elements + e];
            }
        }
        return slopes;
    }

    /// Slope of the quantity of a row in temperature at constant site fractions.
    double byTemperature(ExtensiveRow row) {
        return -(row.entropy() + row.enthalpy() * temperature) * direct[PotentialDerivatives.BY_TEMPERATURE_TWICE]
                + row.volume() * direct[PotentialDerivatives.BY_TEMPERATURE_AND_PRESSURE];
    }

    /// Slope of the quantity of a row in pressure at constant site fractions.
    double byPressure(ExtensiveRow row) {
        return -(row.entropy() + row.enthalpy() * temperature)
                        * direct[PotentialDerivatives.BY_TEMPERATURE_AND_PRESSURE]
                + row.enthalpy() * volume
                + row.volume() * direct[PotentialDerivatives.BY_PRESSURE_TWICE];
    }
}
