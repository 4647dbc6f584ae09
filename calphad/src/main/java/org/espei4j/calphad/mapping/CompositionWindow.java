package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;

/// The part of a binary diagram between two compositions.
///
/// A tie-line belongs to it if a part of it does, so that its ends may lie outside. A field is cut at the tie-line of which
/// just one end does.
final class CompositionWindow {

    /// Ends of tie-lines this near to the border are on it.
    private static final double ON_BORDER = 1e-9;

    private final PointWriter points;
    private final CoexistenceSolver solver;
    private final double from;
    private final double to;

    /// @param from smallest mole fraction of the second element
    /// @param to largest one
    CompositionWindow(EquilibriumSpecs specs, CoexistenceSolver solver, double from, double to) {
        points = new PointWriter(specs);
        this.solver = solver;
        this.from = from;
        this.to = to;
    }

    boolean isWhole() {
        return from <= 0 && to >= 1;
    }

    boolean holds(double[] fractions) {
        return fractions[1] >= from - ON_BORDER && fractions[1] <= to + ON_BORDER;
    }

    /// Whether some mixture of the phases has a composition in the window.
    boolean holds(TieSimplex simplex) {
        double least = 1;
        double most = 0;
        for (CoexistingPhase phase : simplex.phases()) {
            least = Math.min(least, phase.fractions()[1]);
            most = Math.max(most, phase.fractions()[1]);
        }
        return least <= to + ON_BORDER && most >= from - ON_BORDER;
    }

    /// The parts of a field that lie in the window.
    List<TwoPhaseField> cut(TwoPhaseField field) {
        List<TieSimplex> all = field.tieLines();
        List<TwoPhaseField> parts = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!holds(all.get(i))) {
                continue;
            }
            int first = i;
            while (i + 1 < all.size() && holds(all.get(i + 1))) {
                i++;
            }
            List<TieSimplex> part = new ArrayList<>(all.subList(first, i + 1));
            if (first > 0) {
                addBorder(part, 0, all.get(first), all.get(first - 1));
            }
            if (i + 1 < all.size()) {
                addBorder(part, part.size(), all.get(i), all.get(i + 1));
            }
            boolean isWhole = part.size() == all.size();
            if (part.size() > 1) {
                parts.add(new TwoPhaseField(
                        field.first(),
                        field.second(),
                        part,
                        first > 0 || isOpened(field, isWhole) ? new FieldEnd.AtBorder() : field.start(),
                        i + 1 < all.size() || isOpened(field, isWhole) ? new FieldEnd.AtBorder() : field.end()));
            }
        }
        return parts;
    }

    /// Whether a closed field has been cut.
    private static boolean isOpened(TwoPhaseField field, boolean isWhole) {
        return !isWhole && field.start() instanceof FieldEnd.Closed;
    }

    /// Adds the tie-line between one inside and one outside of which one end is on the border.
    private void addBorder(List<TieSimplex> part, int position, TieSimplex inside, TieSimplex outside) {
        boolean beyond = outside.phase(0).fractions()[1] > to;
        double border = beyond ? to : from;
        int nearer = (outside.phase(0).fractions()[1] < outside.phase(1).fractions()[1]) == beyond ? 0 : 1;
        LinePoint point = solver.solve(points.read(inside), new Condition.AtFraction(nearer, 1, border));
        if (point == null) {
            point = solver.solve(points.read(outside), new Condition.AtFraction(nearer, 1, border));
        }
        boolean isBetween = point != null
                && (point.temperature() - inside.temperature()) * (outside.temperature() - point.temperature())
                        >= -1e-9;
        if (point != null && isBetween) {
            part.add(position, points.simplex(point));
        }
    }
}
