package org.espei4j.calphad.compile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes the values of a program, each once: asking twice for the same operation on the same operands gives the same
/// value. Numbers are folded, and operations without effect are left out. Not thread-safe.
final class ValueGraph {

    private static final double[] NO_BOUNDS = {};
    private static final int SHORT_SUM = 4;

    private final Map<Key, Value> known = new HashMap<>();
    private int count;
    private final Value zero = constant(0);
    private final Value one = constant(1);

    /// The number 0.
    Value zero() {
        return zero;
    }

    /// The number 1.
    Value one() {
        return one;
    }

    /// A number; negative zero becomes zero.
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

    /// `a + b`. Two multiples of the same late value become one.
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
        Value late = late(a);
        if (late == late(b) && !late.isConstant()) {
            return multiply(add(early(a), early(b)), late);
        }
        return a.id <= b.id ? result(Operation.ADD, a, b) : result(Operation.ADD, b, a);
    }

    /// `a − b`.
    Value subtract(Value a, Value b) {
        if (b.isConstant(0)) {
            return a;
        }
        if (a.isConstant(0)) {
            return negate(b);
        }
        if (a == b) {
            return zero;
        }
        if (b.operation == Operation.NEGATE) {
            return add(a, b.operands[0]);
        }
        if (a.operation == Operation.NEGATE) {
            return negate(add(a.operands[0], b));
        }
        Value late = late(a);
        if (late == late(b) && !late.isConstant()) {
            return multiply(subtract(early(a), early(b)), late);
        }
        return result(Operation.SUBTRACT, a, b);
    }

    /// `−a`.
    Value negate(Value a) {
        if (a.operation == Operation.NEGATE) {
            return a.operands[0];
        }
        if (a.operation == Operation.SUBTRACT) {
            return subtract(a.operands[1], a.operands[0]);
        }
        if (early(a).isConstant() && !late(a).isConstant() && !early(a).isConstant(1)) {
            return multiply(negate(early(a)), late(a));
        }
        return result(Operation.NEGATE, a);
    }

    /// `a·b`. All factors that are bound earlier than the latest are combined first, so that a product is one early
    /// factor times a late rest. A factor that is exactly the constant 0 makes the product 0, whatever the other is.
    Value multiply(Value a, Value b) {
        if (a.isConstant(0) || b.isConstant(0)) {
            return zero;
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
        int order = a.time.compareTo(b.time);
        if (order > 0) {
            return multiply(b, a);
        }
        if (order < 0) {
            Value early = early(b);
            return early.isConstant(1) ? result(Operation.MULTIPLY, a, b) : multiply(multiply(a, early), late(b));
        }
        Value early = multiply(early(a), early(b));
        if (early.isConstant(1)) {
            return a.id <= b.id ? result(Operation.MULTIPLY, a, b) : result(Operation.MULTIPLY, b, a);
        }
        return multiply(early, multiply(late(a), late(b)));
    }

    /// The factor of a product that is bound earlier than the product, or 1.
    private Value early(Value value) {
        return isScaled(value) ? value.operands[0] : one;
    }

    /// A product without its early factor.
    private static Value late(Value value) {
        return isScaled(value) ? value.operands[1] : value;
    }

    private static boolean isScaled(Value value) {
        return value.operation == Operation.MULTIPLY && value.operands[0].time.compareTo(value.time) < 0;
    }

    /// A value without the factor that is bound earlier; differs from it by that factor only.
    static Value withoutEarlyFactor(Value value) {
        Value rest = value;
        while (rest.operation == Operation.NEGATE || isScaled(rest)) {
            rest = rest.operands[rest.operands.length - 1];
        }
        return rest;
    }

    /// `a/b`, as a product with the reciprocal, which others can share.
    Value divide(Value a, Value b) {
        return multiply(a, reciprocal(b));
    }

    /// `1/a`.
    Value reciprocal(Value a) {
        if (a.operation == Operation.NEGATE) {
            return negate(reciprocal(a.operands[0]));
        }
        if (isScaled(a)) {
            return multiply(reciprocal(a.operands[0]), reciprocal(a.operands[1]));
        }
        if (a.operation == Operation.DIVIDE && a.operands[0].isConstant(1)) {
            return a.operands[1];
        }
        return result(Operation.DIVIDE, one, a);
    }

    /// `base` to a whole power by repeated squaring, so that `x²` is shared by all higher powers of `x`. A negative power
    /// is one of the reciprocal.
    Value wholePower(Value base, int exponent) {
        if (exponent < 0) {
            return wholePower(reciprocal(base), -exponent);
        }
        Value power = one;
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

    /// The sum of any number of values. Long sums are added by halves: the additions do not wait for each other, and
    /// rounding errors grow slower.
    Value addAll(List<Value> terms) {
        List<Value> kept = terms.stream().filter(term -> !term.isConstant(0)).toList();
        return addAll(kept, 0, kept.size());
    }

    private Value addAll(List<Value> terms, int from, int to) {
        if (to - from > SHORT_SUM) {
            int middle = (from + to) >>> 1;
            return add(addAll(terms, from, middle), addAll(terms, middle, to));
        }
        Value total = zero;
        for (Value term : terms.subList(from, to)) {
            total = add(total, term);
        }
        return total;
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
