package org.espei4j.calphad.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;

/// Several routines that share what is bound early. Immutable and thread-safe.
///
/// Use: [#bindPotentials] once for a temperature and pressure; copies of its result are workspaces
/// ([#newWorkspace]); [#bindParameters] on a workspace for every set of fitted values; then any [Routine] on it.
public final class StagedProgram {

    private static final double[] NOTHING = {};

    private final Layout layout;
    private final Tape potentials;
    private final Tape parameters;
    private final Map<String, Tape> routines;
    private final int workspaceLength;

    private StagedProgram(Layout layout, Tape potentials, Tape parameters, Map<String, Tape> routines) {
        this.layout = layout;
        this.potentials = potentials;
        this.parameters = parameters;
        this.routines = routines;
        int length = Math.max(potentials.workspaceLength(), parameters.workspaceLength());
        for (Tape routine : routines.values()) {
            length = Math.max(length, routine.workspaceLength());
        }
        this.workspaceLength = length;
    }

    /// Starts a program.
    public static Builder builder(Arguments arguments) {
        return new Builder(arguments);
    }

    /// Computes everything that is known with the potentials.
    ///
    /// @param values of the potentials, in the order of the arguments
    /// @return the start of a workspace, see [#newWorkspace]
    public double[] bindPotentials(double... values) {
        double[] workspace = Arrays.copyOf(layout.template(), workspaceLength);
        potentials.evaluate(workspace, values, NOTHING, NOTHING);
        return Arrays.copyOf(workspace, layout.size());
    }

    /// A workspace for one thread.
    ///
    /// @param bound what [#bindPotentials] gave
    public double[] newWorkspace(double[] bound) {
        return Arrays.copyOf(bound, workspaceLength);
    }

    /// Computes everything that is known with the parameters.
    ///
    /// @param theta values of the parameters, in the order of the arguments
    public void bindParameters(double[] workspace, double[] theta) {
        parameters.evaluate(workspace, theta, NOTHING, NOTHING);
    }

    /// A routine.
    ///
    /// @throws IllegalArgumentException if there is none of that name
    public Routine routine(String name) {
        Routine routine = routines.get(name);
        if (routine == null) {
            throw new IllegalArgumentException("no routine " + name + "; there are " + routines.keySet());
        }
        return routine;
    }

    /// Collects the routines of a program.
    public static final class Builder {

        private final ValueGraph graph = new ValueGraph();
        private final Lowering lowering;
        private final Map<String, List<Map.Entry<Output, Value>>> routines = new LinkedHashMap<>();

        private Builder(Arguments arguments) {
            this.lowering = new Lowering(graph, arguments);
        }

        /// Makes a symbol that is no argument stand for an expression of arguments and of symbols defined before. To be
        /// called before the routines that use it are added.
        public Builder define(Symbol symbol, Expr definition) {
            lowering.define(Expr.variable(symbol), lowering.lower(definition));
            return this;
        }

        /// Adds a routine.
        ///
        /// @throws IllegalArgumentException if an expression holds a symbol that is no argument, or a function that the
        ///     model has to resolve
        public Builder add(String name, List<Output> outputs) {
            List<Map.Entry<Output, Value>> values = new ArrayList<>();
            for (Output output : outputs) {
                values.add(Map.entry(output, lowering.lower(output.expression())));
            }
            if (routines.putIfAbsent(name, values) != null) {
                throw new IllegalArgumentException("a routine " + name + " exists");
            }
            return this;
        }

        /// Builds the program.
        public StagedProgram build() {
            Map<BindingTime, List<Value>> slots = new EnumMap<>(BindingTime.class);
            Layout layout = new Layout();
            Set<Value> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            for (List<Map.Entry<Output, Value>> outputs : routines.values()) {
                outputs.forEach(
                        output -> placeLasting(output.getValue(), BindingTime.CONSTITUTION, seen, slots, layout));
            }
            Tape potentials = assemble(BindingTime.POTENTIAL, slots, layout);
            Tape parameters = assemble(BindingTime.PARAMETER, slots, layout);
            Map<String, Tape> tapes = new LinkedHashMap<>();
            routines.forEach((name, outputs) -> tapes.put(
                    name,
                    TapeAssembler.assemble(Scheduler.schedule(BindingTime.CONSTITUTION, List.of(), outputs), layout)));
            return new StagedProgram(layout, potentials, parameters, tapes);
        }

        private static Tape assemble(BindingTime time, Map<BindingTime, List<Value>> slots, Layout layout) {
            return TapeAssembler.assemble(
                    Scheduler.schedule(time, slots.getOrDefault(time, List.of()), List.of()), layout);
        }

        /// Gives numbers and all values that are used later than they become known a place that lasts.
        private static void placeLasting(
                Value value, BindingTime user, Set<Value> seen, Map<BindingTime, List<Value>> slots, Layout layout) {
            if (value.isConstant()) {
                layout.addNumber(value.number);
                return;
            }
            if (value.time.compareTo(user) < 0 && layout.placeOf(value) == null) {
                layout.addSlot(value);
                slots.computeIfAbsent(value.time, _ -> new ArrayList<>()).add(value);
            }
            if (seen.add(value)) {
                for (double bound : value.bounds) {
                    layout.addNumber(bound);
                }
                for (Value operand : value.operands) {
                    placeLasting(operand, value.time, seen, slots, layout);
                }
            }
        }
    }
}
