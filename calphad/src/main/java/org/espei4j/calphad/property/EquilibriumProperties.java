package org.espei4j.calphad.property;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.PhaseSelection;
import org.espei4j.calphad.model.ThermodynamicSystem;

/// Properties of equilibria by name. Immutable and thread-safe; what a property needs is compiled when it is first asked for.
///
/// ```java
/// EquilibriumProperties properties = EquilibriumProperties.of(system, selection, specs)
///         .withReferences(ReferenceState.of("AL", "FCC_A1"), ReferenceState.of("NI", "FCC_A1"));
/// PropertyValue activity = properties.evaluate(result, Property.parse("ACR(AL)"));
/// ```
///
/// With `e` for an element, `p` for a phase (`p#2` for its second composition set, in the order of composition), `M` meaning
/// per mole of atoms, all in SI units:
///
/// | property | meaning |
/// | --- | --- |
/// | `T`, `P`, `N`, `N(e)` | temperature, pressure, moles of atoms, moles of an element |
/// | `X(e)`, `W(e)`, `X(p,e)`, `W(p,e)` | mole and mass fraction in the system or in a phase |
/// | `NP(p)`, `Y(p,constituent)`, `Y(p,constituent,2)` | share of all atoms; site fraction, on the second sublattice |
/// | `MU(e)`, `AC(e)` | chemical potential; activity `exp(μ/RT)`, both with the reference state of the database |
/// | `MUR(e)`, `ACR(e)` | the same with the [reference state][ReferenceState] that was given |
/// | `AC(e,p)` | activity with the pure element in a phase as reference state, as conditions have it |
/// | `G`, `H`, `S`, `V`, `CP`; `GM`, `HM`, `SM`, `VM`, `CPM` | of the system. The heat capacity is that at equilibrium, at constant pressure and amounts: `dH/dT`, with all that reacts and dissolves |
/// | `GM(p)`, `HM(p)`, `SM(p)`, `VM(p)`, `CPM(p)` | of a stable phase; the heat capacity at constant site fractions |
/// | `GMR`, `HMR`, `SMR`, and of `(p)` | less the pure elements in their reference states |
/// | `GM_MIX(p)`, `HM_MIX(p)`, `SM_MIX(p)`, `CPM_MIX(p)` | less the same phase without interactions and ideal mixing |
/// | `GM_MIX_EM(p)`, `HM_MIX_EM(p)`, `SM_MIX_EM(p)`, `CPM_MIX_EM(p)` | less the mechanical mixture of the endmembers |
/// | `GM_ALONE(p)` … | `GM`, `HM`, `SM`, `VM`, `CPM`, `GMR`, … of a phase alone at the composition of the system, stable or not |
/// | `G_PARTIAL(e)`, `H_`, `S_`, `V_PARTIAL(e)`, `G_PARTIAL(p,e)` … | partial molar quantities of the system at equilibrium, or of a stable phase |
/// | `DGM(p)` | driving force of a phase, J per mole of its atoms; positive if it would form |
/// | `T0(p,q)` | temperature next to T at which two phases of the composition of the system have the same Gibbs energy |
/// | `TC(p)`, `BMAGN(p)`, `VISC(p)`, `MQ&AG(p)` … | whatever the database describes by parameters of that kind; `DOO(p)` is the degree of ordering |
/// | `….T`, `….P`, `….X(e)` … | any of these differentiated by a condition of the equilibrium, all other conditions held |
/// | `HM.T.X(e)` … | second derivatives |
///
/// [#expand] understands `*` in place of a phase or an element. Derivatives are exact: they come from the differentiated
/// equations of equilibrium. Properties that are derivatives themselves (heat capacities and partial enthalpies, entropies and
/// volumes) can be differentiated once, all others twice.
public final class EquilibriumProperties {

    private static final String ANY = "*";

    private final ThermodynamicSystem system;
    private final EquilibriumSpecs specs;
    private final SortedMap<String, PhaseCode> phases;
    private final References references;
    private final double[] theta;

    private EquilibriumProperties(
            ThermodynamicSystem system,
            EquilibriumSpecs specs,
            SortedMap<String, PhaseCode> phases,
            References references,
            double[] theta) {
        this.system = system;
        this.specs = specs;
        this.phases = phases;
        this.references = references;
        this.theta = theta;
    }

