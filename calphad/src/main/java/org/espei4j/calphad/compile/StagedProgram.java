package org.espei4j.calphad.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;

/// Several routines that share what is bound early. Immutable and thread-safe.
///
/// Use: [#bindPotentials] once for a temperature and pressure; copies of its result are workspaces
/// ([#newWorkspace]); [#bindParameters] on a workspace for every set of fitted values; then any [Routine] on it.
public final class StagedProgram {

    private static final double[] NOTHING = {};

    private final Layout layout;
    private final AdaptiveRoutine potentials;
    private final AdaptiveRoutine parameters;
    private final Map<String, AdaptiveRoutine> routines;
    private final Map<String, TabulatedFunction> tabulated = new HashMap<>();
    private final int workspaceLength;

    private StagedProgram(
            Layout layout,
            AdaptiveRoutine potentials,
            AdaptiveRoutine parameters,
            Map<String, AdaptiveRoutine> routines) {
        this.layout = layout;
        this.potentials = potentials;
        this.parameters = parameters;
        this.routines = routines;
        int length =
                Math.max(potentials.tape().workspaceLength(), parameters.tape().workspaceLength());
        for (AdaptiveRoutine routine : routines.values()) {
            length = Math.max(length, routine.tape().workspaceLength());
        }
        this.workspaceLength = length;
    }

    /// Starts a program.
    ///
    /// @param name what the program is about, for stack traces and dumps
    public static Builder builder(String name, Arguments arguments) {
        return new Builder(name, arguments);
    }

    /// Starts a program without a name of its own.
    public static Builder builder(Arguments arguments) {
        return builder("program", arguments);
    }

    /// Computes everything that is known with the potentials.
    ///
    /// @param values of the potentials, in the order of the arguments
    /// @return the start of a workspace, see [#newWorkspace]
    public double[] bindPotentials(double... values) {
        double[] workspace = unboundWorkspace();
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
        return adaptive(name);
    }

    /// A tabulated function.
    ///
    /// @throws IllegalArgumentException if there is none of that name
    public TabulatedFunction tabulated(String name) {
        TabulatedFunction function = tabulated.get(name);
        if (function == null) {
            throw new IllegalArgumentException("no tabulated function " + name + "; there are " + tabulated.keySet());
        }
        return function;
    }

    /// A workspace with nothing but the numbers of the program, for routines that need no more.
    double[] unboundWorkspace() {
        return Arrays.copyOf(layout.template(), workspaceLength);
    }

    /// Makes bytecode of everything now.
    void translate() {
        potentials.translate();
        parameters.translate();
        routines.values().forEach(AdaptiveRoutine::translate);
    }

    AdaptiveRoutine adaptive(String name) {
        AdaptiveRoutine routine = routines.get(name);
        if (routine == null) {
            throw new IllegalArgumentException("no routine " + name + "; there are " + routines.keySet());
        }
        return routine;
    }

    /// Collects the routines of a program.
    public static final class Builder {

        private final String name;
        private final ValueGraph graph = new ValueGraph();
        private final Arguments arguments;
        private final Lowering lowering;
        private final Map<String, Draft> routines = new LinkedHashMap<>();
        private final Map<String, Separation> tabulated = new LinkedHashMap<>();

        private Builder(String name, Arguments arguments) {
            this.name = name;
            this.arguments = arguments;
            this.lowering = new Lowering(graph, arguments);
        }

        /// Makes a symbol that is no argument stand for an expression of arguments and of symbols defined before. To be
        /// called before the routines that use it are added.
        public Builder define(Symbol symbol, Expr definition) {
            Value value = graph.apply(Operation.DEFINED, lowering.lower(definition));
            lowering.define(Expr.variable(symbol), value);
            return this;
        }

        /// Adds a routine.
        ///
        /// @throws IllegalArgumentException if an expression holds a symbol that is no argument, or a function that the
        ///     model has to resolve
        public Builder add(String name, List<Output> outputs) {
            List<Step.Store> stores = new ArrayList<>();
            for (Output output : outputs) {
                Value value = lowering.lower(output.expression());
                stores.add(new Step.Store(value, output.array(), output.position(), output.mirror()));
            }
            return addRoutine(name, stores);
        }

