package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.model.BoundPhase;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.EnergySurface;
import org.espei4j.calphad.model.PhaseDescription;
import org.espei4j.calphad.model.PotentialDerivatives;

/// A phase of the compound energy formalism written by hand for tests: the energy is a sum of monomials in the site
/// fractions, with coefficients `h − s·T + θ`, and of ideal mixing. Shares no code with the compiled models.
final class HandMadePhase implements CompiledPhase {

    static final double R = 8.314;

    private record Monomial(double h, double s, int parameter, int[] powers) {}

    private final PhaseDescription description;
    private final double[] siteRatios;
    private final List<String> parameters;
    private final List<Monomial> monomials = new ArrayList<>();
    private boolean isGas;

    /// @param sublattices constituents of each sublattice, sorted: names of elements or VA
    HandMadePhase(
            String name,
            List<String> elements,
            List<String> parameters,
            double[] siteRatios,
            List<List<String>> sublattices) {
        description = new PhaseDescription(
                name,
                elements,
                sublattices.stream()
                        .map(s -> s.stream().map(Species::ofElement).toList())
                        .toList(),
                Arrays.stream(siteRatios).mapToObj(OptionalDouble::of).toList());
        this.siteRatios = siteRatios;
        this.parameters = parameters;
    }

    /// A phase with one sublattice of one site.
    static HandMadePhase solution(String name, List<String> elements) {
        return new HandMadePhase(name, elements, List.of(), new double[] {1}, List.of(elements));
    }

    /// Adds `(h − s·T)·Π y` over the given site fractions; the same one may be given several times.
    HandMadePhase with(double h, double s, int... siteFractions) {
        return with(h, s, -1, siteFractions);
    }

    /// Adds `(h − s·T + θ[parameter])·Π y`.
    HandMadePhase with(double h, double s, int parameter, int[] siteFractions) {
        int[] powers = new int[description.siteFractionCount()];
        for (int i : siteFractions) {
            powers[i]++;
        }
        monomials.add(new Monomial(h, s, parameter, powers));
        return this;
    }

    @Override
    public PhaseDescription description() {
        return description;
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }

    @Override
    public BoundPhase bind(double temperature, double pressure) {
        return new Bound(temperature, pressure);
    }

    /// The volume is that of a gas of one mole of molecules per site, `R·T·ln(P/1e5 Pa)`, if asked for by [#gas].
    @Override
    public PotentialDerivatives potentialDerivatives() {
        return (temperature, pressure, theta) -> {
            Bound bound = new Bound(temperature, pressure);
            return (y, direct, mixed) -> bound.byPotentials(y, direct, mixed);
        };
    }

    /// Adds `R·T·ln(P/1e5 Pa)` per formula unit.
    HandMadePhase gas() {
        isGas = true;
        return this;
    }

    private final class Bound implements BoundPhase {

        private final double temperature;
        private final double pressure;
        private final int n = description.siteFractionCount();
        private final int[] offsets = description.offsets();

        Bound(double temperature, double pressure) {
            this.temperature = temperature;
            this.pressure = pressure;
        }

        @Override
        public PhaseDescription description() {
            return description;
        }

        @Override
        public double temperature() {
            return temperature;
        }

        @Override
        public double pressure() {
            return pressure;
        }

        @Override
        public double[] newWorkspace() {
            return new double[monomials.size()];
        }

        @Override
        public void bindParameters(double[] theta, double[] workspace) {
            for (int k = 0; k < workspace.length; k++) {
                Monomial m = monomials.get(k);
                workspace[k] = m.h - m.s * temperature + (m.parameter < 0 ? 0 : theta[m.parameter]);
            }
        }

        @Override
        public double energy(double[] workspace, double[] y) {
            double sum = 0;
            for (int k = 0; k < workspace.length; k++) {
                sum += workspace[k] * product(monomials.get(k).powers, y, -1, -1);
            }
            for (int s = 0; s < siteRatios.length; s++) {
                for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                    sum += y[i] > 0 ? R * temperature * siteRatios[s] * y[i] * Math.log(y[i]) : 0;
                }
            }
            return isGas ? sum + R * temperature * Math.log(pressure / 1e5) : sum;
        }

