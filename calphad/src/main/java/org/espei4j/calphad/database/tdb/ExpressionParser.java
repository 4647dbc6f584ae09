package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.expr.Constant;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Intrinsic;
import org.espei4j.calphad.expr.Product;

/// Reads expressions by recursive descent, and keeps their structure.
///
/// ```
/// sum      = [signs] term { signs term }
/// term     = factor { (* | /) [signs] factor }
/// factor   = primary [ ** exponent ]
/// exponent = [signs] primary [ ** exponent ]
/// primary  = number | name [#] | function ( sum { , sum } ) | ( sum )
/// ```
///
/// A sign in front of a term belongs to the term as a whole, so that `-T**2` is −(T²). Division becomes a factor to the
/// power of −1, a negative term gets a negative number as its first factor.
final class ExpressionParser {

    /// Deeper nesting than any database needs; limits the depth of recursion on hostile input.
    private static final int MAX_DEPTH = 200;

    /// Dashes and the mathematical minus sign, which word processors put in the place of a hyphen.
    private static final String LOOK_LIKE_MINUS = "\u2010\u2011\u2012\u2013\u2014\u2212";

    private static final Map<String, Intrinsic> FUNCTIONS = Map.of(
            "LN", Intrinsic.LN,
            "LOG", Intrinsic.LN,
            "EXP", Intrinsic.EXP,
            "SQRT", Intrinsic.SQRT,
            "ABS", Intrinsic.ABS,
            "LOG10", Intrinsic.LOG10,
            "ERF", Intrinsic.ERF,
            "GEIN", Intrinsic.GEIN,
            "MAX", Intrinsic.MAX,
            "MIN", Intrinsic.MIN);

    private final Scanner scanner;
    private final Problems problems;
    private int depth;

    ExpressionParser(Scanner scanner, Problems problems) {
        this.scanner = scanner;
        this.problems = problems;
    }

    /// The expression that begins here; stops before the first character that cannot continue it.
    ///
    /// @throws SyntaxError if there is none, or if it is broken off
    Expr parse() throws SyntaxError {
        Expr expression = sum();
        char next = scanner.peekAfterBlanks();
        if (next != ';' && scanner.position() < scanner.end()) {
            throw unexpected(next);
        }
        return expression;
    }

    private SyntaxError unexpected(char next) {
        if (Scanner.isNamePart(next) || next == '.' || next == '(') {
            return scanner.error(TdbProblem.OPERATOR_MISSING, scanner.here());
        }
        if (scanner.isDecimalComma()) {
            return decimalComma();
        }
        return next == ')'
                ? scanner.error(TdbProblem.PARENTHESIS_UNOPENED)
                : scanner.error(
                        TdbProblem.UNEXPECTED_IN_EXPRESSION,
                        scanner.here(),
                        LOOK_LIKE_MINUS.indexOf(next) >= 0 ? "Write '-' for the minus sign." : "");
    }

    private Expr sum() throws SyntaxError {
        enter();
        List<Expr> terms = new ArrayList<>();
        boolean negative = signs();
        terms.add(signed(term(), negative));
        while (isSign(scanner.peekAfterBlanks())) {
            negative = signs();
            terms.add(signed(term(), negative));
        }
        depth--;
        return Expr.sum(terms);
    }

    private Expr term() throws SyntaxError {
        List<Expr> factors = new ArrayList<>();
        factors.add(factor());
        while (true) {
            char operator = scanner.peekAfterBlanks();
            if (operator != '*' && operator != '/') {
                return Expr.product(factors);
            }
            scanner.accept(operator);
            boolean negative = signs();
            Expr factor = signed(factor(), negative);
            factors.add(operator == '*' ? factor : Expr.power(factor, Expr.constant(-1)));
        }
    }

    private Expr factor() throws SyntaxError {
        Expr base = primary();
        return acceptPower() ? Expr.power(base, exponent()) : base;
    }

    private Expr exponent() throws SyntaxError {
        enter();
        boolean negative = signs();
        Expr exponent = primary();
        if (acceptPower()) {
            exponent = Expr.power(exponent, exponent());
        }
        depth--;
        return signed(exponent, negative);
    }

    private boolean acceptPower() {
        char next = scanner.peekAfterBlanks();
        if (next == '^') {
            problems.add(TdbProblem.CARET_AS_POWER.problem(scanner.place()));
            return scanner.accept('^');
        }
        if (next == '*' && scanner.peek(1) == '*') {
            scanner.moveTo(scanner.position() + 2);
            return true;
        }
        return false;
    }

