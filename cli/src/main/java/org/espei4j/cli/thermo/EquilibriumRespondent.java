package org.espei4j.cli.thermo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.equilibrium.Condition;
import org.espei4j.calphad.equilibrium.Conditions;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.equilibrium.EquilibriumSeries;
import org.espei4j.calphad.equilibrium.Quantities;
import org.espei4j.cli.terminal.JsonFields;
import org.espei4j.cli.terminal.JsonFields.WrongFieldException;
import org.espei4j.cli.terminal.JsonLines;
import org.espei4j.cli.terminal.JsonLines.Answer;
import org.espei4j.cli.terminal.JsonLines.Question;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers questions for equilibria of one system.
final class EquilibriumRespondent implements JsonLines.Respondent {

    /// Field with the statuses of phases.
    private static final String STATUS = "status";

    private final EquilibriumSeries series;
    private final ConditionDefaults defaults;
    private final PropertyReport report;
    private final JsonLines lines;

    EquilibriumRespondent(
            EquilibriumSeries series, ConditionDefaults defaults, PropertyReport report, JsonLines lines) {
        this.series = series;
        this.defaults = defaults;
        this.report = report;
        this.lines = lines;
    }

    @Override
    public List<Answer> answer(List<Question> questions) {
        List<Conditions> possible = new ArrayList<>();
        List<@Nullable Answer> answers = new ArrayList<>();
        for (Question question : questions) {
            List<String> wrong = new ArrayList<>();
            Conditions conditions = conditions(question.object(), wrong);
            try {
                if (wrong.isEmpty()) {
                    series.specs().check(conditions);
                } else {
                    series.specs().checkSome(conditions);
                }
            } catch (BadInputException impossible) {
                wrong.add(text(impossible));
            }
            if (wrong.isEmpty()) {
                possible.add(conditions);
                answers.add(null);
            } else {
                answers.add(refuse(lines.where(question.line()) + String.join("; ", wrong)));
            }
        }
        List<EquilibriumResult> results = solve(possible);
        report.prepare(results);
        List<Answer> complete = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < answers.size(); i++) {
            Answer known = answers.get(i);
            complete.add(known == null ? answer(questions.get(i).line(), results.get(next++)) : known);
        }
        return complete;
    }

    private List<EquilibriumResult> solve(List<Conditions> checked) {
        try {
            return series.solveAll(checked);
        } catch (BadInputException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private Answer answer(long line, EquilibriumResult result) {
        if (!result.converged()) {
            return refuse(lines.where(line) + result.reason());
        }
        ObjectNode object = EquilibriumJson.object(result);
        report.addTo(object, result);
        return new Answer(object, null);
    }

    @Override
    public Answer refuse(String reason) {
        return new Answer(EquilibriumJson.failed(reason), reason);
    }

    /// `{"T":1000, "X":{"NI":0.3}, "status":{"SIGMA":"dormant"}}`; what stands in an inner object may as well stand outside as
    /// `"X(NI)":0.3`.
    ///
    /// @param wrong receives what cannot be read
    private Conditions conditions(ObjectNode object, List<String> wrong) {
        List<Condition> conditions = new ArrayList<>();
        ConditionDefaults completing = defaults;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            try {
                if (field.getKey().equals(STATUS)) {
                    completing = defaults.with(statuses(field.getValue()));
                } else if (field.getValue() instanceof ObjectNode names && Quantities.takesNames(field.getKey())) {
                    for (Map.Entry<String, JsonNode> name : names.properties()) {
                        add(conditions, field.getKey() + "(" + name.getKey() + ")", name.getValue());
                    }
                } else {
                    add(conditions, field.getKey(), field.getValue());
                }
            } catch (WrongFieldException unreadable) {
                wrong.add(String.valueOf(unreadable.getMessage()));
            } catch (BadInputException unreadable) {
                wrong.add(text(unreadable));
            }
        }
        return completing.complete(conditions);
    }

    private static PhaseStatuses statuses(JsonNode value) throws WrongFieldException, BadInputException {
        if (!(value instanceof ObjectNode phases)) {
            throw new WrongFieldException(
                    STATUS + " is " + value + "; expected an object such as {\"SIGMA\":\"dormant\"}");
        }
        List<String> assignments = new ArrayList<>();
        for (Map.Entry<String, JsonNode> phase : phases.properties()) {
            assignments.add(phase.getKey() + "=" + phase.getValue().asString());
        }
        return PhaseStatuses.parse(assignments);
    }

    private static void add(List<Condition> conditions, String quantity, JsonNode value)
            throws WrongFieldException, BadInputException {
        conditions.add(Quantities.condition(quantity, JsonFields.number(quantity, value)));
    }

    private static String text(BadInputException wrong) {
        return wrong.problems().stream().map(Problem::message).collect(Collectors.joining("; "));
    }
}
