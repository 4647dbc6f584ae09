package org.espei4j.cluster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.espei4j.cluster.JavaCommand;
import org.espei4j.cluster.MemoryLimit;
import org.espei4j.cluster.TestMember;

/// The classes under test as jars, with a cache of what Java loads at the start: as the launcher `espei` makes it of the
/// program. Caches know nothing of classes in folders.
final class PackedProgram {

    private final String classPath;
    private final Path cache;

    private PackedProgram(String classPath, Path cache) {
        this.classPath = classPath;
        this.cache = cache;
    }

    /// Packs the class path of this process, and rehearses.
    static PackedProgram make(Path folder) throws IOException, InterruptedException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                Path jar = folder.resolve("classes-" + entries.size() + ".jar");
                pack(path, jar);
                entries.add(jar.toString());
            } else if (Files.exists(path)) {
                entries.add(entry);
            }
        }
        PackedProgram program =
                new PackedProgram(String.join(File.pathSeparator, entries), folder.resolve("program.aot"));
        Process rehearsal = new ProcessBuilder(program.command(
                        List.of("-XX:AOTCacheOutput=" + program.cache), List.of("rehearsal", folder.toString())))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("rehearsal.log").toFile())
                .start();
        assertThat(rehearsal.waitFor())
                .as(folder.resolve("rehearsal.log").toString())
                .isZero();
        assertThat(program.cache).exists();
        return program;
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> inside = Files.walk(classes)) {
            for (Path path : inside.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, out);
            }
        }
    }

    /// The command line that runs the program with its cache.
    List<String> command(String... arguments) {
        return command(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off"), List.of(arguments));
    }

    private List<String> command(List<String> options, List<String> arguments) {
        List<String> command = JavaCommand.of(new TestMember(), MemoryLimit.NONE, 2, options, arguments);
        command.set(command.indexOf("-cp") + 1, classPath);
        return command;
    }
}
