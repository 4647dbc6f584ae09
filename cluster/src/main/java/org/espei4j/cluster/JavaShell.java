package org.espei4j.cluster;

import java.util.Optional;

/// The shell for Java, `jshell`. It consists of two processes: the front end, which its user sees and ends, and one in
/// which the snippets run. The latter ends when it finds that the front end has gone, but not as long as a snippet runs.
final class JavaShell {

    /// The main class of the process in which snippets run.
    private static final String AGENT = "jdk.jshell.execution.RemoteExecutionControl";

    private JavaShell() {}

    /// The front end of the shell whose snippet calls this; absent in another program.
    static Optional<ProcessHandle> frontEnd() {
        boolean snippet = StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(AGENT)));
        return snippet ? ProcessHandle.current().parent() : Optional.empty();
    }
}
