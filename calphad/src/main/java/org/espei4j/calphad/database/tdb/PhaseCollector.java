package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.espei4j.calphad.database.Sublattice;
import org.espei4j.calphad.database.tdb.Statement.Constituent;
import org.espei4j.calphad.database.tdb.Statement.ConstituentStatement;
import org.espei4j.calphad.database.tdb.Statement.PhaseStatement;
import org.espei4j.calphad.database.tdb.Statement.Segment;
import org.espei4j.calphad.database.tdb.Statement.Word;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.jspecify.annotations.Nullable;

/// Collects the phases of a file with their constituents.
final class PhaseCollector {

    private static final String KNOWN_OPTIONS = "LGAYIFB";

    private final Problems problems;
    private final SpeciesCollector species;
    private final Suggestions phaseHints = new Suggestions();
    private final Suggestions speciesHints = new Suggestions();
    private final Map<String, PhaseDraft> phases = new TreeMap<>();

    PhaseCollector(Problems problems, SpeciesCollector species) {
        this.problems = problems;
        this.species = species;
    }

    /// All phases, the defective ones included.
    Map<String, PhaseDraft> phases() {
        return phases;
    }

    /// Adds a phase.
    ///
    /// @param definedLetters letters for which the file has a type definition
    void add(PhaseStatement statement, Set<Character> definedLetters) {
        PhaseDraft draft;
        try {
            draft = understood(statement, definedLetters);
        } catch (SyntaxError error) {
            problems.add(error.problem());
            draft = new PhaseDraft(statement.name(), statement.options(), "%", List.of(), statement.place());
            draft.setDefective();
        }
        PhaseDraft known = phases.putIfAbsent(draft.name(), draft);
        if (known != null && !known.saysTheSameAs(draft)) {
            problems.add(TdbProblem.PHASE_REDEFINED.problem(
                    statement.place(), draft.name(), "line " + known.place().line()));
        }
    }

    private PhaseDraft understood(PhaseStatement statement, Set<Character> definedLetters) throws SyntaxError {
        List<Word> words = statement.words();
        boolean typed = hasTypes(words, definedLetters);
        if (!typed && !words.isEmpty()) {
            problems.add(TdbProblem.PHASE_WITHOUT_TYPES.problem(statement.place(), statement.name()));
        }
        int countAt = typed ? 1 : 0;
        if (words.size() <= countAt) {
            throw bad(statement, words.isEmpty() ? "nothing after its name" : "nothing after its type letters");
        }
        String count = words.get(countAt).text();
        int given = words.size() - countAt - 1;
        if (number(count) != given) {
            throw bad(statement, "'" + count + "' as number of sublattices and " + given + " site ratio(s)");
        }
        List<Double> ratios = new ArrayList<>();
        for (Word word : words.subList(countAt + 1, words.size())) {
            ratios.add(ratio(word, statement));
        }
        String letters = typed ? words.getFirst().text() : "%";
        String options = checkedLetters(statement);
        PhaseDraft draft = new PhaseDraft(statement.name(), options, letters, ratios, statement.place());
        checkOptions(draft, options);
        return draft;
    }

    /// The letters among the options, each once; anything else is reported.
    private String checkedLetters(PhaseStatement statement) {
        StringBuilder letters = new StringBuilder();
        for (char option : statement.options().toCharArray()) {
            if (!Scanner.isNameStart(option)) {
                problems.add(TdbProblem.UNKNOWN_OPTION.problem(statement.place(), option, statement.name()));
            } else if (letters.indexOf(String.valueOf(option)) < 0) {
                letters.append(option);
            }
        }
        return letters.toString();
    }

    /// The first word holds the type letters, unless it is the number of the numbers that follow.
    private static boolean hasTypes(List<Word> words, Set<Character> definedLetters) {
        if (words.isEmpty() || !words.getFirst().text().equals(String.valueOf(words.size() - 1))) {
            return true;
        }
        return words.getFirst().text().chars().allMatch(c -> definedLetters.contains((char) c));
    }

    private static SyntaxError bad(PhaseStatement statement, String found) {
        return new SyntaxError(TdbProblem.PHASE_WORDS.problem(statement.place(), statement.name(), found));
    }

