package org.espei4j.calphad.compile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Makes the values of a program, each once: asking twice for the same operation on the same operands gives the same
/// value. Numbers are folded, and operations without effect are left out. Not thread-safe.
final class ValueGraph {

    private static final double[] NO_BOUNDS = {};

    private final Map<Key, Value> known = new HashMap<>();
    private int count;

    Value constant(double number) {
        double plain = number == 0 ? 0.0 : number;
        return known.computeIfAbsent(
                new Key(Operation.CONSTANT, Double.doubleToLongBits(plain), NO_BOUNDS, new int[0]),
                _ -> Value.constant(count++, plain));
    }

    Value argument(BindingTime time, int index) {
        return known.computeIfAbsent(
                new Key(Operation.ARGUMENT, time.ordinal() * (1L << 32) + index, NO_BOUNDS, new int[0]),
                _ -> Value.argument(count++, time, index));
    }

    Value add(Value a, Value b) {
        if (a.isConstant(0)) {
            return b;
        }
        if (b.isConstant(0)) {
            return a;
        }
        if (b.operation == Operation.NEGATE) {
            return subtract(a, b.operands[0]);
        }
        if (a.operation == Operation.NEGATE) {
            return subtract(b, a.operands[0]);
        }
        return a.id <= b.id ? result(Operation.ADD, a, b) : result(Operation.ADD, b, a);
    }

    Value subtract(Value a, Value b) {
        if (b.isConstant(0)) {
            return a;
        }
        if (a.isConstant(0)) {
            return negate(b);
        }
        if (a == b) {
            return constant(0);
        }
        if (b.operation == Operation.NEGATE) {
            return add(a, b.operands[0]);
        }
        return result(Operation.SUBTRACT, a, b);
    }

    Value negate(Value a) {
        if (a.operation == Operation.NEGATE) {
            return a.operands[0];
        }
        if (a.operation == Operation.SUBTRACT) {
            return subtract(a.operands[1], a.operands[0]);
        }
        return result(Operation.NEGATE, a);
    }

    /// A factor that is exactly the constant 0 makes the product 0, whatever the other is.
    Value multiply(Value a, Value b) {
        if (a.isConstant(0) || b.isConstant(0)) {
            return constant(0);
        }
        if (a.isConstant(1)) {
            return b;
        }
        if (b.isConstant(1)) {
            return a;
        }
        if (a.isConstant(-1)) {
            return negate(b);
        }
        if (b.isConstant(-1)) {
            return negate(a);
        }
        if (a.operation == Operation.NEGATE) {
            return negate(multiply(a.operands[0], b));
        }
        if (b.operation == Operation.NEGATE) {
            return negate(multiply(a, b.operands[0]));
        }
        return a.id <= b.id ? result(Operation.MULTIPLY, a, b) : result(Operation.MULTIPLY, b, a);
    }

    Value divide(Value a, Value b) {
        if (b.isConstant(1) || a.isConstant(0)) {
            return a;
        }
        if (b.isConstant(-1)) {
            return negate(a);
        }
        if (a.operation == Operation.NEGATE) {
            return negate(divide(a.operands[0], b));
        }
        return result(Operation.DIVIDE, a, b);
    }

    /// `base` to a whole power by repeated squaring, so that `x²` is shared by all higher powers of `x`.
    Value wholePower(Value base, int exponent) {
        if (exponent < 0) {
            return divide(constant(1), wholePower(base, -exponent));
        }
        Value power = constant(1);
        Value square = base;
        for (int left = exponent; left > 0; left >>= 1) {
            if ((left & 1) != 0) {
                power = multiply(power, square);
            }
            if (left > 1) {
                square = multiply(square, square);
            }
        }
        return power;
    }

    Value apply(Operation operation, Value... operands) {
        return result(operation, operands);
    }

    /// `pieces[i]` where `bounds[i−1] ≤ selector < bounds[i]`.
    Value choice(Value selector, double[] bounds, Value[] pieces) {
        boolean allEqual = Arrays.stream(pieces).allMatch(piece -> piece == pieces[0]);
        if (allEqual) {
            return pieces[0];
        }
        if (selector.isConstant()) {
            return pieces[pieceAt(selector.number, bounds)];
        }
        Value[] operands = new Value[pieces.length + 1];
        operands[0] = selector;
        System.arraycopy(pieces, 0, operands, 1, pieces.length);
        return intern(Operation.CHOICE, bounds, operands);
    }

    /// Which piece holds at a value of the selector; a bound belongs to the piece above it.
    static int pieceAt(double selector, double[] bounds) {
        int piece = 0;
        while (piece < bounds.length && !(selector < bounds[piece])) {
            piece++;
        }
        return piece;
    }

    private Value result(Operation operation, Value... operands) {
        boolean foldable = true;
        for (Value operand : operands) {
            foldable &= operand.isConstant();
        }
        if (foldable) {
            double number = operation.apply(operands[0].number, operands[operands.length - 1].number);
            if (Double.isFinite(number)) {
                return constant(number);
            }
        }
        return intern(operation, NO_BOUNDS, operands);
    }

    private Value intern(Operation operation, double[] bounds, Value... operands) {
        int[] ids = new int[operands.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = operands[i].id;
        }
        return known.computeIfAbsent(
                new Key(operation, 0, bounds, ids), _ -> Value.result(count++, operation, bounds, operands));
    }

    private record Key(Operation operation, long detail, double[] bounds, int[] operands) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.operation == operation
                    && key.detail == detail
                    && Arrays.equals(key.operands, operands)
                    && Arrays.equals(key.bounds, bounds);
        }

        @Override
        public int hashCode() {
            return ((operation.ordinal() * 31 + Long.hashCode(detail)) * 31 + Arrays.hashCode(operands)) * 31
                    + Arrays.hashCode(bounds);
        }
    }
}
