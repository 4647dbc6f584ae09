package org.espei4j.cli.terminal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Takes an argument as the name of a file.
public final class FileName implements ITypeConverter<Path> {

    @Override
    public Path convert(String argument) {
        try {
            return Path.of(argument);
        } catch (InvalidPathException impossible) {
            // The exception of picocli takes a message only.
            TypeConversionException wrong = new TypeConversionException(
                    "the name has characters that the language settings of this shell do not"
                            + " know; expected LC_ALL to name a locale with UTF-8, e.g. LC_ALL=C.UTF-8");
            wrong.initCause(impossible);
            throw wrong;
        }
    }
}
