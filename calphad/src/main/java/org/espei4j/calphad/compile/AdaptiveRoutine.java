package org.espei4j.calphad.compile;

import java.util.List;

/// A routine that starts on the interpreter and is translated into bytecode once it has proved to be worth it. Both give
/// the same bits, so that the moment of the change does not matter.
///
/// Generating and loading a class takes milliseconds, and the new code first runs in the JVM's own interpreter; the
/// tape's interpreter, shared by all routines, is compiled early.
///
/// The system property `espei4j.compile.patience` sets after how many evaluations that is: 1 for at once, 0 for never.
final class AdaptiveRoutine implements Routine {

    /// On a machine of 2025 translation, class loading and the first slow runs of new code cost as much as some thousand
    /// evaluations by the interpreter, for short routines as for long ones.
    static final int PATIENCE = Integer.getInteger("espei4j.compile.patience", 2000);

    private final String name;
    private final Tape tape;
    private final Layout layout;
    private final int patience;
    /// Reads and writes may race: a routine is immutable, and it does not matter which of two equal ones is used.
    private Routine current;
    private int evaluations;

    /// @param patience at which evaluation the routine is translated; 0 for never
    AdaptiveRoutine(String name, Tape tape, Layout layout, int patience) {
        this.name = name;
        this.tape = tape;
        this.layout = layout;
        this.patience = patience;
        this.current = tape;
    }

    @Override
    public double evaluate(double[] workspace, double[] arguments, double[] first, double[] second) {
        if (evaluations < patience && ++evaluations == patience) {
            translate();
        }
        try {
            return current.evaluate(workspace, arguments, first, second);
        } catch (ArrayIndexOutOfBoundsException tooShort) {
            throw new IllegalArgumentException(
                    name + " was given an array that is too short: " + tooShort.getMessage(), tooShort);
        }
    }

    /// Makes bytecode of the routine now.
    synchronized void translate() {
        if (current == tape) {
            current = generate();
        }
    }

    Routine generate() {
        return GeneratedClasses.generate(name, tape, layout);
    }

    byte[] bytes() {
        return GeneratedClasses.bytes(name, tape, layout);
    }

    List<String> listing() {
        return TapeListing.of(tape, layout);
    }

    Tape tape() {
        return tape;
    }
}
