package org.espei4j.cli.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.espei4j.assess.dataset.LeftOut;
import org.espei4j.assess.run.OutputSettings.Verbosity;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.cli.terminal.Console;
import org.espei4j.cli.terminal.RunLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDisplayTest {

    private static final SourcePlace REGION = new SourcePlace("zpf/a.json", 10, 3);
    private static final LeftOut WITHOUT_COMPOSITION =
            new LeftOut(REGION, "region 0", LeftOut.Reason.REGION_WITHOUT_COMPOSITION, "", 2);
    private static final LeftOut DISABLED =
            new LeftOut(SourcePlace.of("zpf/b.json"), "the set", LeftOut.Reason.DISABLED, "", 2);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(written, true, StandardCharsets.UTF_8), false);
    private final RunDisplay display = new RunDisplay(console, new Interruption(console));

    @AfterEach
    void logAsBefore() {
        RunLog.configure(new Console(System.err, false));
    }

    private List<String> shown() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void whatIsNotUsedIsAWarningAtItsPlaceUnlessItsAuthorWantedIt() {
        RunLog.configure(console, Verbosity.INFO, Optional.empty());

        display.leftOut("likelihood", List.of(WITHOUT_COMPOSITION, DISABLED));

        assertThat(shown())
                .containsExactly("zpf/a.json:10:3: warning: not used in the likelihood: region 0:"
                        + " no known composition in the region");
    }

    @Test
    void theSamePlaceIsNotWarnedOfTwice() {
        RunLog.configure(console, Verbosity.INFO, Optional.empty());

        display.noticed(List.of(
                Problem.warning(REGION, "no vertex has a known composition", "", ""),
                new Problem(Severity.NOTE, SourcePlace.of("in.tdb"), "", "functions that nothing uses: F", "", "")));
        display.leftOut("likelihood", List.of(WITHOUT_COMPOSITION));

        assertThat(shown()).containsExactly("zpf/a.json:10:3: warning: no vertex has a known composition");
    }

    @Test
    void aPhaseThatTheCheckHasNamedIsNotNamedAgainForEachRegion() {
        RunLog.configure(console, Verbosity.INFO, Optional.empty());
        SourcePlace vertex = new SourcePlace("zpf/a.json", 9, 6);

        display.noticed(List.of(Problem.warning(vertex, "the phase GAS is not in the phase models", "", "")));
        display.leftOut(
                "likelihood",
                List.of(
                        new LeftOut(REGION, "region 0", LeftOut.Reason.PHASE_UNKNOWN, "GAS", 2),
                        new LeftOut(SourcePlace.of("hm.json"), "the set", LeftOut.Reason.PHASE_UNKNOWN, "GAS", 2)));

        assertThat(shown())
                .containsExactly(
                        "zpf/a.json:9:6: warning: the phase GAS is not in the phase models",
                        "hm.json: warning: not used in the likelihood: the set: a phase that is not in the phase models"
                                + " (GAS)");
    }

    @Test
    void verboseRunsShowNotesAndEverythingThatIsLeftOut() {
        RunLog.configure(console, Verbosity.TRACE, Optional.empty());

        display.noticed(List.of(
                new Problem(Severity.NOTE, SourcePlace.of("in.tdb"), "", "functions that nothing uses: F", "", "")));
        display.leftOut("likelihood", List.of(DISABLED));
        display.immobile(List.of("VV0003"));

        assertThat(shown())
                .containsExactly(
                        "in.tdb: note: functions that nothing uses: F",
                        "zpf/b.json: left out the set: disabled by its author",
                        "warning: These parameters are the same in all chains, so they can never change: VV0003");
    }

    @Test
    void aLogFileHasTheSameSentences(@TempDir Path folder) throws Exception {
        RunLog.configure(console, Verbosity.INFO, Optional.of(folder.resolve("run.log")));

        display.leftOut("generation", List.of(WITHOUT_COMPOSITION));

        assertThat(folder.resolve("run.log"))
                .content()
                .contains("WARN ", "zpf/a.json:10:3: warning: not used in the generation: region 0");
    }
}
