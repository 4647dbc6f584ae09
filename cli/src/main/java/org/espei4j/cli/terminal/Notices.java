package org.espei4j.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Severity;

/// Warnings and notes about inputs that can be used. Databases of others are full of small sins: unless the user wants to
/// see everything, only the first warnings are shown and the others counted.
public final class Notices {

    private static final int SHOWN = 3;

    private final Console console;
    private final boolean everything;
    private final List<Problem> found = new ArrayList<>();

    /// @param everything whether to show all warnings and notes
    public Notices(Console console, boolean everything) {
        this.console = console;
        this.everything = everything;
    }

    /// Takes findings; repeated ones are counted once.
    public void add(List<Problem> problems) {
        problems.stream().filter(problem -> !found.contains(problem)).forEach(found::add);
    }

    /// The same for findings that matter more than those before.
    public void addFirst(List<Problem> problems) {
        found.removeAll(problems);
        found.addAll(0, problems);
    }

    /// Shows what was found since the last call. Errors among it have not touched what the user wants.
    public void show() {
        List<Problem> errors = found.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            console.println("espei: warning: the database has " + errors.size()
                    + (errors.size() == 1 ? " error" : " errors") + " outside of what was chosen; the first: "
                    + errors.getFirst());
        }
        if (everything) {
            found.forEach(problem -> console.println(problem.toString()));
        } else {
            List<Problem> warnings = found.stream()
                    .filter(problem -> problem.severity() == Severity.WARNING)
                    .toList();
            warnings.stream().limit(SHOWN).forEach(problem -> console.println(problem.toString()));
            if (warnings.size() > SHOWN) {
                int more = warnings.size() - SHOWN;
                console.println("espei: " + more + " more warning" + (more == 1 ? "" : "s") + "; --verbose shows all");
            }
        }
        found.clear();
    }
}
