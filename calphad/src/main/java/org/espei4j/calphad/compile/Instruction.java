package org.espei4j.calphad.compile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An instruction of a [Tape], read back for translation into bytecode.
sealed interface Instruction {

    /// Its number on the tape, counted from 1: the line of a [TapeListing].
    int line();

    /// An operation on at most two operands.
    ///
    /// @param argument index for [Operation#ARGUMENT], else −1
    record Calculation(int line, Operation operation, Definition target, List<Operand> operands, int argument)
            implements Instruction {}

    /// At the end of a piece: the value of a choice.
    record Move(int line, Definition target, Operand source) implements Instruction {}

    /// A result for one of the two arrays.
    record Store(int line, Operand source, int array, int position) implements Instruction {}

    /// The result that is returned.
    record Return(int line, Operand source) implements Instruction {}

    /// Runs one of several blocks, each of which ends with a [Move] to every target.
    record Branch(int line, Operand selector, double[] bounds, List<List<Instruction>> pieces, List<Definition> targets)
            implements Instruction {}

    /// Where an instruction gets a number from.
    sealed interface Operand {}

    /// A number known when the program was built.
    record Literal(double value) implements Operand {}

    /// An element of the workspace that does not change while the routine runs.
    record Slot(int place) implements Operand {}

    /// The result of an instruction. Identity matters; the translation keeps its notes here.
    final class Definition implements Operand {
        /// The element of the workspace that holds it on the tape.
        final int register;
        /// The calculation that gives it; null for the result of a branch.
        @Nullable
        Calculation source;
        /// How many operands it is.
        int uses;
        /// Number of the method that computes it; −1 where several do.
        int method = -1;
        /// Whether it has to be written to its register: other methods, or other routines, read it.
        boolean lasting;
        /// The block that computes it, and, if there is one use, the block that uses it.
        int block;
        int useBlock;

        Definition(int register, boolean lasting) {
            this.register = register;
            this.lasting = lasting;
        }
    }
}
