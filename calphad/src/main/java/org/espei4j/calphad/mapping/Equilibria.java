package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.equilibrium.EquilibriumSolver;

/// Takes solutions over from the solver of equilibria.
final class Equilibria {

    private Equilibria() {}

    /// The last solution as a point.
    static LinePoint toPoint(EquilibriumSolver solver) {
        int elements = solver.system().specs().elements().size();
        double[] potentials = new double[elements];
        solver.potentials(potentials);
        List<Member> members = new ArrayList<>();
        double total = 0;
        for (int k = 0; k < solver.setCount(); k++) {
            total += solver.amount(k) * solver.atoms(k);
        }
        for (int k = 0; k < solver.setCount(); k++) {
            double[] fractions = new double[elements];
            for (int e = 0; e < elements; e++) {
                fractions[e] = solver.elementAmount(k, e) / solver.atoms(k);
            }
            double amount = solver.amount(k) * solver.atoms(k) / total;
            members.add(new Member(solver.phase(k), solver.siteFractions(k).clone(), fractions, amount, false));
        }
        return new LinePoint(solver.system().temperature(), potentials, 0, members);
    }
}
