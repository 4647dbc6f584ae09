package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.UnbuildablePhaseException;

/// Systems for tests, written as a database of a few lines.
final class SketchedSystem {

    /// Gas constant of the profile that the systems are built with, J/(mol K).
    static final double R = 8.3145;

    private static final String ELEMENTS = """
            ELEMENT VA VACUUM 0 0 0 !
            ELEMENT A BLANK 1 0 0 !
            ELEMENT B BLANK 1 0 0 !
            ELEMENT C BLANK 1 0 0 !
            TYPE_DEFINITION % SEQ * !
            TYPE_DEFINITION & GES A_P_D MAGNET MAGNETIC -3.0 0.28 !
            """;

    private final StringBuilder text = new StringBuilder(ELEMENTS);
    private final List<String> components;

    SketchedSystem(String... components) {
        this.components = List.of(components);
    }

    /// A substitutional solution of all components.
    SketchedSystem solution(String name) {
        text.append("PHASE %s %% 1 1 !\nCONSTITUENT %s :%s: !\n".formatted(name, name, String.join(",", components)));
        return this;
    }

    /// A substitutional solution of all components named `MAGNET`, with the magnetic order of an fcc metal.
    SketchedSystem magnet() {
        text.append("PHASE MAGNET %%& 1 1 !\nCONSTITUENT MAGNET :%s: !\n".formatted(String.join(",", components)));
        return this;
    }

    /// A compound.
    ///
    /// @param ratios site ratios, separated by blanks
    /// @param constituents of each sublattice, e.g. `A:B`
    SketchedSystem compound(String name, String ratios, String constituents) {
        text.append("PHASE %s %% %d %s !\nCONSTITUENT %s :%s: !\n"
                .formatted(name, ratios.split(" ").length, ratios, name, constituents));
        return this;
    }

    /// A parameter of the Gibbs energy, J per mole of formula units.
    ///
    /// @param array e.g. `LIQUID,A,B;0`
    SketchedSystem energy(String array, String function) {
        return parameter("G(" + array + ")", function);
    }

    /// A parameter of any kind.
    ///
    /// @param name e.g. `TC(MAGNET,A,B;0)`
    SketchedSystem parameter(String name, String function) {
        text.append("PARAMETER %s 1 %s; 6000 N !\n".formatted(name, function));
        return this;
    }

    EquilibriumSpecs specs() {
        try {
            Database database = TdbReader.parseOrThrow(text.toString(), "sketch.tdb");
            List<CompiledPhase> phases = new ArrayList<>();
            for (String phase : database.phases().keySet()) {
                phases.add(CompiledPhase.of(
                        PhaseModel.of(database, phase, components, ModelOptions.reference())
                                .energy(),
                        List.of()));
            }
            return EquilibriumSpecs.of(phases);
        } catch (BadInputException | UnbuildablePhaseException e) {
            throw new AssertionError(text.toString(), e);
        }
    }

    /// The root of a function that changes its sign between two numbers.
    static double root(java.util.function.DoubleUnaryOperator function, double from, double to) {
        double a = from;
        double b = to;
        double atA = function.applyAsDouble(a);
        if (!(atA * function.applyAsDouble(b) <= 0)) {
            throw new AssertionError("no change of sign between " + from + " and " + to);
        }
        for (int i = 0; i < 200; i++) {
            double middle = 0.5 * (a + b);
            if (function.applyAsDouble(middle) * atA > 0) {
                a = middle;
            } else {
                b = middle;
            }
        }
        return 0.5 * (a + b);
    }
}
