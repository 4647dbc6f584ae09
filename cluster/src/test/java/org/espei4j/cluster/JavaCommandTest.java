package org.espei4j.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How members are started: from the program's jar and with the cache beside it, or else from a class path.
class JavaCommandTest {

    private static final String NAME = TestMember.class.getName();

    @TempDir
    private Path folder;

    /// The program as if it came out of a jar.
    private MemberProgram packed(String mainClass) throws IOException, ReflectiveOperationException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        Path jar = folder.resolve("program.jar");
        String entry = NAME.replace('.', '/') + ".class";
        try (var code = TestMember.class.getClassLoader().getResourceAsStream(entry);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry(entry));
            out.write(code.readAllBytes());
        }
        URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader()) {
                    @Override
                    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                        return name.equals(NAME) ? findClass(name) : super.loadClass(name, resolve);
                    }
                };
        try (loader) {
            return (MemberProgram) loader.loadClass(NAME).getConstructor().newInstance();
        }
    }

    private static List<String> command(MemberProgram program) {
        return JavaCommand.of(program, MemoryLimit.NONE, 1, List.of("-Dx=1"), List.of("member"));
    }

    /// Options that open packages would keep Java from using the cache.
    @Test
    void aProgramInAJarIsStartedFromItWithTheCacheBesideIt() throws Exception {
        MemberProgram program = packed(NAME);
        String jar = folder.resolve("program.jar").toString();
        assertThat(command(program))
                .endsWith("-Dx=1", "-jar", jar, "member")
                .noneMatch(option -> option.startsWith("-XX:AOTCache") || option.startsWith("--add-opens"));
        Path cache = Files.createFile(folder.resolve("program.aot"));
        assertThat(command(program))
                .contains("-XX:AOTCache=" + cache)
                .endsWith("-Dx=1", "-jar", jar, "member")
                .noneMatch(option -> option.startsWith("--add-opens"));
    }

    @Test
    void aProgramThatItsJarDoesNotStartIsStartedFromTheClassPath() throws Exception {
        List<String> command = command(packed("another.Program"));
        assertThat(command).endsWith(NAME, "member").anyMatch(option -> option.startsWith("--add-opens"));
        assertThat(command.get(command.indexOf("-cp") + 1))
                .contains(folder.resolve("program.jar").toString());
    }

    @Test
    void aProgramInAFolderIsStartedFromTheClassPath() {
        assertThat(command(new TestMember()))
                .endsWith(NAME, "member")
                .doesNotContain("-jar")
                .anyMatch(option -> option.startsWith("--add-opens"));
    }
}
