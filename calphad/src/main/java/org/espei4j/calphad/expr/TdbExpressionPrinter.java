package org.espei4j.calphad.expr;

/// Writes an expression in the language of TDB databases. What it writes reads back to the same expression, as far as
/// the language can say it: choices ([Piecewise]) have no notation there and are printed for people only.
public final class TdbExpressionPrinter {

    private static final int SUM = 0;
    private static final int PRODUCT = 1;
    private static final int PRIMARY = 3;

    private final StringBuilder text = new StringBuilder();

    private TdbExpressionPrinter() {}

    /// The expression as text without blanks, e.g. `-8000+137.0*T-24.4*T*LN(T)`.
    public static String print(Expr expression) {
        TdbExpressionPrinter printer = new TdbExpressionPrinter();
        printer.write(expression, SUM);
        return printer.text.toString();
    }

    /// The shortest decimal that reads back to the same double, with a digit on each side of a point.
    public static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }

    private void write(Expr expression, int context) {
        switch (expression) {
            case Constant constant -> writeNumber(constant.value(), context);
            case Variable variable -> text.append(variable.symbol().label());
            case Sum sum -> writeSum(sum, context);
            case Product product -> writeProduct(product, context);
            case Power power -> writePower(power);
            case Call call -> writeCall(call);
            case Piecewise piecewise -> writeChoice(piecewise);
        }
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

    /// A factor −1 in front becomes a sign; a negative number in front needs no brackets where a sign may stand.
    private void writeProduct(Product product, int context) {
        boolean negative = product.factors().getFirst() instanceof Constant first && first.value() < 0;
        boolean enclosed = context > PRODUCT || (negative && context > SUM);
        text.append(enclosed ? "(" : "");
        int from = 0;
        if (product.factors().getFirst() instanceof Constant first && first.value() < 0) {
            text.append(first.value() == -1 ? "-" : number(first.value()) + "*");
            from = 1;
        }
        for (int i = from; i < product.factors().size(); i++) {
            text.append(i > from ? "*" : "");
            write(product.factors().get(i), PRODUCT + 1);
        }
        text.append(enclosed ? ")" : "");
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
