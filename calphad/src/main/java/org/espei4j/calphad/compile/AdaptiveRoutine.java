package org.espei4j.calphad.compile;

/// A routine that starts on the interpreter and is translated into bytecode once it has proved to be worth it. Both give
/// the same bits, so that the moment of the change does not matter.
///
/// Generating and loading a class takes milliseconds, and the new code first runs in the JVM's own interpreter; the
/// tape's interpreter, shared by all routines, is compiled early.
final class AdaptiveRoutine implements Routine {

    private final String name;
    private final Tape tape;
    private final Layout layout;
    private final int threshold;
    /// Reads and writes may race: a routine is immutable, and it does not matter which of two equal ones is used.
    private Routine current;
    private int evaluations;

    /// @param threshold number of evaluations after which the routine is translated
    AdaptiveRoutine(String name, Tape tape, Layout layout, int threshold) {
        this.name = name;
        this.tape = tape;
        this.layout = layout;
        this.threshold = threshold;
        this.current = tape;
    }

    @Override
    public double evaluate(double[] workspace, double[] arguments, double[] first, double[] second) {
        if (evaluations < threshold && ++evaluations == threshold) {
            translate();
        }
        return current.evaluate(workspace, arguments, first, second);
    }

    /// Makes bytecode of the routine now.
    synchronized void translate() {
        if (current == tape) {
            current = GeneratedClasses.generate(name, tape, layout);
        }
    }

    Tape tape() {
        return tape;
    }
}
