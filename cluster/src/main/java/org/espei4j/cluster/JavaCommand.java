package org.espei4j.cluster;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Starts the program again as a process of its own, with the options that a member of a cluster needs.
public final class JavaCommand {

    /// What Ignite needs of the Java virtual machine. A program that is started from its jar has it in the manifest.
    private static final List<String> OPEN_PACKAGES = List.of(
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");

    private JavaCommand() {}

    /// The command line of a member.
    ///
    /// @param program the program
    /// @param memory how large its heap may grow
    /// @param threads evaluations that it will do at a time: as many processors it will use
    /// @param javaOptions further options for the virtual machine
    /// @param arguments arguments of the program
    public static List<String> of(
            MemberProgram program, MemoryLimit memory, int threads, List<String> javaOptions, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Optional<Path> jar = jarOf(program);
        // With these options Java uses no cache of classes that was made without: a start would take twice as long.
        if (jar.isEmpty()) {
            command.addAll(OPEN_PACKAGES);
        }
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-XX:+UseSerialGC");
        // Threads of the compiler and of Ignite grow with the processors that a virtual machine sees.
        command.add("-XX:ActiveProcessorCount=" + Math.max(2, threads));
        // What a start runs through once is not worth compiling well: that would cost as much as the start itself. What
        // an evaluation runs through reaches the thresholds in its first seconds all the same.
        command.add("-XX:CompileThresholdScaling=5");
        // An archive of classes that stays at the address for which it was made need not be rewritten, and so takes no
        // memory of the process's own: 25 MB of each.
        command.add("-XX:+UnlockDiagnosticVMOptions");
        command.add("-XX:ArchiveRelocationMode=0");
        command.addAll(memory.javaOptions());
        command.addAll(jar.map(JavaCommand::cacheOf).orElseGet(JavaCommand::ownCache));
        command.addAll(javaOptions);
        if (jar.isPresent()) {
            command.add("-jar");
            command.add(jar.get().toString());
        } else {
            command.add("-cp");
            command.add(classPath(program));
            command.add(program.mainClass());
        }
        command.addAll(arguments);
        return command;
    }

    /// The jar that the program can be started from, if it is packed in one.
    private static Optional<Path> jarOf(MemberProgram program) {
        return placeOf(program.getClass())
                .filter(Files::isRegularFile)
                .filter(jar -> program.mainClass().equals(mainClassOf(jar)));
    }

    private static @Nullable String mainClassOf(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            return manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        } catch (IOException e) {
            // No jar, or one that cannot be read: then it is not started from it.
            return null;
        }
    }

    /// What uses the cache of classes that the launcher has put beside the program's jar, if it has.
    private static List<String> cacheOf(Path jar) {
        Path cache = jar.resolveSibling(jar.getFileName().toString().replaceAll("[.]jar$", ".aot"));
        return Files.isRegularFile(cache)
                ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off")
                : List.of();
    }

    /// What this process was given to start quickly; of use to a process with the same class path.
    private static List<String> ownCache() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:AOTCache=")
                        || option.startsWith("-Xlog:aot")
                        || option.startsWith("-Xlog:cds"))
                .toList();
    }

    /// The class path of this process, and where the program and this library come from: in a shell for Java the
    /// former does not have them.
    private static String classPath(MemberProgram program) {
        Set<String> entries = new LinkedHashSet<>(
                Arrays.asList(System.getProperty("java.class.path", "").split(File.pathSeparator)));
        for (Class<?> type : List.of(program.getClass(), JavaCommand.class)) {
            placeOf(type).ifPresent(place -> entries.add(place.toString()));
        }
        return entries.stream().filter(e -> !e.isEmpty()).collect(Collectors.joining(File.pathSeparator));
    }

    /// The jar or folder that a class comes from.
    private static Optional<Path> placeOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of a class is a URI", e);
        }
    }
}
