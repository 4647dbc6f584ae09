package org.espei4j.calphad.database.tdb;

import java.util.List;
import org.espei4j.calphad.database.tdb.Statement.ConstituentStatement;
import org.espei4j.calphad.database.tdb.Statement.KeptStatement;
import org.espei4j.calphad.database.tdb.Statement.PhaseStatement;
import org.espei4j.calphad.diagnostic.Problems;
import org.jspecify.annotations.Nullable;

/// Understands commands one by one.
final class StatementParser {

    private final Problems problems;
    private final Suggestions suggestions = new Suggestions();
    private TemperatureLimits limits = TemperatureLimits.DEFAULT;
    private @Nullable String lastPhase;

    StatementParser(Problems problems) {
        this.problems = problems;
    }

    /// Takes the limits that hold for the whole file from its command TEMPERATURE_LIMITS.
    void takeLimits(Command command) {
        Scanner scanner = command.scanner();
        try {
            double lower = limit(scanner);
            double upper = limit(scanner);
            if (!(lower < upper)) {
                throw scanner.error(TdbProblem.LIMITS_DECREASE, upper, lower);
            }
            limits = new TemperatureLimits(lower, upper);
        } catch (SyntaxError error) {
            problems.add(error.problem());
        }
    }

    private static double limit(Scanner scanner) throws SyntaxError {
        scanner.skipCommas();
        return scanner.number();
    }

    /// What a command says; null if it is wrong.
    @Nullable
    Statement parse(Command command) {
        String word = command.word();
        List<Keyword> candidates = Keyword.candidates(word);
        if (candidates.isEmpty()) {
            problems.add(
                    TdbProblem.UNKNOWN_KEYWORD.problem(command.place(), word, suggestions.hint(word, Keyword.names())));
            return new TextParser(command, problems).kept(word);
        }
        boolean ambiguous = word.length() == 1 || candidates.size() > 1;
        for (Keyword keyword : candidates) {
            Problems tried = new Problems();
            try {
                Statement statement = parse(command, keyword, tried);
                if (ambiguous) {
                    problems.add(TdbProblem.AMBIGUOUS_KEYWORD.problem(command.place(), word, keyword.name()));
                }
                problems.addAll(tried);
                return statement;
            } catch (SyntaxError error) {
                if (keyword == candidates.getLast()) {
                    problems.addAll(tried);
                    problems.add(error.problem());
                }
            }
        }
        return null;
    }

    private Statement parse(Command command, Keyword keyword, Problems tried) throws SyntaxError {
        return switch (keyword) {
            case ELEMENT -> new DefinitionParser(command, tried).element();
            case SPECIES -> new DefinitionParser(command, tried).species();
            case FUNCTION -> new DefinitionParser(command, tried).function(limits);
            case PHASE -> phase(command);
            case CONSTITUENT -> constituents(command, false, tried);
            case ADD_CONSTITUENT -> constituents(command, true, tried);
            case PARAMETER -> new ParameterParser(command, tried).parse(limits);
            case TYPE_DEFINITION -> new TextParser(command, tried).typeDefinition();
            case LIST_OF_REFERENCES, ADD_REFERENCES -> new TextParser(command, tried).references(keyword);
            default -> kept(command, keyword, tried);
        };
    }

    private PhaseStatement phase(Command command) throws SyntaxError {
        PhaseStatement phase = new PhaseParser(command).phase();
        lastPhase = phase.name();
        return phase;
    }

    private ConstituentStatement constituents(Command command, boolean added, Problems tried) throws SyntaxError {
        ConstituentStatement statement = new PhaseParser(command).constituents(added);
        if (!statement.phase().isEmpty()) {
            return statement;
        }
        if (lastPhase == null) {
            throw new SyntaxError(TdbProblem.CONSTITUENT_WITHOUT_PHASE.problem(command.place()));
        }
        tried.add(TdbProblem.CONSTITUENT_WITHOUT_NAME.problem(command.place(), lastPhase));
        return statement.of(lastPhase);
    }

    private static KeptStatement kept(Command command, Keyword keyword, Problems tried) {
        if (keyword.kind() == Keyword.Kind.WITHOUT_EFFECT) {
            tried.add(TdbProblem.COMMAND_WITHOUT_EFFECT.problem(command.place(), keyword.name()));
        }
        boolean open = keyword == Keyword.ENTER || keyword == Keyword.INCLUDE;
        return new TextParser(command, tried).kept(open ? command.word() : keyword.name());
    }
}
