package org.espei4j.calphad.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.compile.Instruction.Definition;
import org.espei4j.calphad.compile.Instruction.Literal;
import org.espei4j.calphad.compile.Instruction.Operand;
import org.espei4j.calphad.compile.Instruction.Slot;

/// Reads a tape back into instructions whose operands refer to the instructions that compute them.
final class TapeReader {

    private static final Operation[] OPERATIONS = Operation.values();

    private final int[] code;
    private final Layout layout;
    private final Map<Integer, Definition> current = new HashMap<>();
    private int at;
    private int blocks;
    private int line;

    private TapeReader(int[] code, Layout layout) {
        this.code = code;
        this.layout = layout;
    }

    /// The instructions of a tape that was assembled with a layout.
    static List<Instruction> read(Tape tape, Layout layout) {
        int[] code = tape.code();
        return new TapeReader(code, layout).block(code.length, new ArrayList<>());
    }

    /// Reads up to `end`, or to the jump that ends a piece.
    private List<Instruction> block(int end, List<Definition> moved) {
        int block = blocks++;
        List<Instruction> instructions = new ArrayList<>();
        while (at < end) {
            line++;
            switch (code[at]) {
                case Tape.JUMP -> {
                    at += 2;
                    return instructions;
                }
                case Tape.MOVE -> {
                    Operand source = operand(code[at + 2], block);
                    instructions.add(new Instruction.Move(line, target(code[at + 1], moved), source));
                    at += 3;
                }
                case Tape.STORE_FIRST, Tape.STORE_SECOND -> {
                    int array = code[at] == Tape.STORE_FIRST ? 0 : 1;
                    instructions.add(new Instruction.Store(line, operand(code[at + 1], block), array, code[at + 2]));
                    at += 3;
                }
                case Tape.RETURN -> {
                    instructions.add(new Instruction.Return(line, operand(code[at + 1], block)));
                    at += 2;
                }
                case Tape.BRANCH -> instructions.add(branch(block));
                default -> instructions.add(calculation(block));
            }
        }
        return instructions;
    }

    private Instruction calculation(int block) {
        Operation operation = OPERATIONS[code[at]];
        List<Operand> operands = new ArrayList<>(2);
        int argument = -1;
        int register = code[at + 1];
        if (operation == Operation.ARGUMENT) {
            argument = code[at + 2];
        } else {
            for (int i = 0; i < operation.arity(); i++) {
                operands.add(operand(code[at + 2 + i], block));
            }
        }
        at += operation == Operation.ARGUMENT || operation == Operation.NEGATE ? 3 : 4;
        Definition target = new Definition(register, register < layout.size());
        target.block = block;
        target.source = new Instruction.Calculation(line, operation, target, operands, argument);
        current.put(register, target);
        return target.source;
    }

    private Instruction branch(int block) {
        int own = line;
        Operand selector = operand(code[at + 1], block);
        int count = code[at + 2];
        double[] bounds = new double[count];
        for (int i = 0; i < count; i++) {
            bounds[i] = layout.numberAt(code[at + 3 + i]);
        }
        at += 3 + count + count + 1;
        List<Definition> targets = new ArrayList<>();
        List<List<Instruction>> pieces = new ArrayList<>();
        for (int piece = 0; piece <= count; piece++) {
            pieces.add(block(code.length, targets));
        }
        for (Definition target : targets) {
            target.block = block;
            current.put(target.register, target);
        }
        return new Instruction.Branch(own, selector, bounds, pieces, targets);
    }

    private Definition target(int register, List<Definition> moved) {
        for (Definition known : moved) {
            if (known.register == register) {
                return known;
            }
        }
        Definition target = new Definition(register, register < layout.size());
        moved.add(target);
        return target;
    }

    private Operand operand(int place, int block) {
        Definition definition = current.get(place);
        if (definition != null) {
            definition.uses++;
            definition.useBlock = block;
            return definition;
        }
        return layout.isNumber(place) ? new Literal(layout.numberAt(place)) : new Slot(place);
    }
}
