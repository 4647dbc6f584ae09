package org.espei4j.cli.thermo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espei4j.calphad.model.PhaseDescription;
import org.espei4j.calphad.property.EnergyAnswer;
import org.espei4j.calphad.property.EnergyDerivatives;
import org.espei4j.calphad.property.EnergyEvaluation;
import org.espei4j.calphad.property.MolarProperties;
import org.espei4j.cli.terminal.JsonFields;
import org.espei4j.cli.terminal.JsonLines;
import org.espei4j.cli.terminal.JsonLines.Answer;
import org.espei4j.cli.terminal.JsonLines.Question;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Answers questions for the energy of one phase.
final class EnergyRespondent implements JsonLines.Respondent {

    /// Site fractions of a sublattice may miss 1 by this much, as rounded ones do.
    private static final double ROUNDING = 1e-6;

    private final EnergyEvaluation evaluation;
    private final List<String> properties;
    private final boolean contributions;
    private final int[] offsets;
    private final JsonLines lines;
    private long unbalanced;
    private @Nullable String firstUnbalanced;

    /// @param properties names of further properties
    /// @param contributions whether the parts of the energy are wanted
    EnergyRespondent(
            EnergyEvaluation evaluation,
            PhaseDescription description,
            List<String> properties,
            boolean contributions,
            JsonLines lines) {
        this.evaluation = evaluation;
        this.properties = List.copyOf(properties);
        this.contributions = contributions;
        this.offsets = description.offsets();
        this.lines = lines;
    }

    @Override
    public List<Answer> answer(List<Question> questions) {
        List<Answer> answers = new ArrayList<>(questions.size());
        questions.forEach(question -> answers.add(answer(question)));
        return answers;
    }

    private Answer answer(Question question) {
        try {
            JsonFields fields = new JsonFields(question.object(), "T", "P", "Y");
            double temperature = fields.number("T");
            double pressure = fields.number("P", ConditionDefaults.PRESSURE);
            double[] y = fields.numbers("Y");
            fields.throwIfWrong();
            return switch (evaluation.evaluate(temperature, pressure, y)) {
                case EnergyAnswer.Values values -> {
                    noteSums(question.line(), y);
                    ObjectNode object = object(values);
                    addFurther(object, temperature, pressure, y);
                    yield new Answer(object, null);
                }
                case EnergyAnswer.Refused refused -> refuse(lines.where(question.line()) + refused.explanation());
            };
        } catch (JsonFields.WrongFieldException wrong) {
            return refuse(lines.where(question.line()) + wrong.getMessage());
        }
    }

    @Override
    public Answer refuse(String reason) {
        return new Answer(JsonNodeFactory.instance.objectNode().put("reason", reason), reason);
    }

    private static ObjectNode object(EnergyAnswer.Values values) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        MolarProperties molar = values.properties();
        object.put("GM", molar.gibbsEnergy());
        object.put("HM", molar.enthalpy());
        object.put("SM", molar.entropy());
        object.put("CPM", molar.heatCapacity());
        values.derivatives().ifPresent(derivatives -> put(object, derivatives));
        return object;
    }

    private void addFurther(ObjectNode object, double temperature, double pressure, double[] y) {
        if (contributions) {
            ObjectNode parts = object.putObject("contributions");
            evaluation.contributions(temperature, pressure, y).forEach(parts::put);
        }
        if (!properties.isEmpty()) {
            ObjectNode values = object.putObject("properties");
            for (String name : properties) {
                double value = evaluation.property(name, temperature, pressure, y);
                if (Double.isFinite(value)) {
                    values.put(name, value);
                } else {
                    values.putNull(name);
                }
            }
        }
    }

    private static void put(ObjectNode object, EnergyDerivatives derivatives) {
        object.put("G", derivatives.energy());
        putAll(object.putArray("gradient"), derivatives.gradient());
        putAll(object.putArray("hessian_upper"), derivatives.hessianUpper());
    }

    private static void putAll(ArrayNode array, double[] values) {
        for (double value : values) {
            array.add(value);
        }
    }

    /// Energies are functions of all site fractions, whatever their sums are, and whoever wants slopes may well ask beyond
    /// the constitutions that exist. Nearly always, though, another sum is a slip.
    private void noteSums(long line, double[] y) {
        for (int s = 0; s + 1 < offsets.length; s++) {
            double sum = 0;
            for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                sum += y[i];
            }
            if (Math.abs(sum - 1) > ROUNDING) {
                unbalanced++;
                if (firstUnbalanced == null) {
                    firstUnbalanced = lines.where(line) + "they are " + sum + " on sublattice " + (s + 1);
                }
                return;
            }
        }
    }

    /// What the user should know about questions that were answered, if there is anything.
    Optional<String> warning() {
        return Optional.ofNullable(firstUnbalanced)
                .map(first -> "espei: warning: the sums of site fractions are not 1 in " + unbalanced
                        + (unbalanced == 1 ? " line; " : " lines; the first: ") + first);
    }
}
