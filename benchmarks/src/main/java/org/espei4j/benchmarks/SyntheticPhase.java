package org.espei4j.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseEnergy;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.UnbuildablePhaseException;

/// Phases of made-up parameters in the forms that assessments use, from a binary liquid to the largest that are common.
public enum SyntheticPhase {
    /// (A,B) with four fitted Redlich–Kister coefficients, each linear in temperature.
    BINARY_LIQUID(2) {
        @Override
        void write(StringBuilder text, SplittableRandom random) {
            text.append("PHASE P % 1 1 !\nCONSTITUENT P :A,B: !\n");
            endmembers(text, List.of("A", "B"), random);
            for (int order = 0; order < 4; order++) {
                text.append("PARAMETER L(P,A,B;%d) 298.15 VV%04d+VV%04d*T; 6000 N !%n"
                        .formatted(order, 2 * order, 2 * order + 1));
            }
        }
    },
    /// (A,B,C)₁(VA)₃, magnetic, with binary and ternary interactions.
    TERNARY_MAGNET(3) {
        @Override
        void write(StringBuilder text, SplittableRandom random) {
            text.append("TYPE_DEFINITION & GES A_P_D P MAGNETIC -1.0 0.4 !\n");
            text.append("PHASE P %& 2 1 3 !\nCONSTITUENT P :A,B,C:VA: !\n");
            List<String> names = List.of("A", "B", "C");
            endmembers(text, names.stream().map(name -> name + ":VA").toList(), random);
            for (String name : names) {
                parameter(text, "TC", name + ":VA", 0, random.nextDouble(-300, 1200));
                parameter(text, "BMAGN", name + ":VA", 0, random.nextDouble(0.2, 2));
            }
            interactions(text, names, ":VA", 3, random);
            parameter(text, "TC", "A,B:VA", 0, 900);
            parameter(text, "TC", "A,B:VA", 1, -300);
        }
    },
    /// Eight elements with three orders of every binary interaction and every ternary one.
    ALLOY_LIQUID(8) {
        @Override
        void write(StringBuilder text, SplittableRandom random) {
            List<String> names = elements(8);
            text.append("PHASE P % 1 1 !\nCONSTITUENT P :")
                    .append(String.join(",", names))
                    .append(": !\n");
            endmembers(text, names, random);
            interactions(text, names, "", 3, random);
        }
    },
    /// Four ordering sublattices and an interstitial one with a disordered partner, three elements: the compound energy
    /// formalism at its usual largest.
    ORDERED_FCC(3) {
        @Override
        void write(StringBuilder text, SplittableRandom random) {
            List<String> names = elements(3);
            String all = String.join(",", names);
            text.append("TYPE_DEFINITION & GES A_P_D P DIS_PART DIS,,, !\n");
            text.append("PHASE DIS %% 2 1 1 !\nCONSTITUENT DIS :%s:VA: !\n".formatted(all));
            text.append("PHASE P %& 5 .25 .25 .25 .25 1 !\n");
            text.append("CONSTITUENT P :%s:%s:%s:%s:VA: !\n".formatted(all, all, all, all));
            for (String name : names) {
                text.append(gibbsEnergy("DIS", name + ":VA", random));
            }
            for (int i = 0; i < 3; i++) {
                for (int j = i + 1; j < 3; j++) {
                    for (int order = 0; order < 3; order++) {
                        text.append("PARAMETER L(DIS,%s,%s:VA;%d) 298.15 %.1f+%.2f*T; 6000 N !%n"
                                .formatted(
                                        names.get(i),
                                        names.get(j),
                                        order,
                                        random.nextDouble(-4e4, 1e4),
                                        random.nextDouble(-9, 9)));
                    }
                }
            }
            for (int code = 0; code < 81; code++) {
                parameter(text, "G", occupation(code, names) + ":VA", 0, random.nextDouble(-2e4, 2e3));
            }
            text.append("PARAMETER L(P,A,B:A,B:*:*:VA;0) 298.15 -1500; 6000 N !\n");
            text.append("PARAMETER L(P,A,C:*:A,C:*:VA;0) 298.15 -1700; 6000 N !\n");
        }
    };

    private static final long SEED = 20260101;

    private final int elements;

    SyntheticPhase(int elements) {
        this.elements = elements;
    }

    abstract void write(StringBuilder text, SplittableRandom random);

