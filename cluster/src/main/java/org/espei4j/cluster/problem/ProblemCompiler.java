package org.espei4j.cluster.problem;

import java.nio.file.Path;
import org.espei4j.assess.sample.LogPosterior;

/// Makes the function to be evaluated from the documents of a problem. A worker finds the compiler of the program
/// through [java.util.ServiceLoader]; an implementation has a public constructor without arguments.
public interface ProblemCompiler {

    /// Compiles a problem.
    ///
    /// @param documents all that the problem consists of
    /// @param temporary an existing folder of the caller's for temporary files, which are removed again
    /// @return the function; the same documents give the same function on every machine
    /// @throws Exception if the documents cannot be compiled; the message is shown to the user
    LogPosterior compile(ProblemDocuments documents, Path temporary) throws Exception;
}
