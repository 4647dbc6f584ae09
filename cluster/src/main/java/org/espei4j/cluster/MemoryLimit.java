package org.espei4j.cluster;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espei4j.cluster.contact.ClusterException;

/// How large the heap of a worker may grow.
///
/// @param bytes the limit; 0 leaves memory to the system
public record MemoryLimit(long bytes) {

    /// Memory is left to the system: a worker takes what it needs, and is neither paused nor ended for it.
    public static final MemoryLimit NONE = new MemoryLimit(0);

    private static final long SMALLEST = 64L << 20;

    private static final Pattern TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?(?:e\\d+)?)\\s*([kmgt]?i?b?)");

    /// @throws IllegalArgumentException if the limit is negative, or too small for a worker (64 MiB)
    public MemoryLimit {
        if (bytes < 0 || (bytes > 0 && bytes < SMALLEST)) {
            throw new IllegalArgumentException(
                    "memory limit of " + bytes + " bytes; 0 is for none, and a worker needs " + SMALLEST);
        }
    }

    /// Reads a limit such as `0`, `4GB`, `4GiB`, `512 MB` or `2e9` (bytes).
    ///
    /// @throws ClusterException if it is none, or too small for a worker
    public static MemoryLimit parse(String text) throws ClusterException {
        Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw ClusterException.ofInput(
                    "\"" + text + "\" is no amount of memory; it looks like 4GB or 512MB, or 0 to leave "
                            + "memory to the system.");
        }
        String unit = matcher.group(2);
        double base = unit.contains("i") ? 1024 : 1000;
        int power = unit.isEmpty() ? 0 : "bkmgt".indexOf(unit.charAt(0));
        long bytes = (long) (Double.parseDouble(matcher.group(1)) * Math.pow(base, power));
        if (bytes != 0 && bytes < SMALLEST) {
            throw ClusterException.ofInput("A worker cannot work with " + text + " of memory; it needs 64MB and more.");
        }
        return new MemoryLimit(bytes);
    }

    /// Options for a Java virtual machine with this limit.
    List<String> javaOptions() {
        return List.of(bytes == 0 ? "-XX:MaxRAMPercentage=90" : "-Xmx" + bytes);
    }

    /// Whether this process has a heap of this limit, within what a virtual machine rounds.
    public boolean isThatOfThisProcess() {
        long heap = Runtime.getRuntime().maxMemory();
        if (bytes > 0) {
            return heap <= bytes * 1.02 && heap >= bytes * 0.85;
        }
        Optional<Long> total = totalMemory();
        return total.isEmpty() || heap >= 0.75 * total.get();
    }

    private static Optional<Long> totalMemory() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? Optional.of(system.getTotalMemorySize())
                : Optional.empty();
    }
}
