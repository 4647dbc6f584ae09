package org.espei4j.calphad.model;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;
import org.espei4j.calphad.model.PhaseSelection.LeftOut;

/// What a calculation is about: some components and phases of a database, checked against it, and how parameters become
/// models. Immutable.
///
/// ```java
/// ThermodynamicSystem system =
///         ThermodynamicSystem.of(database).components("AL", "NI").phases("LIQUID", "FCC_A1").build();
/// ```
///
/// Without components the system has all elements of the database, without phases all phases that can form. The vacancy
/// takes part wherever the database knows it, as in most programs and unlike in some: phases with interstitial or vacant
/// sites would otherwise be lost, or lose their vacancies, without a word. The electron takes part only if it is named, or
/// if no components are.
public final class ThermodynamicSystem {

    private static final SourcePlace COMPONENTS = SourcePlace.of("components");
    private static final SourcePlace PHASES = SourcePlace.of("phases");

    /// Most phases that a message names.
    private static final int MOST_NAMES = 10;

    private final Database database;
    private final SortedSet<String> components;
    private final SortedSet<String> phases;
    private final ModelOptions options;

    private ThermodynamicSystem(
            Database database, SortedSet<String> components, SortedSet<String> phases, ModelOptions options) {
        this.database = database;
        this.components = Collections.unmodifiableSortedSet(components);
        this.phases = Collections.unmodifiableSortedSet(phases);
        this.options = options;
    }

    /// Begins the choice of components and phases; with nothing chosen all take part.
    public static Builder of(Database database) {
        return new Builder(database);
    }

    /// Collects choices. Names may be in any case.
    public static final class Builder {

        private final Database database;
        private final SortedSet<String> components = new TreeSet<>();
        private final SortedSet<String> phases = new TreeSet<>();
        private final SortedSet<String> suspended = new TreeSet<>();
        private boolean vacancies = true;
        private ModelOptions options = ModelOptions.standard().withUndefinedAsZero(true);

        private Builder(Database database) {
            this.database = database;
        }

        /// Adds components, by default all elements.
        public Builder components(Collection<String> names) {
            names.forEach(name -> components.add(name.strip().toUpperCase(Locale.ROOT)));
            return this;
        }

        /// Adds components, by default all elements.
        public Builder components(String... names) {
            return components(List.of(names));
        }

        /// Leaves the vacancy out: phases that need it do not exist, all others are without vacant sites.
        public Builder withoutVacancies() {
            vacancies = false;
            return this;
        }

        /// Adds phases, by default all.
        public Builder phases(Collection<String> names) {
            names.forEach(name -> phases.add(name.strip().toUpperCase(Locale.ROOT)));
            return this;
        }

        /// Adds phases, by default all.
        public Builder phases(String... names) {
            return phases(List.of(names));
        }

        /// Takes phases out, whether they were added or not.
        public Builder suspended(Collection<String> names) {
            names.forEach(name -> suspended.add(name.strip().toUpperCase(Locale.ROOT)));
            return this;
        }

        /// Takes phases out, whether they were added or not.
        public Builder suspended(String... names) {
            return suspended(List.of(names));
        }

        /// How parameters become models, by default as in [ModelOptions#standard()], but a function that is defined nowhere
        /// counts as zero, with a warning among the notes of the models that need it: published databases are full of
        /// them, mostly in corners that do not matter.
        public Builder options(ModelOptions options) {
            this.options = options;
            return this;
        }

        /// The chosen system.
        ///
        /// @throws BadInputException with all names that the database lacks
        public ThermodynamicSystem build() throws BadInputException {
            Problems problems = new Problems();
            Optional<ThermodynamicSystem> system = build(problems);
            problems.throwIfErrors();
            return system.orElseThrow();
        }

        /// The chosen system without the phases that the database lacks, so that more can be checked by it.
        ///
        /// @param problems receives all names that the database lacks; if there are any, the system is not what was asked for
        /// @return nothing if components are wrong
        public Optional<ThermodynamicSystem> build(Problems problems) {
            SortedSet<String> chosenPhases = chosenPhases(problems);
            Problems wrong = new Problems();
            SortedSet<String> chosenComponents = chosenComponents(wrong);
            problems.addAll(wrong);
            chosenPhases.retainAll(database.phases().keySet());
            if (chosenPhases.isEmpty() && problems.hasErrors()) {
                chosenPhases.addAll(database.phases().keySet());
            }
            return wrong.hasErrors()
                    ? Optional.empty()
                    : Optional.of(new ThermodynamicSystem(database, chosenComponents, chosenPhases, options));
        }