    private Expr primary() throws SyntaxError {
        char next = scanner.peekAfterBlanks();
        if (scanner.position() >= scanner.end() || next == ';') {
            throw scanner.error(TdbProblem.EXPRESSION_EXPECTED, scanner.here());
        }
        if (next == '(') {
            return parenthesised();
        }
        if (Scanner.isNameStart(next)) {
            return named();
        }
        if (scanner.numberEnd() >= 0) {
            return Expr.constant(scanner.number());
        }
        throw scanner.isDecimalComma() ? decimalComma() : scanner.error(TdbProblem.EXPRESSION_EXPECTED, scanner.here());
    }

    private SyntaxError decimalComma() {
        String before = scanner.digitsBefore();
        String after = scanner.digitsAfter();
        return scanner.error(TdbProblem.DECIMAL_COMMA, before, after, before, after);
    }

    private Expr parenthesised() throws SyntaxError {
        int opening = scanner.position();
        scanner.accept('(');
        Expr inner = sum();
        close(opening);
        return inner;
    }

    private void close(int opening) throws SyntaxError {
        char next = scanner.peekAfterBlanks();
        if (scanner.accept(')')) {
            return;
        }
        if (next == Scanner.END || next == ';') {
            int here = scanner.position();
            scanner.moveTo(opening);
            SyntaxError error = scanner.error(TdbProblem.PARENTHESIS_UNCLOSED);
            scanner.moveTo(here);
            throw error;
        }
        throw unexpected(next);
    }

    private Expr named() throws SyntaxError {
        int start = scanner.position();
        String name = scanner.name();
        if (scanner.peek() == '.' && !Scanner.isDigit(scanner.peek(1))) {
            throw scanner.error(TdbProblem.POINT_IN_NAME, name);
        }
        boolean marked = scanner.accept('#');
        if (!marked && scanner.peekAfterBlanks() == '(') {
            Intrinsic function = FUNCTIONS.get(name);
            if (function == null) {
                scanner.moveTo(start);
                throw scanner.error(TdbProblem.UNKNOWN_MATHEMATICAL_FUNCTION, name);
            }
            return call(function);
        }
        return switch (name) {
            case "T" -> Expr.T;
            case "P" -> Expr.P;
            default -> Expr.named(name);
        };
    }

    /// The arguments of a function; MAX and MIN of more than two values are nested.
    private Expr call(Intrinsic function) throws SyntaxError {
        int opening = scanner.position();
        scanner.accept('(');
        List<Expr> arguments = new ArrayList<>();
        arguments.add(sum());
        while (scanner.peekAfterBlanks() == ',') {
            scanner.accept(',');
            arguments.add(sum());
        }
        close(opening);
        if (arguments.size() < function.arity() || (function.arity() == 1 && arguments.size() > 1)) {
            scanner.moveTo(opening);
            throw scanner.error(
                    TdbProblem.WRONG_NUMBER_OF_ARGUMENTS, function.keyword(), function.arity(), arguments.size());
        }
        if (function.arity() == 1) {
            return Expr.call(function, arguments.getFirst());
        }
        Expr extreme = arguments.getFirst();
        for (Expr argument : arguments.subList(1, arguments.size())) {
            extreme = Expr.call(function, extreme, argument);
        }
        return extreme;
    }

    /// Goes past all signs; says whether they make the whole negative.
    private boolean signs() {
        boolean negative = false;
        for (char sign = scanner.peekAfterBlanks(); isSign(sign); sign = scanner.peekAfterBlanks()) {
            scanner.accept(sign);
            negative ^= sign == '-';
        }
        return negative;
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-';
    }

    private static Expr signed(Expr expression, boolean negative) {
        if (!negative) {
            return expression;
        }
        return switch (expression) {
            case Constant constant -> Expr.constant(-constant.value());
            case Product product -> {
                List<Expr> factors = new ArrayList<>(product.factors());
                if (factors.getFirst() instanceof Constant first) {
                    factors.set(0, Expr.constant(-first.value()));
                } else {
                    factors.addFirst(Expr.constant(-1));
                }
                yield Expr.product(factors);
            }
            default -> Expr.product(List.of(Expr.constant(-1), expression));
        };
    }

    private void enter() throws SyntaxError {
        if (++depth > MAX_DEPTH) {
            throw scanner.error(TdbProblem.NESTED_TOO_DEEPLY, MAX_DEPTH);
        }
    }
}