    private double ratio(Word word, PhaseStatement statement) throws SyntaxError {
        String text = word.text();
        int slash = text.indexOf('/');
        double value;
        if (slash > 0) {
            value = number(text.substring(0, slash)) / number(text.substring(slash + 1));
            problems.add(TdbProblem.QUOTIENT_AS_RATIO.problem(word.place(), text, value));
        } else {
            value = number(text);
        }
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new SyntaxError(TdbProblem.BAD_SITE_RATIO.problem(word.place(), text, statement.name()));
        }
        return value;
    }

    /// The value of a word that is a number and nothing else, or NaN.
    private static double number(String text) {
        boolean number = text.chars().allMatch(c -> Scanner.isDigit((char) c) || ".EDed+-".indexOf(c) >= 0);
        try {
            return number ? Double.parseDouble(text.replace('D', 'E')) : Double.NaN;
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    private void checkOptions(PhaseDraft draft, String options) {
        for (char option : options.toCharArray()) {
            switch (option) {
                case 'A' -> unsupported(draft, draft.place(), "option A, aqueous solution");
                case 'Q', 'X' ->
                    unsupported(draft, draft.place(), "option " + option + ", modified quasichemical model");
                default -> {
                    if (KNOWN_OPTIONS.indexOf(option) < 0) {
                        problems.add(TdbProblem.UNKNOWN_OPTION.problem(draft.place(), option, draft.name()));
                    }
                }
            }
        }
    }

    private void unsupported(PhaseDraft draft, SourcePlace place, String model) {
        draft.addModel(model);
        problems.add(TdbProblem.UNSUPPORTED_PHASE_MODEL.problem(place, draft.name(), model));
    }

    /// Adds constituents once all phases and species are known.
    void add(ConstituentStatement statement) {
        PhaseDraft draft = phases.get(statement.phase());
        if (draft == null) {
            problems.add(TdbProblem.CONSTITUENT_OF_UNKNOWN_PHASE.problem(
                    statement.place(), statement.phase(), phaseHints.hint(statement.phase(), phases.keySet())));
            return;
        }
        if (draft.isDefective()) {
            return;
        }
        try {
            List<Sublattice> given = sublattices(statement, draft);
            @Nullable SourcePlace known = draft.constituentsPlace();
            if (statement.added() && known != null) {
                draft.setSublattices(merged(draft.sublattices(), given), known);
            } else if (known == null) {
                draft.setSublattices(given, statement.place());
            } else if (!draft.sublattices().equals(given)) {
                problems.add(TdbProblem.CONSTITUENTS_REDEFINED.problem(
                        statement.place(), draft.name(), "line " + known.line()));
            }
        } catch (SyntaxError error) {
            problems.add(error.problem());
            draft.setDefective();
        }
    }

    private List<Sublattice> sublattices(ConstituentStatement statement, PhaseDraft draft) throws SyntaxError {
        List<Segment> segments = statement.segments();
        int expected = draft.siteRatios().size();
        if (segments.size() == expected + 1 && isOption(segments.getFirst())) {
            String options = segments.getFirst().constituents().getFirst().name();
            if (statement.attached() || options.chars().allMatch(c -> draft.hasOption((char) c))) {
                checkNewOptions(draft, options);
                segments = segments.subList(1, segments.size());
            }
        }
        if (!statement.closed()) {
            problems.add(TdbProblem.LAST_COLON_MISSING.problem(statement.place(), draft.name()));
        }
        if (segments.size() != expected) {
            throw new SyntaxError(
                    TdbProblem.SUBLATTICE_COUNT.problem(statement.place(), draft.name(), segments.size(), expected));
        }
        List<Sublattice> sublattices = new ArrayList<>();
        for (int s = 0; s < expected; s++) {
            sublattices.add(
                    sublattice(segments.get(s), draft, draft.siteRatios().get(s)));
        }
        return sublattices;
    }

    private static boolean isOption(Segment segment) {
        return segment.constituents().size() == 1
                && !segment.constituents().getFirst().major()
                && segment.constituents().getFirst().name().chars().allMatch(c -> Scanner.isNameStart((char) c));
    }

    private void checkNewOptions(PhaseDraft draft, String options) {
        StringBuilder fresh = new StringBuilder();
        options.chars().filter(c -> !draft.hasOption((char) c)).forEach(c -> fresh.append((char) c));
        draft.addOptions(options);
        checkOptions(draft, fresh.toString());
    }

    private Sublattice sublattice(Segment segment, PhaseDraft draft, double siteRatio) throws SyntaxError {
        List<String> names = new ArrayList<>();
        SortedSet<String> majors = new TreeSet<>();
        for (Constituent constituent : segment.constituents()) {
            String name = constituent.name();
            var found = species.find(name);
            if (found == null) {
                problems.add(TdbProblem.UNKNOWN_CONSTITUENT.problem(
                        constituent.place(), name, draft.name(), speciesHints.hint(name, species.names())));
                continue;
            }
            if (found.quadruplet().isPresent() && !draft.hasModels()) {
                unsupported(draft, constituent.place(), "quadruplet species, modified quasichemical model");
            }
            if (names.contains(name)) {
                problems.add(TdbProblem.REPEATED_CONSTITUENT.problem(constituent.place(), name, draft.name()));
            } else {
                names.add(name);
            }
            if (constituent.major()) {
                majors.add(name);
            }
        }
        if (names.isEmpty()) {
            throw new SyntaxError(TdbProblem.EMPTY_SUBLATTICE.problem(segment.place(), draft.name()));
        }
        return new Sublattice(siteRatio, names, majors);
    }

    private static List<Sublattice> merged(List<Sublattice> known, List<Sublattice> added) {
        List<Sublattice> merged = new ArrayList<>();
        for (int s = 0; s < known.size(); s++) {
            List<String> names = new ArrayList<>(known.get(s).constituents());
            names.addAll(added.get(s).constituents());
            SortedSet<String> majors = new TreeSet<>(known.get(s).majors());
            majors.addAll(added.get(s).majors());
            merged.add(new Sublattice(known.get(s).siteRatio(), names, majors));
        }
        return merged;
    }

    /// Reports phases without constituents, once all commands are taken.
    void finish() {
        for (PhaseDraft draft : phases.values()) {
            if (!draft.isDefective() && draft.constituentsPlace() == null) {
                problems.add(TdbProblem.PHASE_WITHOUT_CONSTITUENTS.problem(draft.place(), draft.name()));
                draft.setDefective();
            }
        }
    }
}
