package org.espei4j.calphad.database.tdb;

import java.util.Locale;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.ProblemText;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Everything that can be found about a TDB file. An error costs the command (or the one entry) that it stands in; a
/// warning costs nothing unless its text says so.
public enum TdbProblem implements ProblemKind {
    // The file as a whole
    NOT_UTF_8(Severity.WARNING, "the file is not valid UTF-8 and is read as ISO 8859-1", "", ""),
    COMPILED_OR_ENCRYPTED(
            Severity.ERROR,
            "the file is not text; it seems to be encrypted or compiled",
            "a database in plain text",
            "Only the program that made the file can read it."),
    OTHER_FORMAT(Severity.ERROR, "the file seems to be %s, not TDB", "TDB commands such as ELEMENT and PHASE", ""),
    NO_COMMANDS(Severity.ERROR, "the file has no TDB command", "commands such as ELEMENT and PHASE", ""),

    // Commands
    MISSING_END(
            Severity.ERROR, "%s begins while %s has not ended", "'!' at the end of the command before", "Add the '!'."),
    UNFINISHED(Severity.WARNING, "the last command %s has no '!' at its end", "'!'", ""),
    DISCARDED_COMMAND(
            Severity.WARNING,
            "%s follows a '!' on the same line and is ignored",
            "a new line for each command",
            "Move it to a line of its own."),
    EXCLAMATION_IN_TEXT(
            Severity.WARNING, "'!' inside a quoted text is taken as text; other programs end the list there", "", ""),
    NO_COMMAND(
            Severity.WARNING,
            "'%s' begins no command and is ignored up to the next one",
            "a keyword such as PARAMETER",
            "A comment begins with '$'."),
    UNKNOWN_KEYWORD(Severity.WARNING, "unknown command %s is kept without effect", "", "%2$s"),
    AMBIGUOUS_KEYWORD(Severity.WARNING, "abbreviation %s is ambiguous and taken as %s", "a longer abbreviation", ""),
    COMMAND_WITHOUT_EFFECT(Severity.WARNING, "command %s is kept without effect", "", ""),

    // Words
    BAD_ELEMENT_NAME(Severity.ERROR, "'%s' is not the name of an element", "one or two letters, VA or /-", ""),
    BAD_NAME(
            Severity.ERROR,
            "'%2$s' cannot be the name of a %1$s",
            "a letter, then letters, digits or _ - + / . ( )",
            "%3$s"),
    BAD_FUNCTION_NAME(
            Severity.ERROR, "'%s' cannot be the name of a function", "a letter, then letters, digits or _", ""),
    NUMBER_EXPECTED(Severity.ERROR, "found %s", "a number", ""),
    NUMBER_OUT_OF_RANGE(
            Severity.ERROR, "the number %s is too large or too small", "a magnitude of 1E-307 to 1E308", ""),

    // Elements and species
    ELEMENT_DATA_MISSING(
            Severity.WARNING,
            "element %s lacks data; missing numbers are taken as 0",
            "reference phase, mass, enthalpy, entropy",
            ""),
    ELEMENT_DATA_EXCESS(Severity.WARNING, "element %s has more than three numbers; ignored from %s", "", ""),
    ELEMENT_REDEFINED(Severity.ERROR, "element %s is defined differently at %s; the first definition holds", "", ""),
    FORMULA_MISSING(Severity.WARNING, "species %s has no formula; its name is taken for it", "", ""),
    BAD_FORMULA(Severity.ERROR, "'%s' is not a formula of species %s", "symbols and numbers, e.g. AL2O3 or FE1/+2", ""),
    FORMULA_SPLIT(
            Severity.WARNING,
            "'%s' in the formula of species %s is no element of the file and is read as %s",
            "a number after each element",
            ""),
    SPECIES_NUMBERS(Severity.WARNING, "numbers after the formula of species %s are ignored", "none or three", ""),
    CHARGE_FORM(Severity.WARNING, "charge '%s' of species %s is read as %s", "a sign and a number, e.g. /+2", ""),
    UNDEFINED_ELEMENT(Severity.ERROR, "species %s needs element %s, which is not defined", "", "%3$s"),
    SPECIES_REDEFINED(Severity.ERROR, "species %s is defined differently at %s; the first definition holds", "", ""),

