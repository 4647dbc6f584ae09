package org.espei4j.calphad.compile;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Writes a schedule as a [Tape]. Values without a lasting place get a register of the scratch, which is given to
/// another value after the last use; code only ever runs forward, so the order of the code is an order of time.
final class TapeAssembler {

    private final Layout layout;
    private final Map<Value, Integer> lastUses = new IdentityHashMap<>();
    private final Map<Value, Integer> registers = new IdentityHashMap<>();
    private final PriorityQueue<Integer> free = new PriorityQueue<>();
    private int scratch;
    private int clock;
    private int[] code = new int[64];
    private int length;

    private TapeAssembler(Layout layout) {
        this.layout = layout;
        this.scratch = layout.size();
    }

    /// The tape of a schedule.
    ///
    /// @param layout places of the numbers and of the values that outlive a run, complete
    static Tape assemble(List<Step> steps, Layout layout) {
        TapeAssembler assembler = new TapeAssembler(layout);
        assembler.findLastUses(steps);
        assembler.clock = 0;
        assembler.write(steps);
        return new Tape(Arrays.copyOf(assembler.code, assembler.length), assembler.scratch);
    }

    private void findLastUses(List<Step> steps) {
        for (Step step : steps) {
            clock++;
            switch (step) {
                case Step.Compute(Value value) -> {
                    for (Value operand : value.operands) {
                        lastUses.put(operand, clock);
                    }
                    lastUses.putIfAbsent(value, clock);
                }
                case Step.Store store -> lastUses.put(store.value(), clock);
                case Step.Branch branch -> {
                    lastUses.put(branch.selector(), clock);
                    for (int piece = 0; piece < branch.pieces().size(); piece++) {
                        findLastUses(branch.pieces().get(piece));
                        clock++;
                        for (Value choice : branch.choices()) {
                            lastUses.put(choice.operands[1 + piece], clock);
                        }
                    }
                    clock++;
                    branch.choices().forEach(choice -> lastUses.putIfAbsent(choice, clock));
                }
            }
        }
    }

    private void write(List<Step> steps) {
        for (Step step : steps) {
            clock++;
            switch (step) {
                case Step.Compute(Value value) -> compute(value);
                case Step.Store store -> {
                    store(store);
                    releaseIfDone(store.value());
                }
                case Step.Branch branch -> branch(branch);
            }
        }
    }

    private void compute(Value value) {
        if (value.operation == Operation.ARGUMENT) {
            emit(Operation.ARGUMENT.ordinal(), define(value), value.index);
            return;
        }
        int a = place(value.operands[0]);
        int b = place(value.operands[value.operands.length - 1]);
        for (Value operand : value.operands) {
            releaseIfDone(operand);
        }
        int target = define(value);
        if (value.operation == Operation.NEGATE) {
            emit(value.operation.ordinal(), target, a);
        } else {
            emit(value.operation.ordinal(), target, a, b);
        }
    }

    private void store(Step.Store store) {
        int source = place(store.value());
        if (store.array() < 0) {
            emit(Tape.RETURN, source);
            return;
        }
        int operation = store.array() == 0 ? Tape.STORE_FIRST : Tape.STORE_SECOND;
        emit(operation, source, store.position());
        if (store.mirror() >= 0) {
            emit(operation, source, store.mirror());
        }
    }

    /// The registers of the choices are taken before the first piece, since every piece writes to them.
    private void branch(Step.Branch branch) {
        int selector = place(branch.selector());
        int[] targets = branch.choices().stream().mapToInt(this::define).toArray();
        int bounds = branch.bounds().length;
        emit(Tape.BRANCH, selector, bounds);
        for (double bound : branch.bounds()) {
            emit(layout.placeOfNumber(bound));
        }
        int table = length;
        int[] ends = new int[bounds + 1];
        emit(new int[bounds + 1]);
        for (int piece = 0; piece <= bounds; piece++) {
            code[table + piece] = length;
            write(branch.pieces().get(piece));
            clock++;
            for (int i = 0; i < targets.length; i++) {
                emit(Tape.MOVE, targets[i], place(branch.choices().get(i).operands[1 + piece]));
            }
            for (Value choice : branch.choices()) {
                releaseIfDone(choice.operands[1 + piece]);
            }
            emit(Tape.JUMP, 0);
            ends[piece] = length - 1;
        }
        for (int end : ends) {
            code[end] = length;
        }
        clock++;
        releaseIfDone(branch.selector());
    }

    private int place(Value value) {
        Integer lasting = layout.placeOf(value);
        Integer register = lasting != null ? lasting : registers.get(value);
        if (register == null) {
            throw new IllegalStateException(value + " is used before it is computed");
        }
        return register;
    }

    private int define(Value value) {
        Integer lasting = layout.placeOf(value);
        if (lasting != null) {
            return lasting;
        }
        Integer register = free.poll();
        if (register == null) {
            register = scratch++;
        }
        registers.put(value, register);
        return register;
    }

    private void releaseIfDone(Value value) {
        Integer last = lastUses.get(value);
        if (last != null && last <= clock && layout.placeOf(value) == null) {
            Integer register = registers.remove(value);
            if (register != null) {
                free.add(register);
            }
        }
    }

    private void emit(int... words) {
        if (length + words.length > code.length) {
            code = Arrays.copyOf(code, Math.max(2 * code.length, length + words.length));
        }
        System.arraycopy(words, 0, code, length, words.length);
        length += words.length;
    }
}
