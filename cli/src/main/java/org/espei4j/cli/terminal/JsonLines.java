package org.espei4j.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A conversation in lines of JSON: one object in, one object out, in the same order. Blank lines are passed over.
///
/// Lines are answered in groups for as long as input is waiting, and at once when it is not, so that a program that waits
/// for each answer before it asks the next question gets it.
public final class JsonLines {

    /// What the parser adds in its own terms: the place where an object began, and how it could be made to accept more.
    private static final String FOR_PROGRAMMERS = " \\(start marker at .*\\)$|: enable `.*$";

    private static final int LARGEST_GROUP = 512;

    private static final String STANDARD_INPUT = "-";

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String name;
    private final PrintWriter out;
    private long answered;
    private long refused;
    private @Nullable String firstRefusal;

    /// @param name what messages call the input
    public JsonLines(String name, PrintWriter out) {
        this.name = name;
        this.out = out;
    }

    /// A question: one line of the input.
    ///
    /// @param line number of the line, counted from 1
    /// @param object what it asks
    public record Question(long line, ObjectNode object) {}

    /// What is said to one question.
    ///
    /// @param object what is printed
    /// @param reason why the question could not be answered, the object says it too; null if it was answered
    public record Answer(ObjectNode object, @Nullable String reason) {}

    /// Answers questions.
    public interface Respondent {

        /// @param questions some consecutive lines
        /// @return as many answers in the same order
        List<Answer> answer(List<Question> questions);

        /// The answer to a line that is no question.
        Answer refuse(String reason);
    }

    /// Requires that a file can be read; standard input, `-`, always can.
    ///
    /// @throws BadInputException if it cannot
    public static void require(Path source) throws BadInputException {
        if (!source.toString().equals(STANDARD_INPUT)) {
            NamedFile.requireReadable("batch", source);
        }
    }

    /// Opens a file, or standard input for `-`.
    ///
    /// @throws IOException if it cannot be read after all
    public static InputStream open(Path source) throws IOException {
        return source.toString().equals(STANDARD_INPUT) ? System.in : Files.newInputStream(source);
    }

    /// What messages call an input.
    public static String nameOf(Path source) {
        return source.toString().equals(STANDARD_INPUT) ? "standard input" : source.toString();
    }

    /// Answers everything.
    ///
    /// @throws IOException if the input cannot be read to its end
    /// @throws RunFailedException if nobody reads the answers
    public void answerAll(InputStream input, Respondent respondent) throws IOException, RunFailedException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        List<String> group = new ArrayList<>();
        long first = 1;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            group.add(line);
            boolean waiting = reader.ready();
            if (group.size() == LARGEST_GROUP || !waiting) {
                answer(group, first, respondent);
                first += group.size();
                group.clear();
                if (!waiting) {
                    flush();
                }
            }
        }
        answer(group, first, respondent);
        flush();
    }

    private void answer(List<String> group, long first, Respondent respondent) {
        List<Question> questions = new ArrayList<>();
        List<@Nullable Answer> answers = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            if (group.get(i).isBlank()) {
                continue;
            }
            try {
                questions.add(new Question(first + i, read(group.get(i))));
                answers.add(null);
            } catch (JacksonException | IllegalArgumentException wrong) {
                answers.add(respondent.refuse(where(first + i) + wrong.getMessage()));
            }
        }
        List<Answer> given = respondent.answer(questions);
        int next = 0;
        for (Answer known : answers) {
            write(known == null ? given.get(next++) : known);
        }
    }

    private ObjectNode read(String line) {
        try {
            JsonNode node = mapper.readTree(line);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new IllegalArgumentException("no JSON object but " + node.getNodeType());
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException(
                    "no JSON object: " + wrong.getOriginalMessage().replaceFirst(FOR_PROGRAMMERS, "") + ", column "
                            + wrong.getLocation().getColumnNr(),
                    wrong);
        }
    }

    /// How a message about a line begins.
    public String where(long line) {
        return "line " + line + ": ";
    }

    private void write(Answer answer) {
        answered++;
        if (answer.reason() != null) {
            refused++;
            firstRefusal = firstRefusal == null ? answer.reason() : firstRefusal;
        }
        // Not println: on a writer that flushes at line ends it would cost a system call for each line.
        out.write(mapper.writeValueAsString(answer.object()));
        out.write('\n');
    }

    private void flush() throws RunFailedException {
        if (out.checkError()) {
            throw new RunFailedException("the answers cannot be written any more");
        }
    }

    /// Ends the conversation: says how many questions were not answered, if any.
    ///
    /// @return the exit code
    public int summary(Console console) {
        if (refused == 0) {
            return ExitCode.DONE;
        }
        console.println("espei: " + name + ": " + refused + " of " + answered + " lines have no answer; the first: "
                + firstRefusal);
        return ExitCode.FAILED;
    }
}