    // Expressions and ranges
    EXPRESSION_EXPECTED(Severity.ERROR, "found %s", "an expression", ""),
    LOWER_LIMIT_ONLY(
            Severity.ERROR,
            "the number %s stands where the lower temperature limit belongs, and no expression follows it",
            "an expression",
            "An expression that begins with a number needs a lower limit before it."),
    UNEXPECTED_IN_EXPRESSION(Severity.ERROR, "found %s in an expression", "an operator or ';'", "%2$s"),
    OPERATOR_MISSING(
            Severity.ERROR,
            "found %s without an operator before it",
            "+, -, *, /, ** or ';'",
            "Maybe a '*' is missing, or the ';' before a temperature limit."),
    DECIMAL_COMMA(Severity.ERROR, "found ',' between digits", "'.' in a number", "Write %s.%s for %s,%s."),
    PARENTHESIS_UNCLOSED(Severity.ERROR, "this parenthesis is never closed", "')'", ""),
    PARENTHESIS_UNOPENED(Severity.ERROR, "')' without '('", "an operator or ';'", ""),
    POINT_IN_NAME(Severity.ERROR, "'.' follows the name %s", "letters, digits and _ in the name of a function", ""),
    UNKNOWN_MATHEMATICAL_FUNCTION(
            Severity.ERROR,
            "%s is not a mathematical function",
            "LN, LOG, EXP, SQRT, ABS, LOG10, ERF, GEIN, MAX or MIN",
            "If %1$s is a function of the file, write %1$s*(."),
    WRONG_NUMBER_OF_ARGUMENTS(Severity.ERROR, "%s takes %d argument(s), not %d", "", ""),
    NESTED_TOO_DEEPLY(Severity.ERROR, "the expression is nested more than %d deep", "", ""),
    CARET_AS_POWER(Severity.WARNING, "'^' is read as power; other programs stop at it", "**", ""),
    SEMICOLON_MISSING(Severity.ERROR, "the expression ends without ';'", "';', upper temperature limit and N or Y", ""),
    LIMITS_DECREASE(Severity.ERROR, "temperature limit %s is below the limit %s before it", "increasing limits", ""),
    FLAG_MISSING(Severity.WARNING, "another range follows without the flag Y", "Y", ""),
    RANGE_AFTER_LAST(Severity.ERROR, "flag N says that this was the last range, but another one follows", "Y", ""),
    RANGE_MISSING(Severity.ERROR, "flag Y announces another range, but none follows", "N", ""),
    WORDS_AFTER_REFERENCE(
            Severity.WARNING, "'%2$s' after the reference %1$s is ignored", "one word for the reference", ""),

    // Functions
    FUNCTION_REDEFINED(Severity.ERROR, "function %s is defined differently at %s; the first definition holds", "", ""),
    FUNCTION_UNDEFINED(Severity.WARNING, "function %s is not defined; needed by %s", "a FUNCTION command", "%3$s"),
    FUNCTION_CYCLE(Severity.ERROR, "functions are defined by each other: %s", "", ""),
    FUNCTION_HIDDEN(
            Severity.WARNING,
            "function %1$s is defined, but %1$s in an expression means the %2$s",
            "",
            "Give the function another name."),
    GAS_CONSTANT_DEFINED(
            Severity.NOTE, "the file defines its own gas constant, R = %s; models use another for their terms", "", ""),
    PRESSURE_TERM_PREDEFINED(
            Severity.NOTE, "function RTLNP is not defined and means R*T*LN(1E-05*P); needed by %s", "", ""),
    FUNCTIONS_UNUSED(Severity.NOTE, "functions that nothing uses: %s", "", ""),

