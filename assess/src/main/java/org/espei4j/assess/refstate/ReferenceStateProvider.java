package org.espei4j.assess.refstate;

import java.util.Set;
import org.espei4j.calphad.diagnostic.BadInputException;

/// Adds tables of pure elements to the program; found through [java.util.ServiceLoader].
public interface ReferenceStateProvider {

    /// The names of the tables, as a run file may give them; none of the tables that come with the program.
    Set<String> names();

    /// One of the tables.
    ///
    /// @param name one of [#names]
    /// @throws BadInputException if the table is defective
    ReferenceState table(String name) throws BadInputException;
}
