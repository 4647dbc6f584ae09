package org.espei4j.calphad.property;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.MagneticOrdering;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.TernaryExtrapolation;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Intrinsic;
import org.espei4j.calphad.model.ModelOptions;

/// One small phase of every model, with made-up parameters.
final class SketchedModels {

    private static final ModelOptions STANDARD = ModelOptions.standard();
    private static final MagneticOrdering BCC = new MagneticOrdering(-1, .4);

    private SketchedModels() {}

    /// A phase of a database that shows one model.
    record Case(String name, Database database, String phaseName, PhaseUnderTest phase) {

        static Case of(String name, DatabaseSketch sketch, String phase, String... components) {
            return of(name, sketch.build(), phase, components);
        }

        static Case of(String name, Database database, String phase, String... components) {
            return new Case(name, database, phase, PhaseUnderTest.of(database, phase, STANDARD, components));
        }

        /// Whether site fractions are mole fractions.
        boolean isSubstitutional() {
            return phase.model().description().sublatticeCount() == 1
                    && phase.model().description().species().stream().allMatch(one -> one.atoms() == 1);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> all() {
        return Stream.of(
                Case.of("excess", solution(null), "S", "A", "B", "C"),
                Case.of("Kohler and Toop", extrapolated(), "S", "A", "B", "C", "D"),
                Case.of("wildcards, reciprocal, quaternary", sublattices(), "S", "A", "B", "C", "D", "VA"),
                Case.of("Inden, Hillert and Jarl", magnetic(BCC), "S", "A", "B", "C"),
                Case.of("antiferromagnetic, factor −3", antiferromagnetic(), "S", "A", "B"),
                Case.of("Xiong", magnetic(new MagneticOrdering(0, .37)), "S", "A", "B", "C"),
                Case.of("Einstein, two states, volume", thermal(), "S", "A", "B", "C"),
                Case.of("several Einstein functions", oscillators(), "S", "A", "B"),
                Case.of("compressible", compressible(), "S", "A", "B"),
                Case.of("order and disorder, option F", ordered(), "O", "A", "B"),
                Case.of("order and disorder, option B, interstitials", interstitial(), "O", "A", "B", "C", "VA"),
                Case.of("never disordered", never(), "O", "A", "B"),
                Case.of("ions and vacancies", charged(), "S", "A", "B", "O", "VA"),
                Case.of("gas of molecules", gas(), "G", "A", "B"),
                Case.of("ionic liquid", ionic(), "L", "A", "B", "O", "VA"));
    }

    static DatabaseSketch solution(MagneticOrdering ordering) {
        return DatabaseSketch.of("A", "B", "C")
                .phase("S", "1", "A,B,C", ordering, null)
                .parameter("G(S,A)", DatabaseSketch.linear(-3000, 8))
                .parameter("G(S,B)", DatabaseSketch.ranges(298.15, DatabaseSketch.linear(500, -4), 800, 100, 6000))
                .parameter("L(S,A,B;0)", DatabaseSketch.linear(-12000, 3))
                .parameter("L(S,A,B;1)", 4000)
                .parameter("L(S,A,C;2)", -2500)
                .parameter("L(S,A,B,C;0)", 9000)
                .parameter("L(S,A,B,C;2)", -7000);
    }

    private static Database extrapolated() {
        Database database = DatabaseSketch.of("A", "B", "C", "D")
                .phase("S", "1", "A,B,C,D")
                .parameter("G(S,A)", DatabaseSketch.linear(-3000, 8))
                .parameter("L(S,A,B;0)", DatabaseSketch.linear(-12000, 3))
                .parameter("L(S,A,B;1)", 4000)
                .parameter("L(S,A,C;2)", -2500)
                .parameter("L(S,B,C;1)", 6000)
                .parameter("L(S,B,D;1)", -3000)
                .parameter("L(S,A,B,C;1)", 2000)
                .build();
        Phase plain = database.phase("S").orElseThrow();
        Phase extrapolated = new Phase(
                plain.name(),
                plain.options(),
                plain.typeLetters(),
                plain.sublattices(),
                plain.magnetic(),
                plain.partition(),
                List.of(TernaryExtrapolation.kohler("A", "B", "C"), TernaryExtrapolation.toop("D", "A", "B")),
                List.of(),
                plain.place());
        return database.toBuilder().phase(extrapolated).build();
    }

    private static DatabaseSketch sublattices() {
        return DatabaseSketch.of("A", "B", "C", "D", "VA")
                .phase("S", "2 1", "A,B,C,D:C,VA")
                .parameter("G(S,A:*)", DatabaseSketch.linear(-3000, 8))
                .parameter("G(S,B:C)", -5000)
                .parameter("L(S,A,B:*;1)", 4000)
                .parameter("L(S,A,B:C,VA;0)", -2000)
                .parameter("L(S,A,B:C,VA;1)", 3000)
                .parameter("L(S,A,C:C,VA;2)", -1000)
                .parameter("L(S,A,B,C:VA;1)", 2500)
                .parameter("L(S,A,B,C,D:VA;0)", -8000)
                .parameter("L(S,D,*:C;0)", 1500)
                .parameter("L(S,A,B,C:C,VA;0)", 900);
    }

    static DatabaseSketch magnetic(MagneticOrdering ordering) {
        return solution(ordering)
                .parameter("TC(S,A)", 1043)
                .parameter("TC(S,A,B)", 700)
                .parameter("NT(S,B)", 600)
                .parameter("BMAGN(S,A)", 2.22)
                .parameter("BMAGN(S,B)", .6);
    }

    /// Antiferromagnetic by both conventions: temperatures and moments times −3.
    private static DatabaseSketch antiferromagnetic() {
        return DatabaseSketch.of("A", "B")
                .phase("S", "1", "A,B", new MagneticOrdering(-3, .28), null)
                .parameter("TC(S,A)", -1620)
                .parameter("TC(S,B)", -201)
                .parameter("BMAGN(S,A)", -5.6)
                .parameter("BMAGN(S,B)", -2.1);
    }

    private static DatabaseSketch thermal() {
        return solution(null)
                .parameter("LNTH(S,A)", Math.log(300))
                .parameter("LNTH(S,B)", Math.log(450))
                .parameter("LNTH(S,C)", Math.log(200))
                .parameter("GD(S,A)", DatabaseSketch.linear(9000, -6))
                .parameter("GD(S,B)", 4000)
                .parameter("GD(S,C)", -2000)
                .parameter("V0(S,A)", 7e-6)
                .parameter("VA(S,A)", DatabaseSketch.linear(0, 3e-5));
    }

    /// Two Einstein functions in a parameter besides the one of `THETA`.
    private static DatabaseSketch oscillators() {
        return DatabaseSketch.of("A", "B")
                .phase("S", "1", "A,B")
                .parameter("THETA(S,A)", Math.log(180))
                .parameter("THETA(S,B)", Math.log(310))
                .parameter("G(S,A)", Algebra.add(weighted(.7, 250), weighted(.3, 620)))
                .parameter("L(S,A,B;1)", weighted(.2, 400));
    }

    private static Expr weighted(double weight, double temperature) {
        return Algebra.multiply(Expr.constant(weight), Expr.call(Intrinsic.GEIN, Expr.constant(temperature)));
    }

    private static DatabaseSketch compressible() {
        return DatabaseSketch.of("A", "B")
                .phase("S", "1", "A,B")
                .parameter("G(S,A)", DatabaseSketch.linear(-3000, 8))
                .parameter("V0(S,A)", 7e-6)
                .parameter("V0(S,B)", 11e-6)
                .parameter("V0(S,A,B;1)", 4e-7)
                .parameter("VA(S,A)", DatabaseSketch.linear(0, 3e-5))
                .parameter("VA(S,B)", DatabaseSketch.linear(0, 6e-5))
                .parameter("VK(S,A)", DatabaseSketch.linear(5.5e-12, 1e-15))
                .parameter("VK(S,B)", 2e-11)
                .parameter("VC(S,A)", 1.5e-6)
                .parameter("VC(S,B)", DatabaseSketch.linear(2e-6, 1e-10));
    }

    static DatabaseSketch ordered() {
        return DatabaseSketch.of("A", "B")
                .phase("D", "1", "A,B", BCC, null)
                .phase("O:F", ".25 .25 .25 .25", "A,B:A,B:A,B:A,B", BCC, "D")
                .parameter("G(D,A)", DatabaseSketch.linear(-1000, 5))
                .parameter("L(D,A,B)", -15000)
                .parameter("TC(D,A)", 900)
                .parameter("BMAGN(D,A)", 1.5)
                .parameter("G(O,A:A:A:B)", DatabaseSketch.linear(-9000, 1))
                .parameter("G(O,A:A:B:B)", -12000)
                .parameter("L(O,A,B:A,B:*:*)", 2000);
    }

    private static DatabaseSketch interstitial() {
        return DatabaseSketch.of("A", "B", "C", "VA")
                .phase("D", "1 3", "A,B,VA:C,VA", BCC, null)
                .phase("O:B", ".25 .25 .25 .25 3", "A,B,VA:A,B,VA:A,B,VA:A,B,VA:C,VA", BCC, "D")
                .parameter("G(D,A:VA)", DatabaseSketch.linear(-1000, 5))
                .parameter("G(D,VA:VA)", 30000)
                .parameter("G(D,A:C)", 4000)
                .parameter("L(D,A,B:VA;1)", -15000)
                .parameter("L(D,A:C,VA;0)", -3000)
                .parameter("TC(D,A:VA)", 900)
                .parameter("BMAGN(D,A:VA)", 1.5)
                .parameter("G(O,A:A:B:B:VA)", -9000)
                .parameter("G(O,A:B:A:B:VA)", -4000)
                .parameter("G(O,A:VA:A:VA:VA)", -2000)
                .parameter("TC(O,A:A:B:B:VA)", -150);
    }

    private static DatabaseSketch never() {
        return DatabaseSketch.of("A", "B")
                .phase("D", "1", "A,B", BCC, null)
                .phase("O", "10 4 16", "A,B:A,B:A,B", null, "NEVER D")
                .parameter("G(D,A)", DatabaseSketch.linear(-1000, 5))
                .parameter("L(D,A,B;1)", -15000)
                .parameter("TC(D,A)", 900)
                .parameter("BMAGN(D,A)", 1.5)
                .parameter("G(O,A:B:A)", DatabaseSketch.linear(-90000, 10))
                .parameter("G(O,A:B:B)", 50000)
                .parameter("L(O,A:B:A,B;1)", -20000);
    }

    private static DatabaseSketch charged() {
        return DatabaseSketch.of("A", "B", "O", "VA")
                .species("A+2", Map.of("A", 1.0), 2)
                .species("A+3", Map.of("A", 1.0), 3)
                .species("B+2", Map.of("B", 1.0), 2)
                .species("O-2", Map.of("O", 1.0), -2)
                .phase("S", "1 1", "A+2,A+3,B+2,VA:O-2,VA")
                .parameter("G(S,A+2:O-2)", DatabaseSketch.linear(-200000, 20))
                .parameter("G(S,A+3:O-2)", -180000)
                .parameter("G(S,B+2:O-2)", -150000)
                .parameter("G(S,VA:O-2)", 70000)
                .parameter("L(S,A+2,B+2:O-2;1)", 5000);
    }

    private static DatabaseSketch gas() {
        Expr pressure =
                Algebra.multiply(Expr.named("R"), Expr.T, Algebra.ln(Algebra.multiply(Expr.constant(1e-5), Expr.P)));
        return DatabaseSketch.of("A", "B")
                .species("A2", Map.of("A", 2.0), 0)
                .species("A1B3", Map.of("A", 1.0, "B", 3.0), 0)
                .phase("G:G", "1", "A,A2,A1B3,B")
                .parameter("G(G,A)", Algebra.add(DatabaseSketch.linear(200000, -150), pressure))
                .parameter("G(G,A2)", Algebra.add(DatabaseSketch.linear(0, -200), pressure))
                .parameter("G(G,A1B3)", Algebra.add(DatabaseSketch.linear(-45000, -190), pressure))
                .parameter("G(G,B)", Algebra.add(DatabaseSketch.linear(150000, -110), Expr.named("RTLNP")));
    }

    private static DatabaseSketch ionic() {
        return DatabaseSketch.of("A", "B", "O", "VA")
                .species("A+2", Map.of("A", 1.0), 2)
                .species("A+3", Map.of("A", 1.0), 3)
                .species("B+1", Map.of("B", 1.0), 1)
                .species("O-2", Map.of("O", 1.0), -2)
                .phase("L:Y", "1 1", "A+2,A+3,B+1:O,O-2,VA")
                .parameter("G(L,A+2:O-2)", DatabaseSketch.linear(-200000, 20))
                .parameter("G(L,A+3:O-2)", -300000)
                .parameter("G(L,A+2:VA)", 5000)
                .parameter("L(L,A+2,A+3:VA;1)", 3000)
                .parameter("L(L,A+2,B+1:O-2;1)", -7000)
                .parameter("L(L,A+2,A+3,B+1:VA;1)", 6000)
                .parameter("L(L,A+2:O-2,VA;1)", 2500)
                .parameter("L(L,A+2:O,VA;0)", -4000)
                .parameter("L(L,B+1:O,VA;1)", 1000);
    }
}
