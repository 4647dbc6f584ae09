package org.espei4j.calphad.compile;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.espei4j.calphad.compile.Instruction.Definition;
import org.espei4j.calphad.compile.Instruction.Operand;

/// Divides a routine into methods that HotSpot compiles: it leaves methods of more than 8,000 bytes of bytecode to its
/// interpreter for ever.
///
/// Methods follow each other. A long branch keeps only its decision; its pieces become methods of their own.
final class CodePlan {

    /// What one method may hold, in estimated bytes. Estimates are high by a factor of about 1.5, so that methods have 2
    /// to 4 KB.
    private static final int LIMIT = 5000;

    private final List<Method> methods = new ArrayList<>();
    private final Map<Instruction.Branch, List<List<Method>>> outlined = new IdentityHashMap<>();
    private final List<Method> main;

    private CodePlan(List<Instruction> routine) {
        this.main = divide(routine);
        methods.forEach(method -> noteUses(method.body, method.number));
    }

    /// The plan of a routine. Notes in its definitions which method computes them and whether another reads them.
    static CodePlan of(List<Instruction> routine) {
        return new CodePlan(routine);
    }

    /// What a caller of the routine runs, one after the other.
    List<Method> main() {
        return main;
    }

    /// All methods.
    List<Method> methods() {
        return methods;
    }

    boolean isOutlined(Instruction.Branch branch) {
        return outlined.containsKey(branch);
    }

    /// The methods of each piece of an outlined branch.
    List<List<Method>> pieces(Instruction.Branch branch) {
        return Objects.requireNonNull(outlined.get(branch));
    }

    /// A method to be generated.
    ///
    /// @param number unique in the plan
    record Method(int number, List<Instruction> body) {

        boolean returnsValue() {
            return body.stream().anyMatch(Instruction.Return.class::isInstance);
        }
    }

    private List<Method> divide(List<Instruction> instructions) {
        List<Method> parts = new ArrayList<>();
        Method current = newMethod(parts);
        int size = 0;
        for (Instruction instruction : instructions) {
            int cost = cost(instruction);
            if (instruction instanceof Instruction.Branch branch && cost > LIMIT / 2) {
                outlined.put(branch, branch.pieces().stream().map(this::divide).toList());
                branch.targets().forEach(target -> target.lasting = true);
                cost = 30 + 30 * branch.pieces().size();
            }
            if (size + cost > LIMIT) {
                current = newMethod(parts);
                size = 0;
            }
            current.body.add(instruction);
            define(instruction, current.number);
            size += cost;
        }
        return parts;
    }

    private Method newMethod(List<Method> parts) {
        Method method = new Method(methods.size(), new ArrayList<>());
        methods.add(method);
        parts.add(method);
        return method;
    }

    private void define(Instruction instruction, int method) {
        switch (instruction) {
            case Instruction.Calculation calculation -> calculation.target().method = method;
            case Instruction.Branch branch
            when !isOutlined(branch) -> {
                branch.targets().forEach(target -> target.method = method);
                branch.pieces().forEach(piece -> piece.forEach(inner -> define(inner, method)));
            }
            default -> {}
        }
    }

    private void noteUses(List<Instruction> body, int method) {
        for (Instruction instruction : body) {
            switch (instruction) {
                case Instruction.Calculation calculation ->
                    calculation.operands().forEach(operand -> noteUse(operand, method));
                case Instruction.Move move -> noteUse(move.source(), method);
                case Instruction.Store store -> noteUse(store.source(), method);
                case Instruction.Return returned -> noteUse(returned.source(), method);
                case Instruction.Branch branch -> {
                    noteUse(branch.selector(), method);
                    if (!isOutlined(branch)) {
                        branch.pieces().forEach(piece -> noteUses(piece, method));
                    }
                }
            }
        }
    }

    private static void noteUse(Operand operand, int method) {
        if (operand instanceof Definition definition && definition.method != method) {
            definition.lasting = true;
        }
    }

    /// Estimated bytes of bytecode.
    private static int cost(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Calculation calculation -> calculation.argument() >= 0 ? 8 : 12;
            case Instruction.Move _ -> 10;
            case Instruction.Store _, Instruction.Return _ -> 10;
            case Instruction.Branch branch -> {
                int sum = 12 * branch.pieces().size();
                for (List<Instruction> piece : branch.pieces()) {
                    for (Instruction inner : piece) {
                        sum += cost(inner);
                    }
                }
                yield sum;
            }
        };
    }
}
