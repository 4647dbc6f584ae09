package org.espei4j.cli.terminal;

/// The exit codes of the command, which scripts rely on. After Ctrl-C the Java virtual machine itself ends with 130.
public final class ExitCode {

    /// Everything was done.
    public static final int DONE = 0;

    /// The data check found problems, or the run failed.
    public static final int FAILED = 1;

    /// The arguments or the input files cannot be used; nothing was written.
    public static final int BAD_INPUT = 2;

    private ExitCode() {}
}
