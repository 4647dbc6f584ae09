package org.espei4j.calphad.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.espei4j.calphad.compile.Instruction.Calculation;
import org.espei4j.calphad.compile.Instruction.Definition;
import org.espei4j.calphad.compile.Instruction.Literal;
import org.espei4j.calphad.compile.Instruction.Operand;
import org.espei4j.calphad.compile.Instruction.Slot;

/// Writes the bytecode of one method of a routine.
///
/// A result that is used once, in the block that computes it, is left on the operand stack of its user; others get a
/// local variable. Results of other methods are read from their registers in the workspace.
final class MethodWriter {

    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final ClassDesc INTRINSIC = ClassDesc.of("org.espei4j.calphad.expr.Intrinsic");
    private static final ClassDesc POWER = ClassDesc.of("org.espei4j.calphad.expr.Power");
    private static final ClassDesc OPERATION = ClassDesc.of(Operation.class.getName());
    private static final MethodTypeDesc UNARY = MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double);
    private static final MethodTypeDesc BINARY =
            MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double, ConstantDescs.CD_double);

    private final BytecodeWriter owner;
    private final CodeBuilder code;
    private final CodePlan.Method method;
    /// Local variable of the workspace; arguments and result arrays follow.
    private final int base;
    private final Map<Integer, Integer> slotUses = new HashMap<>();
    private Map<Definition, Integer> locals = new IdentityHashMap<>();
    private Map<Integer, Integer> slotLocals = new HashMap<>();
    private int nextLocal;
    private int result = -1;

    MethodWriter(BytecodeWriter owner, CodeBuilder code, int base, CodePlan.Method method) {
        this.owner = owner;
        this.code = code;
        this.base = base;
        this.method = method;
        this.nextLocal = base + 4;
        countSlots(method.body());
    }

    /// Writes everything but the return instruction.
    void write() {
        method.body().forEach(this::write);
    }

    /// Writes everything and returns the result.
    void writeReturning() {
        write();
        if (result < 0) {
            code.dconst_0();
        } else {
            code.dload(result);
        }
        code.dreturn();
    }

    private void countSlots(List<Instruction> body) {
        for (Instruction instruction : body) {
            switch (instruction) {
                case Calculation calculation -> calculation.operands().forEach(this::countSlot);
                case Instruction.Move move -> countSlot(move.source());
                case Instruction.Store store -> countSlot(store.source());
                case Instruction.Return returned -> countSlot(returned.source());
                case Instruction.Branch branch -> {
                    countSlot(branch.selector());
                    if (!owner.plan().isOutlined(branch)) {
                        branch.pieces().forEach(this::countSlots);
                    }
                }
            }
        }
    }

    private void countSlot(Operand operand) {
        if (operand instanceof Slot(int place)) {
            slotUses.merge(place, 1, Integer::sum);
        }
    }

    private void write(Instruction instruction) {
        // The class file format has 16 bits for it.
        code.lineNumber(Math.min(instruction.line(), 0xFFFF));
        switch (instruction) {
            case Calculation calculation -> writeCalculation(calculation);
            case Instruction.Move move -> writeMove(move);
            case Instruction.Store store -> {
                makeReady(store.source());
                code.aload(base + 2 + store.array()).loadConstant(store.position());
                push(store.source());
                code.dastore();
            }
            case Instruction.Return returned -> {
                makeReady(returned.source());
                push(returned.source());
                result = newLocal();
                code.dstore(result);
            }
            case Instruction.Branch branch -> writeBranch(branch);
        }
    }

    private void writeCalculation(Calculation calculation) {
        calculation.operands().forEach(this::makeReady);
        Definition target = calculation.target();
        if (isLeftToItsUser(target)) {
            return;
        }
        pushResult(calculation);
        int local = newLocal();
        code.dstore(local);
        locals.put(target, local);
        writeToRegister(target, local);
    }

    private static boolean isLeftToItsUser(Definition definition) {
        return definition.source != null
                && definition.uses == 1
                && !definition.lasting
                && definition.block == definition.useBlock;
    }

    private void writeToRegister(Definition definition, int local) {
        if (definition.lasting) {
            code.aload(base).loadConstant(definition.register).dload(local).dastore();
        }
    }

    private void writeMove(Instruction.Move move) {
        makeReady(move.source());
        push(move.source());
        Integer local = locals.get(move.target());
        int target = local == null ? newLocal() : local;
        code.dstore(target);
        writeToRegister(move.target(), target);
    }

    private void writeBranch(Instruction.Branch branch) {
        makeReady(branch.selector());
        int selector = newLocal();
        push(branch.selector());
        code.dstore(selector);
        boolean outlined = owner.plan().isOutlined(branch);
        if (!outlined) {
            branch.targets().forEach(target -> locals.put(target, newLocal()));
        }
        Label end = code.newLabel();
        List<Label> starts = branch.pieces().stream().map(_ -> code.newLabel()).toList();
        for (int i = 0; i < branch.bounds().length; i++) {
            // dcmpg gives 1 where the selector is NaN, so that NaN takes the last piece.
            code.dload(selector).loadConstant(branch.bounds()[i]).dcmpg().iflt(starts.get(i));
        }
        code.goto_(starts.getLast());
        for (int piece = 0; piece < starts.size(); piece++) {
            code.labelBinding(starts.get(piece));
            if (outlined) {
                owner.plan().pieces(branch).get(piece).forEach(part -> owner.call(code, base, part));
            } else {
                writePiece(branch.pieces().get(piece));
            }
            code.goto_(end);
        }
        code.labelBinding(end);
    }

    /// What a piece has in local variables, nobody outside may use.
    private void writePiece(List<Instruction> piece) {
        Map<Definition, Integer> outerLocals = locals;
        Map<Integer, Integer> outerSlots = slotLocals;
        locals = new IdentityHashMap<>(outerLocals);
        slotLocals = new HashMap<>(outerSlots);
        piece.forEach(this::write);
        locals = outerLocals;
        slotLocals = outerSlots;
    }

    /// Loads what comes from the workspace and is needed more than once, or might be overwritten before its user runs.
    private void makeReady(Operand operand) {
        switch (operand) {
            case Literal _ -> {}
            case Slot(int place) -> {
                if (!slotLocals.containsKey(place) && slotUses.getOrDefault(place, 0) > 1) {
                    slotLocals.put(place, loadFromWorkspace(place));
                }
            }
            case Definition definition -> {
                if (definition.method != method.number() && !locals.containsKey(definition)) {
                    locals.put(definition, loadFromWorkspace(definition.register));
                }
            }
        }
    }

    private int loadFromWorkspace(int place) {
        int local = newLocal();
        code.aload(base).loadConstant(place).daload().dstore(local);
        return local;
    }

    private int newLocal() {
        int local = nextLocal;
        nextLocal += 2;
        return local;
    }

    private void push(Operand operand) {
        switch (operand) {
            case Literal(double value) -> code.loadConstant(value);
            case Slot(int place) -> {
                Integer local = slotLocals.get(place);
                if (local != null) {
                    code.dload(local);
                } else {
                    code.aload(base).loadConstant(place).daload();
                }
            }
            case Definition definition -> {
                Integer local = locals.get(definition);
                if (local != null) {
                    code.dload(local);
                } else {
                    pushResult(Objects.requireNonNull(definition.source));
                }
            }
        }
    }

    private void pushResult(Calculation calculation) {
        if (calculation.operation() == Operation.ARGUMENT) {
            code.aload(base + 1).loadConstant(calculation.argument()).daload();
            return;
        }
        if (calculation.operation() == Operation.BOSE) {
            code.dconst_1();
        }
        calculation.operands().forEach(this::push);
        apply(calculation.operation());
    }

    /// The bytecode of [Operation#apply].
    private void apply(Operation operation) {
        switch (operation) {
            case ADD -> code.dadd();
            case SUBTRACT -> code.dsub();
            case MULTIPLY, MIXING -> code.dmul();
            case DIVIDE -> code.ddiv();
            case NEGATE -> code.dneg();
            case DEFINED -> {}
            case MAX -> code.invokestatic(MATH, "max", BINARY);
            case MIN -> code.invokestatic(MATH, "min", BINARY);
            case LN -> code.invokestatic(MATH, "log", UNARY);
            case EXP -> code.invokestatic(MATH, "exp", UNARY);
            case LOG10 -> code.invokestatic(MATH, "log10", UNARY);
            case SQRT -> code.invokestatic(MATH, "sqrt", UNARY);
            case ABS -> code.invokestatic(MATH, "abs", UNARY);
            case BOSE -> code.invokestatic(MATH, "expm1", UNARY).ddiv();
            case RAISE -> code.invokestatic(POWER, "raise", BINARY);
            case ERF -> code.invokestatic(OPERATION, "erf", UNARY);
            case EXPONENTIAL_INTEGRAL -> code.invokestatic(OPERATION, "exponentialIntegral", UNARY);
            case INVERSE_EXPONENTIAL_INTEGRAL -> code.invokestatic(OPERATION, "inverseExponentialIntegral", UNARY);
            case SOFTPLUS -> code.invokestatic(INTRINSIC, "softplus", UNARY);
            case LN_ONE_MINUS_EXP_NEG -> code.invokestatic(INTRINSIC, "lnOneMinusExpNeg", UNARY);
            case LOGISTIC -> code.invokestatic(INTRINSIC, "logistic", UNARY);
            case SAFE_LN -> code.invokestatic(OPERATION, "safeLn", UNARY);
            case MIXING_SLOPE -> code.invokestatic(OPERATION, "mixingSlope", BINARY);
            case MIXING_CURVATURE -> code.invokestatic(INTRINSIC, "mixingCurvature", UNARY);
            case CONSTANT, ARGUMENT, CHOICE -> throw new IllegalStateException(operation + " has no operands");
        }
    }
}
