package org.espei4j.cli.thermo;

import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.equilibrium.ConditionGrid;
import org.espei4j.calphad.equilibrium.ConditionProblem;
import org.espei4j.calphad.equilibrium.Conditions;

/// Checks all combinations of conditions before the first is computed. In a grid of compositions some may lie outside of the
/// simplex, but not all.
final class GridCheck {

    /// With more problems than this, further combinations are not looked at.
    private static final int MOST_PROBLEMS = 20;

    private final ConditionDefaults defaults;
    private final Check check;

    /// Checks one combination.
    interface Check {
        /// Checks completed conditions.
        void check(Conditions conditions) throws BadInputException;
    }

    /// @param defaults complete conditions
    /// @param check what is asked of each combination
    GridCheck(ConditionDefaults defaults, Check check) {
        this.defaults = defaults;
        this.check = check;
    }

    /// Checks everything.
    ///
    /// @return number of combinations that are left out, because their mole fractions sum to more than 1
    /// @throws BadInputException with everything that is wrong with the others, or if all would be left out
    long impossible(ConditionGrid grid) throws BadInputException {
        Problems problems = new Problems();
        long impossible = 0;
        BadInputException last = null;
        for (long i = 0; i < grid.combinations() && problems.all().size() < MOST_PROBLEMS; i++) {
            try {
                check.check(defaults.complete(grid.combination(i)));
            } catch (BadInputException wrong) {
                if (wrong.problems().stream().allMatch(GridCheck::exceedsOne)) {
                    last = wrong;
                    impossible++;
                } else {
                    wrong.problems().stream()
                            .filter(problem -> grid.combinations() == 1 || !exceedsOne(problem))
                            .forEach(problems::add);
                }
            }
        }
        problems.throwIfErrors();
        if (last != null && impossible == grid.combinations()) {
            throw last;
        }
        return impossible;
    }

    /// Whether a combination, of a grid that has been checked, is computed.
    boolean isPossible(Conditions conditions) {
        try {
            check.check(conditions);
            return true;
        } catch (BadInputException outside) {
            return false;
        }
    }

    private static boolean exceedsOne(Problem problem) {
        return problem.kind() == ConditionProblem.FRACTIONS_EXCEED_ONE;
    }
}
