package org.espei4j.assess.refstate;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.database.Sublattice;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Substitution;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.UnbuildablePhaseException;

/// A pure element in some structure, as a database describes it. Immutable.
public final class PureElement {

    /// Name of a phase that consists of an element's stable form; no database has it.
    private static final String STABLE_FORM = "__STABLE_FORM__";

    private final Map<Contribution, Expr> contributions = new EnumMap<>(Contribution.class);

    private final PhaseModel model;

    private PureElement(PhaseModel model, String element) {
        this.model = model;
        Substitution pure = pure(model, element);
        Expr atoms = pure.apply(model.atoms());
        model.contributions()
                .forEach((contribution, energy) ->
                        contributions.put(contribution, Algebra.divide(pure.apply(energy), atoms)));
    }

    /// An element in a phase: every sublattice that can hold it is filled with it, the others are vacant. Of sublattices
    /// that may also be vacant only those count that are like the first one it fills, so that interstitial sites stay
    /// empty.
    ///
    /// @throws UnbuildablePhaseException if the phase cannot consist of this element
    public static PureElement inPhase(Database database, String phase, String element, ModelOptions options)
            throws UnbuildablePhaseException {
        Set<String> components = new TreeSet<>(List.of(element));
        if (database.elements().containsKey(Element.VACANCY)) {
            components.add(Element.VACANCY);
        }
        return new PureElement(PhaseModel.of(database, phase, components, options), element);
    }

    /// An element in its stable form, given by the function that
    /// [ReferenceState#stableFunctionName] names.
    ///
    /// @throws UnbuildablePhaseException if the database does not define the function
    public static PureElement inStableForm(Database database, String element, ModelOptions options)
            throws UnbuildablePhaseException {
        Expr function = Expr.named(ReferenceState.stableFunctionName(element));
        Database only = database.toBuilder()
                .phase(Phase.of(STABLE_FORM, List.of(Sublattice.of(1, List.of(element)))))
                .parameters(List.of(
                        Parameter.of("G", STABLE_FORM, List.of(List.of(element)), 0, TemperatureRanges.of(function))))
                .build();
        return new PureElement(PhaseModel.of(only, STABLE_FORM, List.of(element), options), element);
    }

    /// Checks that the energy is known at a pressure.
    ///
    /// @param pressure Pa
    /// @throws UnbuildablePhaseException with the reason, if it is not
    public void requirePressure(double pressure) throws UnbuildablePhaseException {
        model.requirePressure(pressure);
    }

    /// Gibbs energy, J per mole of atoms: a function of temperature, pressure and fitting symbols.
    public Expr gibbsEnergy() {
        return Algebra.add(List.copyOf(contributions.values()));
    }

    /// One contribution to it; zero where the model has none.
    public Expr contribution(Contribution contribution) {
        return contributions.getOrDefault(contribution, Expr.ZERO);
    }

    private static Substitution pure(PhaseModel model, String element) {
        Map<Symbol, Expr> fractions = new HashMap<>();
        List<String> first = List.of();
        List<List<Species>> constituents = model.description().constituents();
        for (int s = 0; s < constituents.size(); s++) {
            List<String> names = constituents.get(s).stream().map(Species::name).toList();
            boolean fills = names.contains(element)
                    && (first.isEmpty() || names.equals(first) || !names.contains(Element.VACANCY));
            first = fills && first.isEmpty() ? names : first;
            String held = fills ? element : Element.VACANCY;
            for (String name : names) {
                fractions.put(new Symbol.SiteFraction(s, name), name.equals(held) ? Expr.ONE : Expr.ZERO);
            }
        }
        Substitution direct = Substitution.of(fractions);
        Map<Symbol, Expr> all = new HashMap<>(fractions);
        model.intermediates().forEach((symbol, definition) -> all.put(symbol, direct.apply(definition)));
        return Substitution.of(all);
    }
}