        void byPotentials(double[] y, double[] direct, double[] mixed) {
            Arrays.fill(direct, 0);
            Arrays.fill(mixed, 0);
            for (Monomial m : monomials) {
                direct[PotentialDerivatives.BY_TEMPERATURE] -= m.s * product(m.powers, y, -1, -1);
                for (int i = 0; i < n; i++) {
                    mixed[i] -= m.powers[i] == 0 ? 0 : m.s * product(m.powers, y, i, -1);
                }
            }
            for (int s = 0; s < siteRatios.length; s++) {
                for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                    if (y[i] > 0) {
                        direct[PotentialDerivatives.BY_TEMPERATURE] += R * siteRatios[s] * y[i] * Math.log(y[i]);
                        mixed[i] += R * siteRatios[s] * (Math.log(y[i]) + 1);
                    }
                }
            }
            if (isGas) {
                direct[PotentialDerivatives.BY_TEMPERATURE] += R * Math.log(pressure / 1e5);
                direct[PotentialDerivatives.BY_PRESSURE] = R * temperature / pressure;
                direct[PotentialDerivatives.BY_TEMPERATURE_AND_PRESSURE] = R / pressure;
                direct[PotentialDerivatives.BY_PRESSURE_TWICE] = -R * temperature / (pressure * pressure);
            }
        }

        @Override
        public double gradient(double[] workspace, double[] y, double[] gradient) {
            return hessian(workspace, y, gradient, new double[n * n]);
        }

        @Override
        public double hessian(double[] workspace, double[] y, double[] gradient, double[] hessian) {
            Arrays.fill(gradient, 0);
            Arrays.fill(hessian, 0);
            for (int k = 0; k < workspace.length; k++) {
                int[] powers = monomials.get(k).powers;
                for (int i = 0; i < n; i++) {
                    if (powers[i] == 0) {
                        continue;
                    }
                    gradient[i] += workspace[k] * product(powers, y, i, -1);
                    for (int j = 0; j < n; j++) {
                        hessian[i * n + j] += workspace[k] * product(powers, y, i, j);
                    }
                }
            }
            for (int s = 0; s < siteRatios.length; s++) {
                for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                    if (y[i] > 0) {
                        gradient[i] += R * temperature * siteRatios[s] * (Math.log(y[i]) + 1);
                        hessian[i * n + i] += R * temperature * siteRatios[s] / y[i];
                    }
                }
            }
            return energy(workspace, y);
        }

        /// A monomial, differentiated by up to two site fractions.
        private double product(int[] powers, double[] y, int first, int second) {
            double product = 1;
            for (int i = 0; i < n; i++) {
                int power = powers[i];
                int times = (i == first ? 1 : 0) + (i == second ? 1 : 0);
                for (int t = 0; t < times; t++) {
                    product *= power--;
                }
                for (int p = 0; p < power; p++) {
                    product *= y[i];
                }
                if (product == 0) {
                    return 0;
                }
            }
            return product;
        }

        @Override
        public void parameterGradient(double[] theta, double[] workspace, double[] y, double[] slopes) {
            Arrays.fill(slopes, 0);
            for (Monomial m : monomials) {
                if (m.parameter >= 0) {
                    slopes[m.parameter] += product(m.powers, y, -1, -1);
                }
            }
        }

        @Override
        public void amounts(double[] y, double[] amounts) {
            double[] slopes = new double[amounts.length * n];
            amountSlopes(y, slopes);
            for (int e = 0; e < amounts.length; e++) {
                amounts[e] = 0;
                for (int i = 0; i < n; i++) {
                    amounts[e] += slopes[e * n + i] * y[i];
                }
            }
        }

        @Override
        public void amountSlopes(double[] y, double[] slopes) {
            for (int e = 0; e < description.elements().size(); e++) {
                for (int s = 0; s < siteRatios.length; s++) {
                    for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                        slopes[e * n + i] = siteRatios[s]
                                * description
                                        .species()
                                        .get(i)
                                        .atomsOf(description.elements().get(e));
                    }
                }
            }
        }

        @Override
        public void amountCurvatures(int element, double[] y, double[] curvatures) {
            Arrays.fill(curvatures, 0);
        }

        @Override
        public EnergySurface surface(double[] points) {
            return new EnergySurface() {
                @Override
                public int size() {
                    return points.length / n;
                }

                @Override
                public void energies(double[] theta, double[] workspace, double[] energies) {
                    for (int p = 0; p < size(); p++) {
                        energies[p] = energy(workspace, Arrays.copyOfRange(points, p * n, (p + 1) * n));
                    }
                }
            };
        }
    }
}
