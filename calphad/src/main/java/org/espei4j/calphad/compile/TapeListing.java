package org.espei4j.calphad.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espei4j.calphad.compile.Instruction.Definition;
import org.espei4j.calphad.compile.Instruction.Literal;
import org.espei4j.calphad.compile.Instruction.Operand;
import org.espei4j.calphad.compile.Instruction.Slot;

/// Writes a tape for people: one line per instruction, so that line numbers are those of stack traces.
///
/// `w17` is an element of the workspace, `s17` one that is bound before the routine runs, `y2` an argument.
final class TapeListing {

    private final List<String> lines = new ArrayList<>();

    private TapeListing() {}

    /// The lines of a tape.
    static List<String> of(Tape tape, Layout layout) {
        TapeListing listing = new TapeListing();
        listing.write(TapeReader.read(tape, layout), "");
        return listing.lines;
    }

    private void write(List<Instruction> instructions, String indent) {
        for (Instruction instruction : instructions) {
            while (lines.size() < instruction.line() - 1) {
                lines.add("");
            }
            lines.add(indent + text(instruction));
            if (instruction instanceof Instruction.Branch branch) {
                branch.pieces().forEach(piece -> write(piece, indent + "  "));
            }
        }
    }

    private static String text(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Calculation calculation -> name(calculation.target()) + " = " + right(calculation);
            case Instruction.Move move -> name(move.target()) + " = " + name(move.source());
            case Instruction.Store store ->
                (store.array() == 0 ? "first[" : "second[") + store.position() + "] = " + name(store.source());
            case Instruction.Return returned -> "return " + name(returned.source());
            case Instruction.Branch branch ->
                "choose by " + name(branch.selector()) + " below " + Arrays.toString(branch.bounds());
        };
    }

    private static String right(Instruction.Calculation calculation) {
        if (calculation.operation() == Operation.ARGUMENT) {
            return "y" + calculation.argument();
        }
        List<String> operands =
                calculation.operands().stream().map(TapeListing::name).toList();
        return switch (calculation.operation()) {
            case ADD -> String.join(" + ", operands);
            case SUBTRACT -> String.join(" - ", operands);
            case MULTIPLY, MIXING -> String.join(" * ", operands);
            case DIVIDE -> String.join(" / ", operands);
            default -> calculation.operation() + "(" + String.join(", ", operands) + ")";
        };
    }

    private static String name(Operand operand) {
        return switch (operand) {
            case Literal(double value) -> Double.toString(value);
            case Slot(int place) -> "s" + place;
            case Definition definition -> "w" + definition.register;
        };
    }
}
