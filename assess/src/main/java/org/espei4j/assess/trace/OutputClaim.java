package org.espei4j.assess.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The claim of a run on a file that it will write over and over, so that two runs do not mix their results in it.
///
/// The claim is a lock of the operating system on a hidden file beside the output, which says whose it is. It ends with
/// the process, however that ends; a file that is left by a killed process claims nothing. Where the file system
/// knows no locks, nothing is claimed and every claim succeeds.
///
/// While it holds, its own process must not open that file: on closing it again, POSIX systems would release the lock.
public final class OutputClaim implements AutoCloseable {

    private final Path file;
    private final @Nullable FileChannel channel;

    private OutputClaim(Path file, @Nullable FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Claims a file.
    ///
    /// @param output the file that will be written
    /// @return the claim, or nothing if another run has it
    public static Optional<OutputClaim> of(Path output) {
        Path target = output.toAbsolutePath().normalize();
        Path file = target.resolveSibling("." + target.getFileName() + ".lock");
        try {
            while (true) {
                FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                if (!isLocked(channel)) {
                    channel.close();
                    return Optional.empty();
                }
                // Unless the owner before has removed it in the meantime.
                if (Files.exists(file)) {
                    sign(channel);
                    return Optional.of(new OutputClaim(file, channel));
                }
                channel.close();
            }
        } catch (IOException | UnsupportedOperationException noLocksHere) {
            return Optional.of(new OutputClaim(file, null));
        }
    }

    /// Who claims a file, as process and machine, if that is known.
    public static String owner(Path output) {
        Path target = output.toAbsolutePath().normalize();
        try {
            String owner = Files.readString(target.resolveSibling("." + target.getFileName() + ".lock"))
                    .strip();
            return owner.isEmpty() ? "another process" : owner;
        } catch (IOException | UncheckedIOException unknown) {
            return "another process";
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    private static void sign(FileChannel channel) throws IOException {
        String owner = "process " + ProcessHandle.current().pid() + " on " + host() + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "this machine";
        }
    }

    /// Gives the claim up.
    @Override
    public void close() {
        if (channel == null) {
            return;
        }
        try (channel) {
            Files.deleteIfExists(file);
        } catch (IOException remains) {
            // An unlocked file claims nothing.
        }
    }
}