    /// Names of the fitted symbols, in their order; none for a phase without.
    public List<String> parameters() {
        return this == BINARY_LIQUID
                ? List.of("VV0000", "VV0001", "VV0002", "VV0003", "VV0004", "VV0005", "VV0006", "VV0007")
                : List.of();
    }

    /// Some values of the fitted symbols.
    public double[] fittedValues() {
        return parameters().isEmpty() ? new double[0] : new double[] {-30000, 5, -8000, 2, 4000, -1, 900, 0.3};
    }

    /// The energy as an expression.
    public PhaseEnergy energy() {
        StringBuilder text = new StringBuilder();
        Collection<String> components = new TreeSet<>(elements(elements));
        components.forEach(name -> text.append("ELEMENT %s X 1 0 0 !%n".formatted(name)));
        text.append("ELEMENT VA VACUUM 0 0 0 !\n");
        components.add("VA");
        write(text, new SplittableRandom(SEED));
        try {
            Database database = TdbReader.parseOrThrow(text.toString(), name());
            ModelOptions options = ModelOptions.standard().withFittingSymbols(parameters());
            return PhaseModel.of(database, "P", components, options).energy();
        } catch (BadInputException | UnbuildablePhaseException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The compiled phase.
    public CompiledPhase compile() {
        return CompiledPhase.of(energy(), parameters());
    }

    /// Seeded site fractions, all well inside.
    ///
    /// @return point after point
    public double[] points(CompiledPhase phase, int count) {
        int[] offsets = phase.description().offsets();
        int n = phase.description().siteFractionCount();
        SplittableRandom random = new SplittableRandom(SEED);
        double[] points = new double[count * n];
        for (int p = 0; p < count; p++) {
            for (int s = 0; s + 1 < offsets.length; s++) {
                double sum = 0;
                for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                    points[p * n + i] = random.nextDouble(0.01, 1);
                    sum += points[p * n + i];
                }
                for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                    points[p * n + i] /= sum;
                }
            }
        }
        return points;
    }

    private static List<String> elements(int count) {
        return List.of("A", "B", "C", "D", "E", "F", "G", "H").subList(0, count);
    }

    private static void endmembers(StringBuilder text, List<String> endmembers, SplittableRandom random) {
        endmembers.forEach(endmember -> text.append(gibbsEnergy("P", endmember, random)));
    }

    private static String gibbsEnergy(String phase, String endmember, SplittableRandom random) {
        return "PARAMETER G(%s,%s;0) 298.15 %.1f+%.3f*T-%.4f*T*LN(T)-%.6f*T**2+%.1f*T**(-1); 1200 Y %.1f+%.3f*T-%.4f*T*LN(T); 6000 N !%n"
                .formatted(
                        phase,
                        endmember,
                        random.nextDouble(-1e4, 1e4),
                        random.nextDouble(100, 200),
                        random.nextDouble(20, 40),
                        random.nextDouble(0.001, 0.01),
                        random.nextDouble(1e4, 1e5),
                        random.nextDouble(-1e4, 1e4),
                        random.nextDouble(100, 200),
                        random.nextDouble(20, 40));
    }

    private static void interactions(
            StringBuilder text, List<String> names, String rest, int orders, SplittableRandom random) {
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                for (int order = 0; order < orders; order++) {
                    parameter(text, "L", names.get(i) + "," + names.get(j) + rest, order, random.nextDouble(-4e4, 1e4));
                }
                for (int k = j + 1; k < names.size(); k++) {
                    String constituents = names.get(i) + "," + names.get(j) + "," + names.get(k) + rest;
                    parameter(text, "L", constituents, 0, random.nextDouble(-2e4, 2e4));
                    parameter(text, "L", constituents, 1, random.nextDouble(-2e4, 2e4));
                }
            }
        }
    }

    private static void parameter(StringBuilder text, String type, String constituents, int order, double value) {
        text.append(String.format(
                Locale.ROOT, "PARAMETER %s(P,%s;%d) 298.15 %.3f; 6000 N !%n", type, constituents, order, value));
    }

    private static String occupation(int code, List<String> names) {
        List<String> sites = new ArrayList<>();
        for (int s = 0, left = code; s < 4; s++, left /= 3) {
            sites.add(names.get(left % 3));
        }
        return String.join(":", sites);
    }
}
