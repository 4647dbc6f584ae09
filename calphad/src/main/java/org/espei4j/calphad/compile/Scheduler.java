package org.espei4j.calphad.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts the values of one binding time into an order of execution.
///
/// A value that only one piece of a choice needs is computed inside that piece, so that what is not chosen is not
/// evaluated. Choices with the same selector and bounds are decided together where no one depends on another.
final class Scheduler {

    private final BindingTime time;
    private final Map<Value, Unit> units = new IdentityHashMap<>();
    private final Map<Value, Integer> depths = new IdentityHashMap<>();
    private final Map<DecisionKey, Unit> decisions = new HashMap<>();
    private final List<Unit> order = new ArrayList<>();
    private final Region root = new Region(null);

    private Scheduler(BindingTime time) {
        this.time = time;
    }

    /// A schedule of everything that `roots` need and that becomes known at `time`.
    ///
    /// @param outputs results to be written; their values may be known earlier
    static List<Step> schedule(BindingTime time, List<Value> roots, List<Step.Store> outputs) {
        Scheduler scheduler = new Scheduler(time);
        roots.forEach(scheduler::collect);
        outputs.forEach(output -> scheduler.collect(output.value()));
        roots.forEach(scheduler::require);
        outputs.forEach(output -> scheduler.require(output.value()));
        return scheduler.emit(outputs);
    }

    private Unit unitOf(Value value) {
        return Objects.requireNonNull(units.get(value));
    }

    private boolean isOurs(Value value) {
        return value.time == time && !value.isConstant();
    }

    /// Finds all values and the nesting depth of every choice.
    private int collect(Value value) {
        if (!isOurs(value)) {
            return 0;
        }
        Integer known = depths.get(value);
        if (known != null) {
            return known;
        }
        int depth = 0;
        for (Value operand : value.operands) {
            depth = Math.max(depth, collect(operand));
        }
        if (value.operation == Operation.CHOICE) {
            depth++;
            DecisionKey key = new DecisionKey(value.operands[0], value.bounds, depth);
            Unit unit = decisions.computeIfAbsent(key, _ -> new Unit());
            unit.values.add(value);
            units.put(value, unit);
        } else {
            Unit unit = new Unit();
            unit.values.add(value);
            units.put(value, unit);
        }
        depths.put(value, depth);
        return depth;
    }

    private void require(Value value) {
        if (isOurs(value)) {
            Unit unit = unitOf(value);
            sort(unit);
            unit.region = root;
        }
    }

    /// Appends a unit after all that it needs.
    private void sort(Unit unit) {
        if (unit.sorted) {
            return;
        }
        unit.sorted = true;
        for (Value value : unit.values) {
            for (Value operand : value.operands) {
                if (isOurs(operand)) {
                    sort(unitOf(operand));
                }
            }
        }
        order.add(unit);
    }

    private List<Step> emit(List<Step.Store> outputs) {
        for (Unit unit : order.reversed()) {
            placeOperands(unit);
        }
        Map<Value, List<Step.Store>> wanted = new LinkedHashMap<>();
        for (Step.Store output : outputs) {
            wanted.computeIfAbsent(output.value(), _ -> new ArrayList<>()).add(output);
        }
        for (Unit unit : order) {
            unit.region().steps.add(unit.step());
            for (Value value : unit.values) {
                List<Step.Store> results = wanted.remove(value);
                if (results != null) {
                    root.steps.addAll(results);
                }
            }
        }
        wanted.values().forEach(root.steps::addAll);
        return root.steps;
    }

    private void placeOperands(Unit unit) {
        for (Value value : unit.values) {
            for (int i = 0; i < value.operands.length; i++) {
                Value operand = value.operands[i];
                if (isOurs(operand)) {
                    boolean piece = value.operation == Operation.CHOICE && i > 0;
                    Region use = piece ? unit.pieces()[i - 1] : unit.region();
                    Unit needed = unitOf(operand);
                    needed.region = needed.region == null ? use : Region.common(needed.region, use);
                }
            }
        }
    }

    private record DecisionKey(Value selector, double[] bounds, int depth) {
        @Override
        public boolean equals(Object other) {
            return other instanceof DecisionKey key
                    && key.selector == selector
                    && key.depth == depth
                    && Arrays.equals(key.bounds, bounds);
        }

        @Override
        public int hashCode() {
            return (selector.id * 31 + depth) * 31 + Arrays.hashCode(bounds);
        }
    }

    /// A stretch of code that is run as a whole: the routine itself, or one piece of a branch.
    private static final class Region {
        private final @Nullable Region parent;
        private final int level;
        private final List<Step> steps = new ArrayList<>();

        Region(@Nullable Region parent) {
            this.parent = parent;
            this.level = parent == null ? 0 : parent.level + 1;
        }

        /// The innermost region that encloses both.
        static Region common(Region a, Region b) {
            while (a != b) {
                if (a.level >= b.level && a.parent != null) {
                    a = a.parent;
                } else if (b.parent != null) {
                    b = b.parent;
                }
            }
            return a;
        }
    }

    /// What is scheduled as one: a value, or all choices of one decision.
    private static final class Unit {
        private final List<Value> values = new ArrayList<>(1);
        private boolean sorted;
        private @Nullable Region region;
        private Region @Nullable [] pieces;

        Region region() {
            if (region == null) {
                throw new IllegalStateException("a value is used before its place is known");
            }
            return region;
        }

        Region[] pieces() {
            if (pieces == null) {
                pieces = new Region[values.getFirst().bounds.length + 1];
                for (int i = 0; i < pieces.length; i++) {
                    pieces[i] = new Region(region());
                }
            }
            return pieces;
        }

        Step step() {
            Value first = values.getFirst();
            if (first.operation != Operation.CHOICE) {
                return new Step.Compute(first);
            }
            List<List<Step>> code = new ArrayList<>();
            for (Region piece : pieces()) {
                code.add(piece.steps);
            }
            return new Step.Branch(first.operands[0], first.bounds, code, List.copyOf(values));
        }
    }
}
