package org.espei4j.calphad.expr;

import java.math.BigDecimal;
import java.util.List;

/// Writes an expression in the language of TDB databases. What it writes reads back to the same expression, as far as
/// the language can say it: choices ([Piecewise]) have no notation there and are printed for people only.
public final class TdbExpressionPrinter {

    private static final int SUM = 0;
    private static final int PRODUCT = 1;
    private static final int PRIMARY = 3;

    /// From here on numbers are written with an exponent.
    private static final double LARGEST_PLAIN = 1e15;

    /// Below this, too.
    private static final double SMALLEST_PLAIN = 1e-4;

    private final StringBuilder text = new StringBuilder();

    private final boolean marksNames;

    private TdbExpressionPrinter(boolean marksNames) {
        this.marksNames = marksNames;
    }

    /// The expression as text without blanks, e.g. `-8000+137.0*T-24.4*T*LN(T)`.
    public static String print(Expr expression) {
        return print(expression, false);
    }

    /// The expression as text without blanks.
    ///
    /// @param marksNames whether names of functions carry the mark `#`
    public static String print(Expr expression, boolean marksNames) {
        TdbExpressionPrinter printer = new TdbExpressionPrinter(marksNames);
        printer.write(expression, SUM);
        return printer.text.toString();
    }

    /// The shortest decimal that reads back to the same double: plain where that is readable, else with an exponent of
    /// two digits, e.g. `1.5E-05`. A point always has a digit on each side, because some programs misread `1.E-5`.
    public static String number(double value) {
        double magnitude = Math.abs(value);
        if (value == Math.rint(value) && magnitude < LARGEST_PLAIN) {
            return Long.toString((long) value);
        }
        String shortest = Double.toString(value);
        int exponentAt = shortest.indexOf('E');
        if (exponentAt < 0) {
            return shortest;
        }
        if (magnitude >= SMALLEST_PLAIN && magnitude < LARGEST_PLAIN) {
            return new BigDecimal(shortest).stripTrailingZeros().toPlainString();
        }
        int exponent = Integer.parseInt(shortest, exponentAt + 1, shortest.length(), 10);
        String digits = Integer.toString(Math.abs(exponent));
        return shortest.substring(0, exponentAt)
                + (exponent < 0 ? "E-" : "E+")
                + (digits.length() < 2 ? "0" : "")
                + digits;
    }

    private void write(Expr expression, int context) {
        switch (expression) {
            case Constant constant -> writeNumber(constant.value(), context);
            case Variable variable -> writeVariable(variable);
            case Sum sum -> writeSum(sum, context);
            case Product product -> writeProduct(product, context);
            case Power power -> writePower(power);
            case Call call -> writeCall(call);
            case Piecewise piecewise -> writeChoice(piecewise);
        }
    }

    private void writeVariable(Variable variable) {
        boolean marked = marksNames && variable.symbol() instanceof Symbol.Named;
        text.append(variable.symbol().label()).append(marked ? "#" : "");
    }

    private void writeNumber(double value, int context) {
        boolean enclosed = value < 0 && context > SUM;
        text.append(enclosed ? "(" : "").append(number(value)).append(enclosed ? ")" : "");
    }

    private void writeSum(Sum sum, int context) {
        boolean enclosed = context > SUM;
        text.append(enclosed ? "(" : "");
        for (int i = 0; i < sum.terms().size(); i++) {
            int start = text.length();
            Expr term = sum.terms().get(i);
            if (term instanceof Sum) {
                text.append(i == 0 ? "" : "+");
                write(term, PRODUCT);
            } else {
                write(term, SUM);
                if (i > 0 && text.charAt(start) != '-') {
                    text.insert(start, '+');
                }
            }
        }
        text.append(enclosed ? ")" : "");
    }

    private void writeProduct(Product product, int context) {
        boolean negative = product.factors().getFirst() instanceof Constant first && first.value() < 0;
        boolean enclosed = context > PRODUCT || (negative && context > SUM);
        text.append(enclosed ? "(" : "");
        int from = 0;
        if (isSign(product)) {
            text.append('-');
            from = 1;
        } else if (product.factors().getFirst() instanceof Constant first && negative) {
            text.append(number(first.value())).append('*');
            from = 1;
        }
        for (int i = from; i < product.factors().size(); i++) {
            text.append(i > from ? "*" : "");
            write(product.factors().get(i), PRODUCT + 1);
        }
        text.append(enclosed ? ")" : "");
    }

    /// Whether the first factor, −1, can be written as a sign. A reader that meets the sign makes it the factor −1 again
    /// unless it can multiply it into a number that follows.
    private static boolean isSign(Product product) {
        List<Expr> factors = product.factors();
        if (!(factors.getFirst() instanceof Constant first && first.value() == -1)) {
            return false;
        }
        Expr next = factors.get(1);
        return !(next instanceof Constant) && !(next instanceof Product && factors.size() == 2);
    }

    private void writePower(Power power) {
        boolean enclosed = power.base() instanceof Power;
        text.append(enclosed ? "(" : "");
        write(power.base(), PRIMARY);
        text.append(enclosed ? ")" : "").append("**");
        if (power.exponent() instanceof Constant constant && constant.value() >= 0) {
            text.append(number(constant.value()));
        } else {
            text.append('(');
            write(power.exponent(), SUM);
            text.append(')');
        }
    }

    private void writeCall(Call call) {
        text.append(call.function().keyword()).append('(');
        for (int i = 0; i < call.arguments().size(); i++) {
            text.append(i > 0 ? "," : "");
            write(call.arguments().get(i), SUM);
        }
        text.append(')');
    }

    private void writeChoice(Piecewise piecewise) {
        text.append("CHOOSE(");
        write(piecewise.selector(), SUM);
        for (int i = 0; i < piecewise.pieces().size(); i++) {
            text.append("; ");
            write(piecewise.pieces().get(i), SUM);
            if (i < piecewise.boundCount()) {
                text.append(" below ").append(number(piecewise.bound(i)));
            }
        }
        text.append(')');
    }
}
