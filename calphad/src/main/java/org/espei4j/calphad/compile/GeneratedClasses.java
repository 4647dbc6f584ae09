package org.espei4j.calphad.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Turns tapes into hidden classes, which are unloaded when nobody uses their routines any more.
///
/// The system property `espei4j.compile.dump` names a folder that receives every generated class, to be read with
/// `javap -c -p`, and the tape it was made from. Stack traces show frames of hidden classes with
/// `-XX:+ShowHiddenFrames`: the file name is the routine, the line that of the tape.
final class GeneratedClasses {

    private static final String DUMP = "espei4j.compile.dump";
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private GeneratedClasses() {}

    /// The routine of a tape as bytecode.
    ///
    /// @param name says what it computes, for stack traces and dumps
    static Routine generate(String name, Tape tape, Layout layout) {
        byte[] bytes = bytes(name, tape, layout);
        try {
            Class<?> type = LOOKUP.defineHiddenClass(bytes, true).lookupClass();
            return (Routine) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("generated code of " + name + " cannot be loaded", impossible);
        }
    }

    /// The bytes of the class of a tape.
    static byte[] bytes(String name, Tape tape, Layout layout) {
        List<Instruction> instructions = TapeReader.read(tape, layout);
        String className = name.replaceAll("[^A-Za-z0-9_]", "_");
        byte[] bytes = BytecodeWriter.write(className, name, instructions);
        String folder = System.getProperty(DUMP);
        if (folder != null) {
            dump(Path.of(folder), className, bytes, TapeListing.of(tape, layout));
        }
        return bytes;
    }

    private static void dump(Path folder, String className, byte[] bytes, List<String> listing) {
        String file = className + "-" + COUNT.incrementAndGet();
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(file + ".class"), bytes);
            Files.write(folder.resolve(file + ".tape"), listing);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the generated class to " + folder, e);
        }
    }
}
