package org.espei4j.calphad.database.tdb;

/// Which names the language allows.
final class Names {

    private Names() {}

    /// A letter, then letters, digits and `_ - + / . ( )`; species may also begin with `/`.
    static boolean isPhaseOrSpecies(String name) {
        if (name.isEmpty() || !(Scanner.isNameStart(name.charAt(0)) || name.charAt(0) == '/')) {
            return false;
        }
        return name.chars().allMatch(c -> Scanner.isNamePart((char) c) || "-+/.()".indexOf(c) >= 0);
    }

    /// A letter, then letters, digits and `_`.
    static boolean isFunction(String name) {
        return !name.isEmpty()
                && Scanner.isNameStart(name.charAt(0))
                && name.chars().allMatch(c -> Scanner.isNamePart((char) c));
    }

    /// One or two letters, or the electron.
    static boolean isElement(String name) {
        return name.equals("/-")
                || (name.length() >= 1
                        && name.length() <= 2
                        && name.chars().allMatch(c -> Scanner.isNameStart((char) c)));
    }
}
