package org.espei4j.cluster;

import java.util.List;
import java.util.ServiceLoader;

/// The program that members of a cluster run as processes of their own. The program itself says so through
/// [java.util.ServiceLoader]; an implementation has a public constructor without arguments.
public interface MemberProgram {

    /// Name of the main class.
    String mainClass();

    /// Arguments with which the main class calls [MemberProcess#run].
    List<String> arguments();

    /// Version of the program.
    String version();

    /// The program that is installed.
    ///
    /// @throws IllegalStateException if there is none, or several
    static MemberProgram installed() {
        var found = ServiceLoader.load(MemberProgram.class).stream().toList();
        if (found.size() != 1) {
            throw new IllegalStateException(
                    found.size() + " programs for members of a cluster are installed instead of "
                            + "one; espei.jar has to be on the class path");
        }
        return found.getFirst().get();
    }
}
