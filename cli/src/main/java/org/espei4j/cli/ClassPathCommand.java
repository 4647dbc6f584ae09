package org.espei4j.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.espei4j.cli.terminal.ExitCode;
import org.espei4j.cli.terminal.ProgramVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `espei class-path`: where programs in Java find this one.
@Command(
        name = "class-path",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = {
            "Prints the class path for programs in Java that use this one as a library.",
            "For example:",
            "  java -cp \"$$(espei class-path)\" Program.java",
            "  jshell --class-path \"$$(espei class-path)\" script.jsh"
        })
final class ClassPathCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    /// For picocli.
    ClassPathCommand() {}

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .println(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry ->
                                Path.of(entry).toAbsolutePath().normalize().toString())
                        .collect(Collectors.joining(File.pathSeparator)));
        return ExitCode.DONE;
    }
}
