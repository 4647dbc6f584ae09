package org.espei4j.calphad.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Chooses the results that are worth an application of the chain rule: the operands of functions that are no
/// polynomials, where they depend on several variables, and what a model has defined as an intermediate.
final class IntermediateFinder {

    private final Map<Value, BitSet> supports = new IdentityHashMap<>();
    private final Set<Value> found = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Value> inOrder = new ArrayList<>();
    private int variables;

    private IntermediateFinder() {}

    /// The intermediates of a function of some arguments, in the order in which they are computed.
    static List<Value> find(Value function, List<Value> arguments) {
        IntermediateFinder finder = new IntermediateFinder();
        for (Value argument : arguments) {
            finder.makeVariable(argument);
        }
        finder.visit(function);
        return finder.inOrder;
    }

    private void makeVariable(Value value) {
        BitSet own = new BitSet();
        own.set(variables++);
        supports.put(value, own);
    }

    private BitSet visit(Value value) {
        BitSet known = supports.get(value);
        if (known != null) {
            return known;
        }
        for (Value operand : value.operands) {
            visit(operand);
        }
        for (Value inner : bentOperands(value)) {
            considerIntermediate(ValueGraph.withoutEarlyFactor(inner));
        }
        if (value.operation == Operation.DEFINED) {
            found.add(value);
            inOrder.add(value);
            makeVariable(value);
            return visit(value);
        }
        BitSet support = new BitSet();
        for (Value operand : value.operands) {
            support.or(visit(operand));
        }
        supports.put(value, support);
        return support;
    }

    private void considerIntermediate(Value inner) {
        if (visit(inner).cardinality() > 1 && found.add(inner)) {
            inOrder.add(inner);
            makeVariable(inner);
        }
    }

    /// The operands that a function is no polynomial of.
    private static Set<Value> bentOperands(Value value) {
        Set<Value> bent = new LinkedHashSet<>();
        switch (value.operation) {
            case CONSTANT, ARGUMENT, ADD, SUBTRACT, MULTIPLY, NEGATE, MAX, MIN, DEFINED -> {}
            case DIVIDE -> bent.add(value.operands[1]);
            case RAISE -> bent.addAll(List.of(value.operands));
            default -> bent.add(value.operands[0]);
        }
        return bent;
    }
}