    // Phases
    PHASE_WORDS(Severity.ERROR, "phase %s has %s", "type letters, number of sublattices, one site ratio for each", ""),
    PHASE_WITHOUT_TYPES(Severity.WARNING, "phase %s has no type letters", "e.g. %%", ""),
    QUOTIENT_AS_RATIO(
            Severity.WARNING, "site ratio %s is read as the number %s; other programs stop at '/'", "a number", ""),
    BAD_SITE_RATIO(Severity.ERROR, "site ratio %s of phase %s is not a positive number", "a number above 0", ""),
    UNKNOWN_OPTION(Severity.WARNING, "option %s of phase %s is kept without effect", "L, G, A, Y, I, F or B", ""),
    UNKNOWN_TYPE_LETTER(Severity.WARNING, "type letter %s of phase %s has no TYPE_DEFINITION", "", ""),
    PHASE_REDEFINED(Severity.ERROR, "phase %s is defined differently at %s; the first definition holds", "", ""),
    PHASE_WITHOUT_CONSTITUENTS(
            Severity.ERROR, "phase %s has no CONSTITUENT command and is left out", "a CONSTITUENT command", ""),
    CONSTITUENT_WITHOUT_NAME(
            Severity.WARNING, "CONSTITUENT names no phase and is taken for the phase %s before it", "", ""),
    CONSTITUENT_WITHOUT_PHASE(Severity.ERROR, "CONSTITUENT names no phase, and no PHASE stands before it", "", ""),
    CONSTITUENT_OF_UNKNOWN_PHASE(Severity.ERROR, "CONSTITUENT of %s, which is no phase of the file", "", "%2$s"),
    FIRST_COLON_MISSING(Severity.ERROR, "found %s after the name of the phase", "':'", ""),
    LAST_COLON_MISSING(Severity.WARNING, "the last sublattice of phase %s is not closed", "':'", ""),
    EMPTY_SUBLATTICE(Severity.ERROR, "a sublattice of phase %s has no constituents", "at least one", ""),
    SUBLATTICE_COUNT(
            Severity.ERROR,
            "phase %s has constituents of %d sublattice(s)",
            "%3$d, as many as its PHASE command says",
            ""),
    UNKNOWN_CONSTITUENT(
            Severity.WARNING, "constituent %s of phase %s is not a species of the file and is left out", "", "%3$s"),
    REPEATED_CONSTITUENT(Severity.WARNING, "constituent %s stands twice on a sublattice of phase %s", "", ""),
    CONSTITUENTS_REDEFINED(
            Severity.ERROR, "phase %s has different constituents at %s; the first CONSTITUENT holds", "", ""),
    EXTRAPOLATION_OF_OTHERS(
            Severity.WARNING,
            "a ternary extrapolation of phase %s names %s, which do not mix on a sublattice of it; it has no effect",
            "",
            ""),
    UNSUPPORTED_PHASE_MODEL(Severity.WARNING, "phase %s asks for a model that is not supported: %s", "", ""),

    // Parameters
    PARAMETER_TYPE_MISSING(Severity.ERROR, "found %s", "the type of a parameter, e.g. G or L", ""),
    PARAMETER_HEAD_MISSING(Severity.ERROR, "found %2$s after the parameter type %1$s", "'('", ""),
    ARRAY_MISSING(
            Severity.ERROR, "the parameter names no constituents", "a comma and constituents after the phase", ""),
    EMPTY_SUBLATTICE_IN_PARAMETER(Severity.ERROR, "a sublattice of the parameter is empty", "a constituent or *", ""),
    SUPERFLUOUS_COMMA(Severity.WARNING, "superfluous comma in the constituents of a parameter", "", ""),
    OPTIONS_IN_PARAMETER(Severity.WARNING, "option %s is not part of a phase's name in a parameter", "", ""),
    TWO_DIFFUSING_SPECIES(
            Severity.ERROR,
            "the parameter names two diffusing species, %s and %s",
            "one, after the type or the phase",
            ""),
    UNKNOWN_DIFFUSING_SPECIES(
            Severity.WARNING, "%s, of whose diffusion a parameter speaks, is no species of the file", "", "%2$s"),
    PARAMETER_OF_UNKNOWN_PHASE(
            Severity.WARNING, "parameters of phase %s, which the file does not define, are not used", "", "%2$s"),
    BAD_ORDER(Severity.ERROR, "'%s' is not the order of a parameter", "a whole number of at most two digits", ""),
    UNKNOWN_PARAMETER_TYPE(
            Severity.WARNING, "parameters of type %s are kept as a property that no model uses", "", "%2$s"),
    PARAMETER_SUBLATTICES(
            Severity.WARNING, "parameter %s has %d sublattice(s) and is left out", "%3$d as phase %4$s has", ""),
    PARAMETER_CONSTITUENT(
            Severity.WARNING,
            "parameter %s is left out: sublattice %d of phase %s has no constituent %s",
            "one of %5$s",
            "%6$s"),
    CONSTITUENTS_SORTED(
            Severity.WARNING,
            "the constituents of parameter %s are sorted by name, its value stays as it is",
            "constituents in the order of their names",
            "Maybe its author meant another sign or another component."),
    CONSTITUENT_TWICE(Severity.WARNING, "parameter %s names constituent %s twice on a sublattice", "", ""),
    PARAMETER_REPEATED(Severity.WARNING, "parameter %s also stands at %s", "one of them", ""),
    PARAMETERS_UNUSED(Severity.NOTE, "%d parameter(s) belong to phases that the file does not define: %s", "", ""),

