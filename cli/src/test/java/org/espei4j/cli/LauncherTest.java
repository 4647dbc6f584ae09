package org.espei4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script `espei`, in a checkout whose Maven and JDKs are small scripts that record how they are called.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final Path SCRIPT = Path.of("..", "espei").toAbsolutePath().normalize();

    private Path checkout;
    private Path userHome;
    private Path tools;
    private Path jdk;

    private record Outcome(int exitCode, String out, String err) {}

    @BeforeEach
    void layOut(@TempDir Path folder) throws IOException {
        checkout = Files.createDirectories(folder.resolve("a checkout"));
        userHome = Files.createDirectories(folder.resolve("home"));
        tools = Files.createDirectories(folder.resolve("tools"));
        Files.copy(SCRIPT, checkout.resolve("espei"));
        assertThat(checkout.resolve("espei").toFile().setExecutable(true)).isTrue();
        write(checkout.resolve("pom.xml"), "<project/>");
        write(checkout.resolve("cli/src/main/java/Main.java"), "class Main {}");
        age(checkout.resolve("pom.xml"));
        age(checkout.resolve("cli/src/main/java/Main.java"));
        age(checkout.resolve("cli/src/main/java"));
        age(checkout.resolve("cli/src/main"));
        jdk = fakeJdk(folder.resolve("jdk 25"), "25.0.1");
        script(tools.resolve("mvn"), """
                echo "$JAVA_HOME" >>maven-calls
                [ ! -f ../slow ] || sleep 2
                if [ -f ../broken ]; then echo "Main.java:1: error: nonsense"; exit 1; fi
                mkdir -p cli/target/program && : >cli/target/program/espei.jar
                """);
    }

    @Test
    void buildsOnFirstUseAndPassesArgumentsAndExitCodeOn() throws Exception {
        Outcome outcome = launch(List.of("--in", "a file.yaml", "", "*"));

        assertThat(outcome.err()).contains("building the program", "first use");
        assertThat(outcome.out().lines()).containsSubsequence("<-jar>", "<--in>", "<a file.yaml>", "<>", "<*>");
        assertThat(outcome.exitCode()).isEqualTo(37);
        assertThat(mavenCalls()).containsExactly(jdk.toString());
    }

    @Test
    void buildsAgainOnlyWhenSourcesHaveChanged() throws Exception {
        launch(List.of());
        Outcome unchanged = launch(List.of());
        assertThat(unchanged.err()).isEmpty();
        assertThat(mavenCalls()).hasSize(1);

        Files.setLastModifiedTime(
                checkout.resolve("cli/src/main/java/Main.java"),
                FileTime.from(Instant.now().plusSeconds(1)));
        Outcome changed = launch(List.of());
        assertThat(changed.err()).contains("the sources have changed");
        assertThat(mavenCalls()).hasSize(2);
    }

    @Test
    void buildsAgainWhenASourceWasRemoved() throws Exception {
        launch(List.of());
        Files.delete(checkout.resolve("cli/src/main/java/Main.java"));
        assertThat(launch(List.of()).err()).contains("the sources have changed");
    }

    @Test
    void oneOfTwoProcessesBuildsAndTheOtherWaits() throws Exception {
        write(checkout.resolveSibling("slow"), "");
        Process first = start(checkout.resolve("espei"), List.of("1"), jdk);
        Process second = start(checkout.resolve("espei"), List.of("2"), jdk);
        List<Outcome> outcomes = List.of(outcome(first), outcome(second));

        assertThat(mavenCalls()).hasSize(1);
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.exitCode()).isEqualTo(37));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.err().contains("waiting for it"))
                .hasSize(1);
        assertThat(checkout.resolve("target/espei/lock")).doesNotExist();
    }

    @Test
    void takesOverTheLockOfAProcessThatWasKilled() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        String host = outcome(new ProcessBuilder("uname", "-n").start()).out().strip();
        write(checkout.resolve("target/espei/lock"), dead.pid() + " " + host + "\n");

        assertThat(launch(List.of()).exitCode()).isEqualTo(37);
        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void showsWhatMavenSaidWhenTheBuildFails() throws Exception {
        write(checkout.resolveSibling("broken"), "");
        Outcome outcome = launch(List.of());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("Main.java:1: error: nonsense", "could not be built");
        assertThat(outcome.out()).isEmpty();
        assertThat(checkout.resolve("target/espei/lock")).doesNotExist();
    }

    @Test
    void worksThroughSymbolicLinks() throws Exception {
        Path first = Files.createSymbolicLink(userHome.resolve("absolute"), checkout.resolve("espei"));
        Path second = Files.createSymbolicLink(userHome.resolve("relative"), first.getFileName());
        assertThat(outcome(start(second, List.of(), jdk)).exitCode()).isEqualTo(37);
    }

    @Test
    void passesOverAJavaHomeOfAnotherVersionWhateverItsName() throws Exception {
        Path old = fakeJdk(userHome.resolve("jdk-25-not-really"), "17.0.2");
        Path onPath = fakeJdk(userHome.resolve("elsewhere"), "25.0.2");
        Files.createSymbolicLink(tools.resolve("java"), onPath.resolve("bin/java"));

        Outcome outcome = outcome(start(checkout.resolve("espei"), List.of(), old));

        assertThat(outcome.exitCode()).isEqualTo(37);
        assertThat(outcome.out()).startsWith(onPath.toString());
    }

    @Test
    void asksTheProgramItselfWhereAJdkHasNoReleaseFile() throws Exception {
        Path old = fakeJdk(userHome.resolve("old"), "26");
        Files.delete(old.resolve("release"));
        Path right = fakeJdk(userHome.resolve("right"), "25");
        Files.delete(right.resolve("release"));
        Files.createSymbolicLink(tools.resolve("java"), right.resolve("bin/java"));

        assertThat(outcome(start(checkout.resolve("espei"), List.of(), old)).out())
                .startsWith(right.toString());
    }

    @Test
    void aLocaleThatKnowsOnlyAsciiIsReplacedByItsLikeWithUtf8() throws Exception {
        script(tools.resolve("locale"), "echo ANSI_X3.4-1968\n");
        assertThat(launch(List.of()).out()).contains("locale C.UTF-8");
        script(tools.resolve("locale"), "echo ISO-8859-1\n");
        assertThat(launch(List.of()).out()).doesNotContain("locale C.UTF-8");
    }

    private Outcome launch(List<String> arguments) throws IOException, InterruptedException {
        return outcome(start(checkout.resolve("espei"), arguments, jdk));
    }

    private Process start(Path launcher, List<String> arguments, Path javaHome) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("ESPEI_") || name.equals("LC_ALL"));
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME", javaHome.toString(),
                        "HOME", userHome.toString(),
                        "PATH", tools + ":/usr/bin:/bin"));
        return builder.start();
    }

    private static Outcome outcome(Process process) throws IOException, InterruptedException {
        // Both streams hold a few lines, less than a pipe takes.
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(
                process.exitValue(),
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private List<String> mavenCalls() throws IOException {
        return Files.readAllLines(checkout.resolve("maven-calls"));
    }

    private static Path fakeJdk(Path folder, String version) throws IOException {
        write(folder.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(folder.resolve("bin/javac"), "exit 1\n");
        script(folder.resolve("bin/java"), """
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2025-09-16' >&2; exit 0; fi
                echo "$0"
                echo "locale ${LC_ALL:-}"
                for argument; do echo "<$argument>"; done
                exit 37
                """.formatted(version));
        return folder;
    }

    private static void script(Path file, String body) throws IOException {
        write(file, "#!/bin/sh\n" + body);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }
}