        /// Adds three routines that all return the value of a function of the arguments bound last. The second also puts
        /// its gradient into the first result array, the third the gradient into the first and the Hessian into the
        /// second, row by row, both triangles.
        ///
        /// @throws IllegalArgumentException as [#add]
        public Builder addDerivatives(String value, String gradient, String hessian, Expr function) {
            Value result = lowering.lower(function);
            TotalDerivatives derivatives = new TotalDerivatives(graph, argumentsOf(BindingTime.CONSTITUTION), result);
            List<Step.Store> stores = new ArrayList<>();
            stores.add(Step.Store.returned(result));
            addRoutine(value, stores);
            Value[] slopes = derivatives.gradient(result);
            for (int i = 0; i < slopes.length; i++) {
                stores.add(new Step.Store(slopes[i], 0, i, -1));
            }
            addRoutine(gradient, stores);
            Value[][] curvatures = derivatives.hessian(result);
            int n = slopes.length;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    stores.add(new Step.Store(curvatures[i][j], 1, i * n + j, i == j ? -1 : j * n + i));
                }
            }
            return addRoutine(hessian, stores);
        }

        /// Adds a routine that puts the slopes of a function in the parameters into the first result array.
        ///
        /// @throws IllegalArgumentException as [#add]
        public Builder addParameterGradient(String name, Expr function) {
            Value result = lowering.lower(function);
            List<Value> parameters = argumentsOf(BindingTime.PARAMETER);
            Support support = new Support(parameters);
            List<Step.Store> stores = new ArrayList<>();
            for (int k = 0; k < parameters.size(); k++) {
                Value slope = new Differentials(graph, parameters.get(k), support).of(result);
                stores.add(new Step.Store(slope, 0, k, -1));
            }
            return addRoutine(name, stores);
        }

        /// Adds a routine that returns a function and puts its derivatives in the arguments bound first, `p`, into the result
        /// arrays: `∂f/∂pₐ` and then `∂²f/∂pₐ∂p_b` for `b ≥ a` into the first one, `∂²f/∂pₐ∂yᵢ` into the second at `a·n + i`,
        /// where `y` are the `n` arguments bound last.
        ///
        /// @throws IllegalArgumentException as [#add]
        public Builder addPotentialDerivatives(String name, Expr function) {
            Value result = lowering.lower(function);
            List<Value> potentials = argumentsOf(BindingTime.POTENTIAL);
            List<Value> constitution = argumentsOf(BindingTime.CONSTITUTION);
            Support support = new Support(potentials);
            int count = potentials.size();
            List<Step.Store> stores = new ArrayList<>();
            stores.add(Step.Store.returned(result));
            int next = count;
            for (int a = 0; a < count; a++) {
                Value slope = new Differentials(graph, potentials.get(a), support).of(result);
                stores.add(new Step.Store(slope, 0, a, -1));
                for (int b = a; b < count; b++) {
                    Value curvature = new Differentials(graph, potentials.get(b), support).of(slope);
                    stores.add(new Step.Store(curvature, 0, next++, -1));
                }
                Value[] mixed = new TotalDerivatives(graph, constitution, slope).gradient(slope);
                for (int i = 0; i < mixed.length; i++) {
                    stores.add(new Step.Store(mixed[i], 1, a * mixed.length + i, -1));
                }
            }
            return addRoutine(name, stores);
        }

        /// Adds a function that is to be evaluated at many fixed points.
        ///
        /// @throws IllegalArgumentException as [#add]
        public Builder addTabulated(String name, Expr function) {
            Separation separation = Separation.of(lowering.expand(function), graph);
            TabulatedFunction.addRoutines(this, name, separation, new Factoring(graph));
            tabulated.put(name, separation);
            return this;
        }

        private List<Value> argumentsOf(BindingTime time) {
            return IntStream.range(0, arguments.count(time))
                    .mapToObj(i -> graph.argument(time, i))
                    .toList();
        }

        private Builder addRoutine(String name, List<Step.Store> stores) {
            return addRoutine(name, stores, AdaptiveRoutine.PATIENCE);
        }

        /// Adds a routine.
        ///
        /// @param patience after how many evaluations it becomes bytecode
        Builder addRoutine(String name, List<Step.Store> stores, int patience) {
            if (routines.putIfAbsent(name, new Draft(List.copyOf(stores), patience)) != null) {
                throw new IllegalArgumentException("a routine " + name + " exists");
            }
            return this;
        }

        private record Draft(List<Step.Store> stores, int patience) {}

        /// Builds the program.
        public StagedProgram build() {
            Map<BindingTime, List<Value>> slots = new EnumMap<>(BindingTime.class);
            Layout layout = new Layout();
            Set<Value> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Draft draft : routines.values()) {
                draft.stores.forEach(
                        store -> placeLasting(store.value(), BindingTime.CONSTITUTION, seen, slots, layout));
            }
            for (Separation separation : tabulated.values()) {
                separation
                        .coefficients()
                        .forEach(coefficient ->
                                placeLasting(coefficient, BindingTime.CONSTITUTION, seen, slots, layout));
            }
            AdaptiveRoutine potentials = early(BindingTime.POTENTIAL, slots, layout);
            AdaptiveRoutine parameters = early(BindingTime.PARAMETER, slots, layout);
            Map<String, AdaptiveRoutine> adaptive = new LinkedHashMap<>();
            routines.forEach((routine, stores) ->
                    adaptive.put(routine, adaptive(routine, BindingTime.CONSTITUTION, List.of(), stores, layout)));
            StagedProgram program = new StagedProgram(layout, potentials, parameters, adaptive);
            tabulated.forEach((function, separation) -> program.tabulated.put(
                    function,
                    new TabulatedFunction(
                            program,
                            function,
                            arguments.count(BindingTime.CONSTITUTION),
                            separation,
                            places(separation.fixed(), layout),
                            places(separation.variable(), layout))));
            return program;
        }

        private static int[] places(List<Separation.Column> columns, Layout layout) {
            return columns.stream()
                    .mapToInt(column -> Objects.requireNonNull(layout.placeOf(column.coefficient())))
                    .toArray();
        }

        private AdaptiveRoutine early(BindingTime time, Map<BindingTime, List<Value>> slots, Layout layout) {
            String routine = time.name().toLowerCase(Locale.ROOT);
            Draft nothing = new Draft(List.of(), AdaptiveRoutine.PATIENCE);
            return adaptive(routine, time, slots.getOrDefault(time, List.of()), nothing, layout);
        }

        private AdaptiveRoutine adaptive(
                String routine, BindingTime time, List<Value> roots, Draft draft, Layout layout) {
            Tape tape = TapeAssembler.assemble(Scheduler.schedule(time, roots, draft.stores), layout);
            return new AdaptiveRoutine(name + "$" + routine, tape, layout, draft.patience);
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