    /// Properties of equilibria of a system.
    ///
    /// @param selection the phases of the system
    /// @param specs made of `selection`
    /// @param theta fitted values; none for a system without parameters
    public static EquilibriumProperties of(
            ThermodynamicSystem system, PhaseSelection selection, EquilibriumSpecs specs, double... theta) {
        SortedMap<String, PhaseCode> phases = new TreeMap<>();
        for (CompiledPhase compiled : specs.phases()) {
            String name = compiled.description().name();
            phases.put(
                    name,
                    new PhaseCode(Objects.requireNonNull(selection.models().get(name)), compiled, theta.clone()));
        }
        return new EquilibriumProperties(system, specs, phases, References.none(), theta.clone());
    }

    /// The same with reference states for elements.
    ///
    /// @throws BadInputException if an element or phase does not exist, or a phase cannot be made of the pure element
    public EquilibriumProperties withReferences(Collection<ReferenceState> states) throws BadInputException {
        return new EquilibriumProperties(system, specs, phases, References.of(system, states, theta), theta);
    }

    /// The same with reference states for elements.
    ///
    /// @throws BadInputException if an element or phase does not exist, or a phase cannot be made of the pure element
    public EquilibriumProperties withReferences(ReferenceState... states) throws BadInputException {
        return withReferences(List.of(states));
    }

    /// Writes out asterisks: `X(*,NI)` stands for the fraction in every phase of the system, `MU(*)` for the potential of every
    /// element.
    ///
    /// @return the properties in their order, without asterisks as far as these have a meaning
    public List<Property> expand(Collection<Property> properties) {
        List<Property> expanded = new ArrayList<>();
        for (Property property : properties) {
            int position = property.arguments().indexOf(ANY);
            if (position < 0) {
                expanded.add(property);
                continue;
            }
            boolean element = PropertySignature.of(property.quantity()).stream()
                    .anyMatch(
                            signature -> signature.fits(property.arguments().size()) && signature.isElement(position));
            Collection<String> names = element ? specs.elements() : phases.keySet();
            expanded.addAll(expand(
                    names.stream().map(name -> property.with(position, name)).toList()));
        }
        return expanded;
    }

    /// Checks that properties exist in the system.
    ///
    /// @throws BadInputException with everything that is wrong
    public void check(Collection<Property> properties) throws BadInputException {
        check(properties, references.elements());
    }

    /// Checks that properties exist in the system, if some elements have reference states.
    ///
    /// @param referenced names of these elements
    /// @throws BadInputException with everything that is wrong
    public void check(Collection<Property> properties, Set<String> referenced) throws BadInputException {
        Problems problems = new Problems();
        PropertyCheck check = new PropertyCheck(specs.elements(), phases, referenced, problems);
        properties.forEach(check::check);
        problems.throwIfErrors();
    }

    /// One property of an equilibrium. Where an equilibrium is asked for more than one, ask for all at once.
    ///
    /// @throws BadInputException if there is no such property in the system
    public PropertyValue evaluate(EquilibriumResult result, Property property) throws BadInputException {
        return Objects.requireNonNull(evaluate(result, List.of(property)).get(property));
    }

    /// Properties of an equilibrium.
    ///
    /// @param result of `specs`; of a failed one nothing has a value
    /// @return by property, in the given order
    /// @throws BadInputException if there is no such property in the system
    public Map<Property, PropertyValue> evaluate(EquilibriumResult result, Collection<Property> properties)
            throws BadInputException {
        check(properties);
        Map<Property, PropertyValue> values = new LinkedHashMap<>();
        if (!result.converged()) {
            String reason = result.reason();
            properties.forEach(property -> values.put(property, new PropertyValue.Undefined(reason)));
            return values;
        }
        PropertyEvaluation evaluation = new PropertyEvaluation(this, result);
        properties.forEach(property -> values.put(property, evaluation.evaluate(property)));
        return values;
    }

    /// The SI unit of a property in ASCII, such as `J/(mol K)`; empty for pure numbers and for what the database defines by
    /// parameters.
    public String unit(Property property) {
        return isNamed(property) ? "" : property.unit();
    }

    /// Whether a property is what the database describes by parameters of that name.
    boolean isNamed(Property property) {
        return PropertyCheck.isNamed(property, phases);
    }

    ThermodynamicSystem system() {
        return system;
    }

    EquilibriumSpecs specs() {
        return specs;
    }

    PhaseCode phase(String name) {
        return Objects.requireNonNull(phases.get(name));
    }

    References references() {
        return references;
    }

    /// The reference state of one element in a phase, whatever the others are.
    References reference(String element, String phase) throws UndefinedPropertyException {
        try {
            return References.of(system, List.of(ReferenceState.of(element, phase)), theta);
        } catch (BadInputException impossible) {
            throw new UndefinedPropertyException(
                    impossible.problems().getFirst().message(), impossible);
        }
    }

    double[] theta() {
        return theta;
    }
}
