package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.expr.Call;
import org.espei4j.calphad.expr.Constant;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Intrinsic;
import org.espei4j.calphad.expr.Power;
import org.espei4j.calphad.expr.Product;
import org.espei4j.calphad.expr.Sum;
import org.espei4j.calphad.expr.Symbols;

/// Looks for what other programs cannot read in a database.
final class PortabilityCheck {

    private static final int FUNCTION_NAME = 8;
    private static final int NAME = 24;
    private static final int REFERENCE = 16;
    private static final int COMMAND = 2000;

    /// How many offenders a remark names.
    private static final int NAMED = 8;

    private final Map<TdbPortability, SortedSet<String>> offenders = new EnumMap<>(TdbPortability.class);

    private PortabilityCheck() {}

    /// One remark of each kind that applies.
    static List<Problem> of(Database database, TdbStyle style, String file) {
        PortabilityCheck check = new PortabilityCheck();
        check.names(database, style);
        database.functions().forEach((name, function) -> {
            check.value("function " + name, function.value());
            function.reference().ifPresent(check::reference);
        });
        for (Parameter parameter : database.parameters()) {
            check.value(parameter.notation(), parameter.value());
            parameter.reference().ifPresent(check::reference);
        }
        database.references().keySet().forEach(check::reference);
        List<Problem> remarks = new ArrayList<>();
        check.offenders.forEach((kind, names) -> remarks.add(kind.about(file, shortened(names))));
        return remarks;
    }

    private static String shortened(SortedSet<String> names) {
        List<String> first = names.stream().limit(NAMED).toList();
        String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
        return String.join(", ", first) + more;
    }

    private void note(TdbPortability kind, String offender) {
        offenders.computeIfAbsent(kind, _ -> new TreeSet<>()).add(offender);
    }

    private void names(Database database, TdbStyle style) {
        for (String name : database.functions().keySet()) {
            if (name.length() > FUNCTION_NAME && !style.shortFunctionNames()) {
                note(TdbPortability.LONG_FUNCTION_NAMES, name);
            }
        }
        List<String> names = new ArrayList<>(database.phases().keySet());
        names.addAll(database.species().keySet());
        for (String name : names) {
            if (name.length() > NAME) {
                note(TdbPortability.LONG_NAMES, name);
            }
            if (name.indexOf('.') >= 0) {
                note(TdbPortability.POINTS_IN_NAMES, name);
            }
        }
    }

    private void reference(String key) {
        if (key.length() > REFERENCE) {
            note(TdbPortability.LONG_REFERENCES, key);
        }
    }

    private void value(String owner, TemperatureRanges value) {
        int length = 0;
        for (TemperatureRanges.Range range : value.ranges()) {
            length += range.expression().toString().length();
            expression(owner, range.expression());
        }
        if (length > COMMAND) {
            note(TdbPortability.LONG_COMMANDS, owner);
        }
    }

    private void expression(String owner, Expr expression) {
        switch (expression) {
            case Power power
            when !(power.exponent() instanceof Constant c && c.value() == Math.rint(c.value())) ->
                note(TdbPortability.FRACTIONAL_POWERS, owner);
            case Power power when power.base() instanceof Sum -> note(TdbPortability.NESTED_SUMS, owner);
            case Product product
            when product.factors().stream().anyMatch(Sum.class::isInstance) -> note(TdbPortability.NESTED_SUMS, owner);
            case Call call
            when call.function() != Intrinsic.LN && call.function() != Intrinsic.EXP ->
                note(TdbPortability.OTHER_FUNCTIONS, owner);
            default -> {}
        }
        Symbols.children(expression).forEach(child -> expression(owner, child));
    }
}
