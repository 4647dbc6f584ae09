package org.espei4j.calphad.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.DatabaseFunction;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Call;
import org.espei4j.calphad.expr.Constant;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Intrinsic;
import org.espei4j.calphad.expr.Piecewise;
import org.espei4j.calphad.expr.Power;
import org.espei4j.calphad.expr.Product;
import org.espei4j.calphad.expr.Sum;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.expr.Symbols;
import org.espei4j.calphad.expr.Variable;

/// Replaces the functions of a database by what they stand for, so that only temperature, pressure and fitting symbols
/// are left. Temperature ranges become choices by temperature; the outermost ranges continue without limit.
///
/// Functions may be nested to any depth and are resolved in the order of their dependence, each once. Not thread-safe.
final class FunctionResolver {

    /// `R·T·ln(P/1e5 Pa)`, which gas phases use without defining it.
    private static final String IDEAL_GAS_PRESSURE = "RTLNP";

    private static final String GAS_CONSTANT = "R";

    private final Database database;
    private final ModelOptions options;
    private final Set<String> fitting;
    private final Map<String, Expr> resolved = new HashMap<>();
    private final Map<Expr, Expr> rewritten = new IdentityHashMap<>();
    private final Set<String> undefined = new LinkedHashSet<>();

    FunctionResolver(Database database, ModelOptions options) {
        this.database = database;
        this.options = options;
        this.fitting = Set.copyOf(options.fittingSymbols());
    }

    /// The expression without functions of the database.
    ///
    /// @throws UnbuildablePhaseException if functions refer to each other in a circle
    Expr resolve(Expr expression) throws UnbuildablePhaseException {
        for (String name : names(expression)) {
            resolveFunction(name);
        }
        return rewrite(expression);
    }

    /// Names that were needed so far but are defined nowhere; they counted as zero.
    Set<String> undefined() {
        return undefined;
    }

    /// Depth first with a stack of our own: chains of functions may be longer than the thread's stack is deep.
    private void resolveFunction(String root) throws UnbuildablePhaseException {
        Deque<String> path = new ArrayDeque<>();
        Set<String> onPath = new LinkedHashSet<>();
        path.push(root);
        while (!path.isEmpty()) {
            String name = path.peek();
            if (resolved.containsKey(name)) {
                path.pop();
                onPath.remove(name);
                continue;
            }
            Optional<Expr> leaf = leaf(name);
            if (leaf.isPresent()) {
                resolved.put(name, leaf.get());
                continue;
            }
            Expr value = function(name).value().toExpr();
            onPath.add(name);
            boolean ready = true;
            for (String needed : names(value)) {
                if (!resolved.containsKey(needed)) {
                    failOnCycle(needed, onPath);
                    path.push(needed);
                    ready = false;
                }
            }
            if (ready) {
                resolved.put(name, rewrite(value));
            }
        }
    }

    /// The value of a name that depends on no other function; empty for a function of the database.
    private Optional<Expr> leaf(String name) {
        if (fitting.contains(name)) {
            return Optional.of(Expr.named(name));
        }
        boolean defined = database.functions().containsKey(name);
        if (name.equals(GAS_CONSTANT) && (options.isReference() || !defined)) {
            return Optional.of(Expr.constant(options.profile().gasConstant()));
        }
        if (defined) {
            return Optional.empty();
        }
        if (name.equals(IDEAL_GAS_PRESSURE) && !options.isReference()) {
            Expr pressureRatio = Algebra.multiply(Expr.constant(1e-5), Expr.P);
            return Optional.of(Algebra.multiply(
                    Expr.constant(options.profile().gasConstant()), Expr.T, Algebra.ln(pressureRatio)));
        }
        undefined.add(name);
        return Optional.of(Expr.ZERO);
    }

    private DatabaseFunction function(String name) {
        return database.function(name).orElseThrow();
    }

    private void failOnCycle(String needed, Set<String> onPath) throws UnbuildablePhaseException {
        if (!onPath.contains(needed)) {
            return;
        }
        List<String> cycle = new ArrayList<>(onPath);
        cycle = new ArrayList<>(cycle.subList(cycle.indexOf(needed), cycle.size()));
        cycle.add(needed);
        throw new UnbuildablePhaseException(
                UnbuildablePhaseException.Reason.CYCLIC_FUNCTION,
                ModelNotes.placeOf(function(needed).place()),
                needed,
                String.join(" → ", cycle));
    }

    private static List<String> names(Expr expression) {
        List<String> names = new ArrayList<>();
        for (Symbol symbol : Symbols.of(expression)) {
            if (symbol instanceof Symbol.Named named) {
                names.add(named.name());
            }
        }
        return names;
    }

    private Expr rewrite(Expr expression) {
        Expr result = rewritten.get(expression);
        if (result == null) {
            result = compute(expression);
            rewritten.put(expression, result);
        }
        return result;
    }

    private Expr compute(Expr expression) {
        return switch (expression) {
            case Constant constant -> constant;
            case Variable variable
            when variable.symbol() instanceof Symbol.Named named -> resolved.getOrDefault(named.name(), variable);
            case Variable variable -> variable;
            case Sum sum -> Algebra.add(sum.terms().stream().map(this::rewrite).toList());
            case Product product ->
                Algebra.multiply(product.factors().stream().map(this::rewrite).toList());
            case Power power -> Algebra.power(rewrite(power.base()), rewrite(power.exponent()));
            case Call call when call.function() == Intrinsic.GEIN -> einstein(rewrite(call.argument()));
            case Call call when call.arguments().size() == 1 -> Algebra.call(call.function(), rewrite(call.argument()));
            case Call call ->
                Expr.call(
                        call.function(),
                        call.arguments().stream().map(this::rewrite).toArray(Expr[]::new));
            case Piecewise piecewise ->
                Algebra.piecewise(
                        rewrite(piecewise.selector()),
                        piecewise.bounds(),
                        piecewise.pieces().stream().map(this::rewrite).toList());
        };
    }

    private Expr einstein(Expr einsteinTemperature) {
        return EinsteinVibration.oscillators(
                einsteinTemperature, options.profile().gasConstant());
    }
}
