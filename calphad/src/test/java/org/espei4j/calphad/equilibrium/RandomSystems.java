package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Random substitutional and compound phases, for properties that must hold in any system.
final class RandomSystems {

    private RandomSystems() {}

    static RandomGenerator generator(long seed) {
        return java.util.random.RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// Two solutions and two line compounds in a system of the given elements.
    static List<HandMadePhase> phases(List<String> elements, RandomGenerator random) {
        List<HandMadePhase> phases = new ArrayList<>();
        for (String name : List.of("ALPHA", "LIQUID")) {
            HandMadePhase phase = HandMadePhase.solution(name, elements);
            int n = elements.size();
            for (int i = 0; i < n; i++) {
                phase.with(name.equals("LIQUID") ? 9000 * random.nextGaussian() : 0, 0, i);
                for (int j = i + 1; j < n; j++) {
                    double l0 = 12000 * random.nextGaussian();
                    double l1 = 5000 * random.nextGaussian();
                    // y_i·y_j·(L0 + L1·(y_i − y_j)) as monomials.
                    phase.with(l0, 0, i, j).with(l1, 0, i, i, j).with(-l1, 0, i, j, j);
                }
            }
            phases.add(phase);
        }
        for (int c = 0; c < 2; c++) {
            int first = random.nextInt(elements.size());
            int second = (first + 1 + random.nextInt(elements.size() - 1)) % elements.size();
            double[] ratios = {1 + random.nextInt(3), 1 + random.nextInt(3)};
            phases.add(new HandMadePhase(
                            "C" + c,
                            elements,
                            List.of(),
                            ratios,
                            List.of(List.of(elements.get(first)), List.of(elements.get(second))))
                    .with(-(ratios[0] + ratios[1]) * 9000 * random.nextDouble(), 0, 0, 1));
        }
        return phases;
    }

    /// A composition inside the system, not nearer to its border than 0.01.
    static double[] composition(int elements, RandomGenerator random) {
        double[] x = new double[elements];
        double sum = 0;
        for (int e = 0; e < elements; e++) {
            x[e] = -Math.log(random.nextDouble());
            sum += x[e];
        }
        for (int e = 0; e < elements; e++) {
            x[e] = 0.01 + (1 - 0.01 * elements) * x[e] / sum;
        }
        return x;
    }
}