        private SortedSet<String> chosenComponents(Problems problems) {
            Collection<String> known = database.elements().keySet();
            SortedSet<String> chosen = new TreeSet<>(components.isEmpty() ? known : components);
            for (String name : chosen) {
                if (!known.contains(name) && !name.equals(Element.VACANCY)) {
                    problems.add(SystemProblem.UNKNOWN_COMPONENT.at(
                            COMPONENTS, "", name, list(known), componentHint(name, known)));
                }
            }
            if (chosen.stream().allMatch(ThermodynamicSystem::isNoElement)) {
                problems.add(SystemProblem.NO_COMPONENTS.at(COMPONENTS, "", list(known)));
            }
            if (!vacancies) {
                chosen.remove(Element.VACANCY);
            } else if (known.contains(Element.VACANCY)) {
                chosen.add(Element.VACANCY);
            }
            return chosen;
        }

        /// Some programs take species for components, here they follow from the elements.
        private String componentHint(String name, Collection<String> known) {
            Species species = database.species().get(name);
            return species == null || species.composition().isEmpty()
                    ? hint(name, known)
                    : name + " is a species: it takes part when "
                            + String.join(" and ", species.composition().keySet()) + " do.";
        }

        private SortedSet<String> chosenPhases(Problems problems) {
            Collection<String> known = database.phases().keySet();
            SortedSet<String> named = new TreeSet<>(phases);
            named.addAll(suspended);
            for (String name : named) {
                if (!known.contains(name)) {
                    problems.add(SystemProblem.UNKNOWN_PHASE.at(PHASES, "", name, list(known), hint(name, known)));
                }
            }
            SortedSet<String> chosen = new TreeSet<>(phases.isEmpty() ? known : phases);
            chosen.removeAll(suspended);
            return chosen;
        }

        private static String list(Collection<String> names) {
            return String.join(", ", names);
        }

        /// The name that is spelt most like it, or all that begin with it, as when `FCC` stands for `FCC_A1`.
        private static String hint(String name, Collection<String> candidates) {
            List<String> meant = candidates.stream()
                    .filter(candidate -> name.length() > 1 && candidate.startsWith(name))
                    .toList();
            if (meant.isEmpty()) {
                meant = Spelling.closest(name, candidates).stream().toList();
            }
            return meant.isEmpty() ? "" : "Did you mean " + String.join(" or ", meant) + "?";
        }
    }

    private static boolean isNoElement(String component) {
        return component.equals(Element.VACANCY) || component.equals(Element.ELECTRON);
    }

    /// The database.
    public Database database() {
        return database;
    }

    /// The components, vacancy and electron included where they take part.
    public SortedSet<String> components() {
        return components;
    }

    /// The components that have amounts: all but vacancy and electron, sorted.
    public List<String> elements() {
        return components.stream().filter(name -> !isNoElement(name)).toList();
    }

    /// Names of the phases asked for; not all of them need to exist in the system.
    public SortedSet<String> phases() {
        return phases;
    }

    /// How parameters become models.
    public ModelOptions options() {
        return options;
    }

    /// Builds the models of all phases that can form.
    ///
    /// @throws BadInputException if the database says something about a phase that cannot be understood, or if no phase is
    ///     left
    public PhaseSelection models() throws BadInputException {
        PhaseSelection selection = PhaseSelection.of(database, phases, components, options);
        Problems problems = new Problems();
        for (LeftOut leftOut : selection.leftOut().values()) {
            if (leftOut instanceof LeftOut.Unbuildable unbuildable
                    && !unbuildable.cause().reason().isAbsence()) {
                problems.add(unbuildable.cause().problem());
            }
        }
        problems.throwIfErrors();
        if (selection.models().isEmpty()) {
            String names = phases.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
            throw new BadInputException(SystemProblem.NO_PHASES.at(
                    PHASES,
                    "",
                    phases.size() > MOST_NAMES ? names + " and " + (phases.size() - MOST_NAMES) + " more" : names,
                    String.join("-", components)));
        }
        return selection;
    }

    /// Builds the model of one phase of the database, whether the system asks for it or not.
    ///
    /// @throws BadInputException if there is no such phase, if it cannot form in the system, or if what the database says
    ///     about it cannot be understood
    public PhaseModel model(String phase) throws BadInputException {
        Builder naming = of(database).phases(phase);
        Problems problems = new Problems();
        String name = naming.chosenPhases(problems).first();
        problems.throwIfErrors();
        try {
            return PhaseModel.of(database, name, components, options);
        } catch (UnbuildablePhaseException e) {
            throw new BadInputException(asError(e.problem()));
        }
    }

    /// A phase that does not exist is no harm among others, but nothing can be computed for it alone.
    private static Problem asError(Problem problem) {
        return new Problem(
                Severity.ERROR,
                problem.place(),
                problem.path(),
                problem.found(),
                problem.expected(),
                problem.mend(),
                problem.kind());
    }
}
