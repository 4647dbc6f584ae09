package org.espei4j.cluster.contact;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.espei4j.assess.trace.AtomicFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a scheduler writes about itself so that workers and runs find it: a small JSON file that only its owner
/// can read, because it holds the key of the cluster.
///
/// @param id identifies this start of a scheduler
/// @param address where it listens
/// @param programVersion version of the program, which all members must have
/// @param started when it started
/// @param host name of its host
/// @param process number of its process on that host
/// @param key shared key of the cluster as text ([TlsIdentity#toText]); absent without TLS or with certificates
///     of the site
/// @param dashboard link to the status page with its secret; absent if there is none
public record SchedulerFile(
        String id,
        SchedulerAddress address,
        String programVersion,
        Instant started,
        String host,
        long process,
        Optional<String> key,
        Optional<String> dashboard) {

    private static final String TYPE = "Scheduler";
    private static final String PROGRAM = "espei4j";
    private static final int FORMAT = 1;

    /// A file that is larger was not written by a scheduler.
    private static final long LARGEST = 1 << 20;

    /// Writes the file: as a whole, readable by its owner only.
    ///
    /// @throws ClusterException if it cannot be written
    public void write(Path file) throws ClusterException {
        requirePlace(file);
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        ObjectNode root = mapper.createObjectNode();
        root.put("type", TYPE).put("program", PROGRAM).put("format", FORMAT).put("version", programVersion);
        root.put("id", id).put("address", address.toString()).put("started", started.toString());
        root.put("host", host).put("pid", process);
        key.ifPresent(text -> root.put("key", text));
        dashboard.ifPresent(link -> root.put("dashboard", link));
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            AtomicFile.write(file, mapper.writeValueAsString(root) + "\n", ownerOnly);
        } catch (IOException e) {
            throw ClusterException.ofInput(
                    "The scheduler file " + file + " cannot be written (" + IoReason.of(e) + ").", e);
        }
    }

    /// Looks whether a scheduler file can be where a user wants it.
    ///
    /// @throws ClusterException if there is a folder of this name, or no folder to put it into
    public static void requirePlace(Path file) throws ClusterException {
        if (Files.isDirectory(file)) {
            throw isFolder(file);
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw ClusterException.ofInput(
                    "The folder " + folder + " for the scheduler file " + file + " does not exist.");
        }
    }

    private static ClusterException isFolder(Path file) {
        return ClusterException.ofInput("The scheduler file " + file + " is a folder. Name a file in it.");
    }

    /// Reads a scheduler file.
    ///
    /// @throws ClusterException if there is none, or it cannot be used; the message names the file and says what
    ///     to do
    public static SchedulerFile read(Path file) throws ClusterException {
        String text = content(file);
        if (text.isBlank()) {
            throw ClusterException.ofInput("The scheduler file " + file + " is empty. " + START_AGAIN);
        }
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw ClusterException.ofInput(
                    "The scheduler file " + file + " is incomplete or damaged (" + e.getOriginalMessage() + "). "
                            + START_AGAIN,
                    e);
        }
        requireOwnKind(file, root);
        try {
            return new SchedulerFile(
                    text(root, "id"),
                    SchedulerAddress.parse(text(root, "address")),
                    text(root, "version"),
                    Instant.parse(text(root, "started")),
                    text(root, "host"),
                    root.path("pid").asLong(0),
                    root.has("key") ? Optional.of(text(root, "key")) : Optional.empty(),
                    root.has("dashboard") ? Optional.of(text(root, "dashboard")) : Optional.empty());
        } catch (IllegalArgumentException | DateTimeParseException | JacksonException | ClusterException e) {
            throw ClusterException.ofInput(
                    "The scheduler file " + file + " is damaged (" + e.getMessage() + "). " + START_AGAIN, e);
        }
    }

    private static final String START_AGAIN =
            "Start a scheduler again, which writes it: espei scheduler --scheduler-file FILE.";

    private static String content(Path file) throws ClusterException {
        try {
            if (Files.isDirectory(file)) {
                throw isFolder(file);
            }
            if (Files.size(file) > LARGEST) {
                throw ClusterException.ofInput("The file " + file + " is too large to be a scheduler file.");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw ClusterException.ofInput(
                    "There is no scheduler file " + file.toAbsolutePath().normalize()
                            + ". Start a scheduler, which writes it: espei scheduler " + "--scheduler-file FILE.",
                    e);
        } catch (IOException e) {
            throw ClusterException.ofInput(
                    "The scheduler file " + file + " cannot be read (" + IoReason.of(e)
                            + "). Only the user who started the " + "scheduler may read it.",
                    e);
        }
    }

    private static void requireOwnKind(Path file, JsonNode root) throws ClusterException {
        boolean scheduler = root.path("type").asString("").equals(TYPE);
        if (!scheduler || !root.path("program").asString("").equals(PROGRAM)) {
            throw ClusterException.ofInput("The file " + file
                    + (scheduler
                            ? " was written by a scheduler of another program, such as Dask. "
                            : " is not a scheduler file. ")
                    + START_AGAIN);
        }
        if (root.path("format").asInt(0) != FORMAT) {
            throw ClusterException.ofInput("The scheduler file " + file + " was written by version "
                    + root.path("version").asString("?") + " of the program, which this version cannot read. "
                    + "Use the same version for all members of a cluster.");
        }
    }

    private static String text(JsonNode root, String key) {
        JsonNode node = root.path(key);
        if (!node.isString() || node.stringValue().isEmpty()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return node.stringValue();
    }

    /// Removes a file that a scheduler has written, unless another has replaced it meanwhile.
    ///
    /// @param file the file
    /// @param id identifies the scheduler that wrote it
    /// @throws IOException if it cannot be removed
    public static void remove(Path file, String id) throws IOException {
        try {
            if (read(file).id().equals(id)) {
                Files.deleteIfExists(file);
            }
        } catch (ClusterException someoneElses) {
            // Not ours any more, so not ours to remove.
            return;
        }
    }

    /// Says who wrote the file; keeps its secrets.
    @Override
    public String toString() {
        return "scheduler " + address + " (process " + process + " on " + host + ", started " + started + ")";
    }
}
