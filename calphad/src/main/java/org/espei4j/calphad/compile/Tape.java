package org.espei4j.calphad.compile;

/// Straight code with forward branches for a machine whose registers are the elements of a workspace, and its
/// interpreter. Immutable.
///
/// Each instruction is an operation code followed by its operands:
///
/// | operation | operands |
/// | --- | --- |
/// | [Operation#ARGUMENT] | target, index |
/// | one or two numbers in | target, a [, b] |
/// | [#MOVE] | target, a |
/// | [#BRANCH] | selector, number of bounds, bounds …, code positions of the pieces … |
/// | [#JUMP] | code position |
/// | [#STORE_FIRST], [#STORE_SECOND] | a, index |
/// | [#RETURN] | a |
final class Tape implements Routine {

    static final int MOVE = 101;
    static final int BRANCH = 102;
    static final int JUMP = 103;
    static final int STORE_FIRST = 104;
    static final int STORE_SECOND = 105;
    static final int RETURN = 106;

    private static final Operation[] OPERATIONS = Operation.values();

    private static final int ARGUMENT = 1;
    private static final int ADD = 2;
    private static final int SUBTRACT = 3;
    private static final int MULTIPLY = 4;
    private static final int DIVIDE = 5;
    private static final int NEGATE = 6;

    static {
        // The switch of the interpreter needs compile-time numbers for the operations that are worth a case.
        check(Operation.ARGUMENT, ARGUMENT);
        check(Operation.ADD, ADD);
        check(Operation.SUBTRACT, SUBTRACT);
        check(Operation.MULTIPLY, MULTIPLY);
        check(Operation.DIVIDE, DIVIDE);
        check(Operation.NEGATE, NEGATE);
    }

    private final int[] code;
    private final int workspaceLength;

    Tape(int[] code, int workspaceLength) {
        this.code = code;
        this.workspaceLength = workspaceLength;
    }

    private static void check(Operation operation, int number) {
        if (operation.ordinal() != number) {
            throw new AssertionError(operation + " is not number " + number);
        }
    }

    /// Length that a workspace needs for this tape.
    int workspaceLength() {
        return workspaceLength;
    }

    /// The code; not to be written to.
    int[] code() {
        return code;
    }

    // One loop over an int array, one switch, operands by index: no objects, no virtual calls in the common cases.
    @Override
    public double evaluate(double[] w, double[] arguments, double[] first, double[] second) {
        int[] c = code;
        int at = 0;
        double returned = 0;
        while (at < c.length) {
            switch (c[at]) {
                case ADD -> {
                    w[c[at + 1]] = w[c[at + 2]] + w[c[at + 3]];
                    at += 4;
                }
                case SUBTRACT -> {
                    w[c[at + 1]] = w[c[at + 2]] - w[c[at + 3]];
                    at += 4;
                }
                case MULTIPLY -> {
                    w[c[at + 1]] = w[c[at + 2]] * w[c[at + 3]];
                    at += 4;
                }
                case DIVIDE -> {
                    w[c[at + 1]] = w[c[at + 2]] / w[c[at + 3]];
                    at += 4;
                }
                case NEGATE -> {
                    w[c[at + 1]] = -w[c[at + 2]];
                    at += 3;
                }
                case ARGUMENT -> {
                    w[c[at + 1]] = arguments[c[at + 2]];
                    at += 3;
                }
                case MOVE -> {
                    w[c[at + 1]] = w[c[at + 2]];
                    at += 3;
                }
                case STORE_FIRST -> {
                    first[c[at + 2]] = w[c[at + 1]];
                    at += 3;
                }
                case STORE_SECOND -> {
                    second[c[at + 2]] = w[c[at + 1]];
                    at += 3;
                }
                case RETURN -> {
                    returned = w[c[at + 1]];
                    at += 2;
                }
                case JUMP -> at = c[at + 1];
                case BRANCH -> at = branch(c, at, w);
                default -> {
                    w[c[at + 1]] = OPERATIONS[c[at]].apply(w[c[at + 2]], w[c[at + 3]]);
                    at += 4;
                }
            }
        }
        return returned;
    }

    private static int branch(int[] c, int at, double[] w) {
        double selector = w[c[at + 1]];
        int bounds = c[at + 2];
        int piece = 0;
        while (piece < bounds && !(selector < w[c[at + 3 + piece]])) {
            piece++;
        }
        return c[at + 3 + bounds + piece];
    }
}
