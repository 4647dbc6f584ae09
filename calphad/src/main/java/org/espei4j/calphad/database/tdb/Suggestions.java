package org.espei4j.calphad.database.tdb;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.espei4j.calphad.diagnostic.Spelling;

/// Hints at names that were probably meant; remembers them, because a wrong name often occurs many times. Candidates
/// of one object should be names of the same kind.
final class Suggestions {

    /// Words longer than any name are not worth a search.
    private static final int LONGEST_NAME = 32;

    /// A file with more different wrong names is wrong in another way.
    private static final int MOST_NAMES = 200;

    private final Map<String, String> known = new HashMap<>();

    /// The sentence `Maybe you meant X.` for a name that is not among the candidates, or an empty text.
    String hint(String name, Collection<String> candidates) {
        if (name.length() > LONGEST_NAME || (known.size() >= MOST_NAMES && !known.containsKey(name))) {
            return "";
        }
        return known.computeIfAbsent(name, n -> Spelling.hint(n, candidates));
    }
}
