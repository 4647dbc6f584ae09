package org.espei4j.assess.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.junit.jupiter.api.Test;

/// What keeps the results of a run from being written is found before it begins.
class OutputCheckTest extends RunFileFixture {

    @Test
    void outputsOfAnEarlierRunStopASamplingRun() throws IOException {
        RunSettings sampling =
                read(SYSTEM + GENERATE + "mcmc: {iterations: 5}\n").orElseThrow();
        OutputCheck.check(sampling, problems);
        assertThat(problems.all()).isEmpty();

        Files.writeString(folder.resolve("trace.npy"), "");
        Files.writeString(folder.resolve("out.tdb"), "");
        OutputCheck.check(sampling, problems);
        assertThat(problems.all()).extracting(Problem::kind).containsExactly(RunFileProblem.OUTPUT_EXISTS);
        assertThat(problems.all().getFirst().toString()).contains("trace.npy");

        RunSettings generating = read(SYSTEM + GENERATE).orElseThrow();
        Problems none = new Problems();
        OutputCheck.check(generating, none);
        assertThat(none.all()).isEmpty();
    }

    /// Someone has moved the trace away and forgotten its state.
    @Test
    void theStateOfAnEarlierRunIsNotOverwritten() throws IOException {
        Files.writeString(folder.resolve("trace.state.json"), "");
        OutputCheck.check(read(SYSTEM + GENERATE + "mcmc: {iterations: 5}\n").orElseThrow(), problems);
        assertThat(problems.all()).extracting(Problem::kind).containsExactly(RunFileProblem.OUTPUT_EXISTS);
        assertThat(problems.all().getFirst().toString()).contains("trace.state.json", "Move the file away");

        Problems none = new Problems();
        OutputCheck.check(
                read(SYSTEM + GENERATE + "mcmc: {iterations: 5}\noutput: {tracefile: null}\n")
                        .orElseThrow(),
                none);
        assertThat(none.all()).isEmpty();
    }

    @Test
    void outputsMustDifferAndHaveAFolder() {
        RunSettings settings = read(SYSTEM + GENERATE
                        + "mcmc: {iterations: 5}\noutput: {tracefile: a.npy, probfile: a.npy, output_db: no/out.tdb}\n")
                .orElseThrow();
        OutputCheck.check(settings, problems);

        assertThat(problems.all())
                .extracting(Problem::kind)
                .containsExactly(RunFileProblem.OUTPUT_FOLDER, RunFileProblem.OUTPUT_SHARED);
        assertThat(problems.all())
                .allSatisfy(problem -> assertThat(problem.place().line()).isEqualTo(4));
    }

    @Test
    void anOutputThatIsNotNamedIsAProblemOfItsSection() throws IOException {
        Files.writeString(folder.resolve("lnprob.npy"), "");
        OutputCheck.check(
                read(SYSTEM + GENERATE + "mcmc: {iterations: 5}\noutput:\n  verbosity: 0\n")
                        .orElseThrow(),
                problems);
        OutputCheck.check(read(SYSTEM + GENERATE + "mcmc: {iterations: 5}\n").orElseThrow(), problems);

        assertThat(problems.all())
                .extracting(problem -> problem.place().line() + " " + problem.path())
                .containsExactly("5 /output/probfile", "1 /output/probfile");
    }

    @Test
    void theOutputsOfAWrongRunFileAreCheckedForARunOnly() throws IOException {
        Path file = folder.resolve("wrong.yaml");
        Path chains = Files.writeString(folder.resolve("chains.npy"), "");
        Files.writeString(file, SYSTEM + "mcmc: {iterations: many}\noutput: {tracefile: '" + chains + "'}\n");

        RunFileReader.read(file, problems);
        assertThat(problems.all()).extracting(Problem::kind).doesNotContain(RunFileProblem.OUTPUT_EXISTS);
        RunFileReader.readToRun(file, problems);
        assertThat(problems.all()).extracting(Problem::kind).contains(RunFileProblem.OUTPUT_EXISTS);
    }

    @Test
    void theResultMayReplaceTheStartDatabaseAndTheLogMayNot() {
        String sampling = SYSTEM + "mcmc: {iterations: 5, input_db: start.tdb}\n";
        OutputCheck.check(read(sampling + "output: {output_db: start.tdb}\n").orElseThrow(), problems);
        assertThat(problems.all()).isEmpty();

        OutputCheck.check(read(sampling + "output: {logfile: start.tdb}\n").orElseThrow(), problems);
        assertThat(problems.all())
                .singleElement()
                .asString()
                .contains("run.yaml:3:19: /output/logfile", "start.tdb is also the database that the run reads");
    }
}
