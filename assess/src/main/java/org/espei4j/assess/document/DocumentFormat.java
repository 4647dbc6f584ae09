package org.espei4j.assess.document;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Format of a document.
public enum DocumentFormat {
    /// RFC 8259, and `NaN` and infinities as Python writes them.
    JSON,
    /// YAML 1.2, and the plain scalars of YAML 1.1 that users know.
    YAML;

    /// The format that a file name's ending says: `.json`, `.yaml` or `.yml`.
    public static Optional<DocumentFormat> of(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return Optional.of(JSON);
        }
        return name.endsWith(".yaml") || name.endsWith(".yml") ? Optional.of(YAML) : Optional.empty();
    }
}
