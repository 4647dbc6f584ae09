package org.espei4j.calphad.database.tdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs the fuzzer Jazzer on [TdbReaderFuzzTarget] in a process of its own, which may hold 1 GB in all (of which the
/// fuzzer takes the most: tables of coverage, the corpus, recorded comparisons), and with a minute for each
/// input. No ordinary test: `mvn -Pfuzz -pl calphad test` runs it, for as long as the property `fuzz.seconds` says.
class TdbReaderFuzzing {

    private static final Path FOLDER = Path.of("target", "fuzz").toAbsolutePath();

    @Test
    void whateverIsReadIsDiagnosed() throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(FOLDER.resolve("corpus"));
        Path material = Path.of("src", "test", "fuzz", "tdb").toAbsolutePath();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:ReservedCodeCacheSize=96m",
                "-classpath",
                classPath,
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + TdbReaderFuzzTarget.class.getName(),
                "--instrumentation_includes=org.espei4j.**",
                "-max_total_time=" + System.getProperty("fuzz.seconds", "600"),
                "-timeout=60",
                "-rss_limit_mb=1000",
                "-max_len=4000",
                "-print_final_stats=1",
                "-dict=" + material.resolve("tdb.dict"),
                corpus.toString(),
                material.resolve("seeds").toString());
        Path log = FOLDER.resolve("fuzz.log");
        Process fuzzer = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(fuzzer.waitFor())
                .as("the fuzzer found something, see %s and the inputs beside it", log)
                .isZero();
    }
}