    // Type definitions
    TYPE_LETTER_MISSING(Severity.ERROR, "TYPE_DEFINITION without a letter", "a letter and an action", ""),
    TYPE_ACTION_MISSING(Severity.WARNING, "type definition %s says nothing", "e.g. SEQ *", ""),
    TYPE_ACTION_UNKNOWN(Severity.WARNING, "type definition %s is kept without effect: %s", "", ""),
    MAGNETIC_RANGE(
            Severity.ERROR,
            "the magnetic type definition %s has the antiferromagnetic factor %s and the structure factor %s",
            "a factor that is not positive (-1 for bcc, -3 for others, 0 for Xiong's model) and one between 0 and 1",
            ""),
    MAGNETIC_NUMBERS(
            Severity.ERROR,
            "type definition %s lacks numbers after MAGNETIC",
            "antiferromagnetic factor and fraction",
            ""),
    MAGNETIC_NAMES_ANOTHER(
            Severity.WARNING,
            "type definition %s names phase %s, but the phases that carry the letter are: %s",
            "",
            "%4$s"),
    DISORDERED_MISSING(
            Severity.WARNING, "type definition %s pairs %s and %s, but %s is no phase of the file", "", "%5$s"),
    PAIRED_WITH_ITSELF(
            Severity.ERROR, "type definition %s makes phase %s the disordered part of itself", "another phase", ""),
    PAIRED_TWICE(Severity.WARNING, "phase %s is paired with %s and with %s; the last one holds", "", ""),

    // References
    REFERENCE_WITHOUT_QUOTES(Severity.WARNING, "reference without quotes is ignored: %s", "a key and 'a text'", ""),
    QUOTE_UNCLOSED(Severity.WARNING, "the text of reference %s is not closed", "'", ""),
    REFERENCE_REDEFINED(Severity.WARNING, "reference %s is given twice; the first text holds", "", ""),

    // Species
    SPECIES_UNUSED(Severity.NOTE, "%d species are in no phase: %s", "", "");

    private static final int LONGEST_ARGUMENT = 400;

    private final ProblemText text;

    TdbProblem(Severity severity, String found, String expected, String mend) {
        this.text = new ProblemText(severity, found, expected, mend);
    }

    @Override
    public ProblemText text() {
        return text;
    }

    /// A problem of this kind.
    ///
    /// @param arguments what the sentences name, in their order
    Problem problem(SourcePlace place, Object... arguments) {
        return new Problem(
                text.severity(),
                place,
                "",
                filled(text.found(), arguments),
                filled(text.expected(), arguments),
                filled(text.mend(), arguments),
                this);
    }

    private static String filled(String template, Object... arguments) {
        if (template.indexOf('%') < 0) {
            return template;
        }
        Object[] shortened = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            shortened[i] = arguments[i] instanceof String text && text.length() > LONGEST_ARGUMENT
                    ? text.substring(0, LONGEST_ARGUMENT) + "…"
                    : arguments[i];
        }
        return String.format(Locale.ROOT, template, shortened);
    }
}
