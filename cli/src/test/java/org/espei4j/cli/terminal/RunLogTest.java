package org.espei4j.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.espei4j.assess.run.OutputSettings.Verbosity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class RunLogTest {

    private static final Logger LOG = LoggerFactory.getLogger("org.espei4j.test.Something");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(written, true, StandardCharsets.UTF_8), false);

    @AfterEach
    void logAsTestsDo() throws JoranException {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(RunLogTest.class.getResource("/logback-test.xml"));
    }

    @ParameterizedTest
    @CsvSource({
        "WARNING, 'warning: odd'",
        "INFO, 'warning: odd,done'",
        "TRACE, 'warning: odd,done,step'",
        "DEBUG, 'warning: odd  [Something],done  [Something],step  [Something],detail  [Something]'"
    })
    void verbosityDecidesWhatIsLogged(Verbosity verbosity, String lines) {
        RunLog.configure(console, verbosity);
        logAtAllLevels();
        assertThat(text().lines()).containsExactly(lines.split(","));
    }

    @Test
    void aLogFileIsAppendedToAndTheConsoleLeftAlone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("run.log");
        for (int run = 0; run < 2; run++) {
            RunLog.configure(console, Verbosity.INFO, Optional.of(file));
            logAtAllLevels();
        }
        assertThat(text()).isEmpty();
        assertThat(Files.readAllLines(file))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line)
                        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d (WARN |INFO ) Something - (odd|done)"));
    }

    @Test
    void aLogFileIsNotMadeBeforeThereIsSomethingToLog(@TempDir Path folder) {
        Path file = folder.resolve("run.log");
        RunLog.configure(console, Verbosity.WARNING, Optional.of(file));
        LOG.info("done");
        assertThat(file).doesNotExist();
        LOG.warn("odd");
        assertThat(file).exists();
    }

    @Test
    void theLogGoesToTheConsoleIfTheFileCannotBeWritten(@TempDir Path folder) {
        RunLog.configure(console, Verbosity.INFO, Optional.of(folder));
        logAtAllLevels();
        assertThat(text().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains(folder.toString(), "cannot be written"),
                        line -> assertThat(line).endsWith("odd"),
                        line -> assertThat(line).endsWith("done"));
    }

    private static void logAtAllLevels() {
        LOG.warn("odd");
        LOG.info("done");
        LOG.debug("step");
        LOG.trace("detail");
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
