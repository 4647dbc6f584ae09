package org.espei4j.calphad.compile;

/// A number that a program computes: one node of the graph of operations. Made by [ValueGraph], which gives equal values
/// one node.
///
/// Operands of a [Operation#CHOICE] are the selector followed by the pieces.
final class Value {

    private static final Value[] NONE = {};
    private static final double[] NO_BOUNDS = {};

    final int id;
    final Operation operation;
    final Value[] operands;
    final BindingTime time;
    /// The number of a [Operation#CONSTANT].
    final double number;
    /// The position of an [Operation#ARGUMENT] in its array.
    final int index;
    /// The bounds of a [Operation#CHOICE]; shared, never written to.
    final double[] bounds;

    private Value(
            int id,
            Operation operation,
            Value[] operands,
            BindingTime time,
            double number,
            int index,
            double[] bounds) {
        this.id = id;
        this.operation = operation;
        this.operands = operands;
        this.time = time;
        this.number = number;
        this.index = index;
        this.bounds = bounds;
    }

    static Value constant(int id, double number) {
        return new Value(id, Operation.CONSTANT, NONE, BindingTime.CONSTANT, number, -1, NO_BOUNDS);
    }

    static Value argument(int id, BindingTime time, int index) {
        return new Value(id, Operation.ARGUMENT, NONE, time, Double.NaN, index, NO_BOUNDS);
    }

    static Value result(int id, Operation operation, double[] bounds, Value... operands) {
        // An operation on numbers that could not be folded (its result is no finite number) is left to the first stage.
        BindingTime time = BindingTime.POTENTIAL;
        for (Value operand : operands) {
            time = time.latest(operand.time);
        }
        return new Value(id, operation, operands, time, Double.NaN, -1, bounds);
    }

    boolean isConstant() {
        return operation == Operation.CONSTANT;
    }

    boolean isConstant(double value) {
        return operation == Operation.CONSTANT && number == value;
    }

    @Override
    public String toString() {
        return "v" + id;
    }
}
