package org.espei4j.calphad.compile;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// On which of some variables values depend. A variable may be an argument or an intermediate result; what an
/// intermediate is made of does not count for the values that use it. Not thread-safe.
final class Support {

    private final Map<Value, Integer> positions = new IdentityHashMap<>();
    private final Map<Value, long[]> known = new IdentityHashMap<>();
    private final int words;

    Support(List<Value> variables) {
        for (Value variable : variables) {
            positions.put(variable, positions.size());
        }
        this.words = (variables.size() + 63) >>> 6;
    }

    /// Whether `value` depends on `variable`, which is one of the variables.
    boolean dependsOn(Value value, Value variable) {
        Integer position = positions.get(variable);
        if (position == null) {
            throw new IllegalArgumentException(variable + " is no variable");
        }
        return (bits(value)[position >>> 6] & 1L << (position & 63)) != 0;
    }

    /// On how many of the variables `value` depends.
    int count(Value value) {
        return Arrays.stream(bits(value)).mapToInt(Long::bitCount).sum();
    }

    private long[] bits(Value value) {
        long[] bits = known.get(value);
        if (bits == null) {
            bits = new long[words];
            Integer position = positions.get(value);
            if (position != null) {
                bits[position >>> 6] |= 1L << (position & 63);
            } else {
                for (Value operand : value.operands) {
                    long[] more = bits(operand);
                    for (int i = 0; i < words; i++) {
                        bits[i] |= more[i];
                    }
                }
            }
            known.put(value, bits);
        }
        return bits;
    }
}
