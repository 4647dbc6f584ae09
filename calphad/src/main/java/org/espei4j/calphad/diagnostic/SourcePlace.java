package org.espei4j.calphad.diagnostic;

/// A place in an input file.
///
/// @param file the file's name as the user gave it
/// @param line line number, counted from 1; 0 if the problem concerns the file as a whole
/// @param column column number, counted from 1; 0 if the problem concerns the line as a whole
public record SourcePlace(String file, int line, int column) implements Comparable<SourcePlace> {

    /// The file as a whole.
    public static SourcePlace of(String file) {
        return new SourcePlace(file, 0, 0);
    }

    @Override
    public int compareTo(SourcePlace other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    /// `file`, `file:line` or `file:line:column`, as far as it is known.
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
