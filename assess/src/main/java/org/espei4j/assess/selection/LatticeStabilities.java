package org.espei4j.assess.selection;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.espei4j.assess.phasemodel.PhaseModel;
import org.espei4j.assess.refstate.ReferenceState;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.expr.Expr;

/// Finds the energies of endmembers that consist of one element: they come from the table of pure elements and are not
/// fitted.
final class LatticeStabilities {

    private static final int LETTERS_OF_PHASE_IN_ESPEI = 3;

    private final ReferenceState table;
    private final boolean namedAsInEspei;

    /// @param namedAsInEspei whether functions are named by the first three letters of the phase, so that phases with
    ///     the same letters share them
    LatticeStabilities(ReferenceState table, boolean namedAsInEspei) {
        this.table = table;
        this.namedAsInEspei = namedAsInEspei;
    }

    /// The element of an endmember that consists of one element on all sublattices, of which the last may be vacant.
    static Optional<String> soleElement(Configuration endmember) {
        List<String> names =
                endmember.sublattices().stream().map(List::getFirst).toList();
        String first = names.getFirst();
        int last = names.size() - 1;
        for (int s = 1; s < names.size(); s++) {
            boolean vacantEnd = s == last && names.get(s).equals(Element.VACANCY);
            if (!names.get(s).equals(first) && !vacantEnd) {
                return Optional.empty();
            }
        }
        return first.equals(Element.VACANCY) ? Optional.empty() : Optional.of(first);
    }

    /// The energy of an endmember of one element, J per mole of formula units: the energy of the element in the first
    /// phase among the names of this one for which the table has it, times the number of sites that the element takes.
    /// The function that it uses is added to the database unless it is there.
    ///
    /// @return empty if the table has no energy for it
    Optional<Expr> energy(PhaseModel phase, Configuration endmember, Database.Builder builder) {
        return soleElement(endmember)
                .flatMap(element -> functionFor(phase, element, builder))
                .map(function -> times(sites(phase, endmember), Expr.named(function)));
    }

    private Optional<String> functionFor(PhaseModel phase, String element, Database.Builder builder) {
        String name = "";
        for (String alias : phase.names()) {
            name = functionName(alias, element);
            Optional<TemperatureRanges> stability = table.latticeStability(alias, element);
            if (stability.isPresent()) {
                StartingDatabase.addFunctions(builder, table, name, stability.get());
                return Optional.of(name);
            }
        }
        // ESPEI looks for the last name also among the functions that other phases have made.
        return namedAsInEspei && builder.function(name).isPresent() ? Optional.of(name) : Optional.empty();
    }

    private String functionName(String phase, String element) {
        int letters = namedAsInEspei ? Math.min(LETTERS_OF_PHASE_IN_ESPEI, phase.length()) : phase.length();
        return "G" + phase.substring(0, letters) + element;
    }

    private static double sites(PhaseModel phase, Configuration endmember) {
        double sites = 0;
        for (int s = 0; s < phase.siteRatios().size(); s++) {
            sites += endmember.isVacant(s) ? 0 : phase.siteRatios().get(s);
        }
        return sites;
    }

    /// A multiple of an expression as a database writes it.
    static Expr times(double factor, Expr expression) {
        return factor == 1 ? expression : Expr.product(List.of(Expr.constant(factor), expression));
    }

    /// Sum of the stable functions of the constituents of an endmember, each times its site ratio, without vacancies.
    static List<Expr> stableForms(PhaseModel phase, Configuration endmember) {
        SortedMap<String, Double> sites = new TreeMap<>();
        for (int s = 0; s < phase.siteRatios().size(); s++) {
            if (!endmember.isVacant(s)) {
                sites.merge(
                        endmember.sublattices().get(s).getFirst(),
                        phase.siteRatios().get(s),
                        Double::sum);
            }
        }
        return sites.entrySet().stream()
                .map(entry -> times(entry.getValue(), Expr.named(ReferenceState.stableFunctionName(entry.getKey()))))
                .toList();
    }
}
