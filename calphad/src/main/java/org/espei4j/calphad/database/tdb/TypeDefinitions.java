package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.MagneticOrdering;
import org.espei4j.calphad.database.OrderPartition;
import org.espei4j.calphad.database.TernaryExtrapolation;
import org.espei4j.calphad.database.tdb.Statement.TypeDefinitionStatement;
import org.espei4j.calphad.database.tdb.Statement.Word;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Spelling;

/// Applies the type definitions of a file to its phases, after the whole file is read. Those that nothing in
/// [org.espei4j.calphad.database.Phase] can say are kept as text.
final class TypeDefinitions {

    static final String KEYWORD = "TYPE_DEFINITION";

    private static final String EVERY_CARRIER = "@";

    private static final String EXTRAPOLATION = "TERNARY_EXTRAPOLATION";

    /// Further words of the GES module that change the energy of a phase.
    private static final List<String> MODELS =
            List.of(EXTRAPOLATION, "EXCESS_MODEL", "DEBYE_HUCKEL", "QUASICHEM", "FACT_QUASICHEM");

    /// Words of the GES module that state what parameters say anyway, or that only help a calculation.
    private static final List<String> HINTS = List.of(
            "EINSTEIN", "LIQUID", "COMPOSITION_SETS", "C_S", "MAJOR_CONSTITUENT", "STATUS_BITS", "GLASS_TRANSITION");

    private static final String PERMUTATIONS = "_PERMUTATIONS";

    private final Problems problems;
    private final Map<String, PhaseDraft> phases;
    private final List<TypeDefinitionStatement> statements;
    private final List<Database.Annotation> kept = new ArrayList<>();

    TypeDefinitions(Problems problems, Map<String, PhaseDraft> phases, List<TypeDefinitionStatement> statements) {
        this.problems = problems;
        this.phases = phases;
        this.statements = statements;
    }

    /// Definitions that are kept as text.
    List<Database.Annotation> kept() {
        return kept;
    }

    /// Applies all definitions in the order of the file.
    void apply() {
        reportUnknownLetters();
        for (TypeDefinitionStatement statement : statements) {
            try {
                apply(statement);
            } catch (SyntaxError error) {
                problems.add(error.problem());
            }
        }
        refuseChains();
    }

    /// The disordered part of a phase has no disordered part itself in any program.
    private void refuseChains() {
        for (PhaseDraft draft : phases.values()) {
            String partner =
                    draft.partition().map(OrderPartition::disorderedPhase).orElse("");
            if (phases.containsKey(partner) && phases.get(partner).partition().isPresent()) {
                String model = "disordered part " + partner + " that has a disordered part itself";
                draft.addModel(model);
                problems.add(TdbProblem.UNSUPPORTED_PHASE_MODEL.problem(draft.place(), draft.name(), model));
            }
        }
    }

    private void reportUnknownLetters() {
        Set<Character> reported = new HashSet<>();
        for (PhaseDraft phase : phases.values()) {
            for (char letter : phase.letters().toCharArray()) {
                if (statements.stream().noneMatch(s -> s.letter() == letter)) {
                    phase.keepLetter(letter);
                    if (reported.add(letter)) {
                        problems.add(TdbProblem.UNKNOWN_TYPE_LETTER.problem(phase.place(), letter, phase.name()));
                    }
                }
            }
        }
    }

    private void apply(TypeDefinitionStatement statement) throws SyntaxError {
        List<Word> words = statement.words();
        if (words.isEmpty()) {
            problems.add(TdbProblem.TYPE_ACTION_MISSING.problem(statement.place(), statement.letter()));
            keep(statement);
            return;
        }
        switch (words.getFirst().text()) {
            case "SEQ" -> {
                if (words.size() > 1 && !words.get(1).text().equals("*")) {
                    keep(statement);
                }
            }
            case "GES" -> amend(statement);
            case "POLY3", "POLY", "TDB", "AFTER" -> keep(statement);
            default -> unknown(statement);
        }
    }

    /// Keeps an action that is not understood. One of the GES module that names a phase may change its energy, also where it
    /// depends on a condition, `IF (…) THEN GES …`, unless it only helps a calculation.
    private void unknown(TypeDefinitionStatement statement) {
        keep(statement);
        List<String> words = statement.words().stream().map(Word::text).toList();
        int module = words.indexOf("GES");
        int what = module + 3;
        PhaseDraft named = module < 0 || words.size() < what ? null : phases.get(words.get(module + 2));
        if (named == null || (words.size() > what && isHint(words.get(what)))) {
            problems.add(
                    TdbProblem.TYPE_ACTION_UNKNOWN.problem(statement.place(), statement.letter(), statement.action()));
            return;
        }
        named.addModel(statement.action());
        problems.add(TdbProblem.UNSUPPORTED_PHASE_MODEL.problem(statement.place(), named.name(), statement.action()));
    }

    /// `GES AMEND_PHASE_DESCRIPTION phase what …`.
    private void amend(TypeDefinitionStatement statement) throws SyntaxError {
        List<Word> words = statement.words();
        if (words.size() < 4 || !Keyword.isAbbreviation(words.get(1).text(), "AMEND_PHASE_DESCRIPTION")) {
            unknown(statement);
            return;
        }
        String phase = words.get(2).text();
        String what = words.get(3).text();
        List<Word> arguments = words.subList(4, words.size());
        if (what.startsWith("MAG")) {
            magnetic(statement, phase, arguments);
        } else if (what.startsWith("DIS")) {
            pair(statement, phase, arguments, what.contains("NEVER"));
        } else if (what.startsWith("NEV")) {
            pair(statement, phase, arguments, true);
        } else if (Keyword.isAbbreviation(what, "FCC" + PERMUTATIONS) && what.startsWith("FCC_")) {
            concerned(statement, phase).forEach(draft -> draft.addOptions("F"));
        } else if (Keyword.isAbbreviation(what, "BCC" + PERMUTATIONS) && what.startsWith("BCC_")) {
            concerned(statement, phase).forEach(draft -> draft.addOptions("B"));
        } else if (Keyword.isAbbreviation(what, EXTRAPOLATION) && what.startsWith("TERN")) {
            keep(statement);
            extrapolate(statement, phase, arguments);
        } else {
            keep(statement);
            if (!isHint(what)) {
                unsupported(statement, phase, what);
            }
        }
    }

    private static boolean isHint(String what) {
        return HINTS.stream().anyMatch(hint -> Keyword.isAbbreviation(what, hint));
    }

    /// `KOHLER a b c` or `TOOP a b c`, the asymmetric constituent first, for any number of ternary systems.
    private void extrapolate(TypeDefinitionStatement statement, String phase, List<Word> arguments) {
        List<TernaryExtrapolation> systems = new ArrayList<>();
        for (int at = 0; at < arguments.size(); at += 4) {
            Optional<TernaryExtrapolation> next =
                    extrapolation(arguments.subList(at, Math.min(at + 4, arguments.size())));
            if (next.isEmpty()) {
                unsupported(statement, phase, EXTRAPOLATION + " " + statement.action());
                return;
            }
            systems.add(next.get());
        }
        if (systems.isEmpty()) {
            unsupported(statement, phase, EXTRAPOLATION);
        }
        for (PhaseDraft draft : concerned(statement, phase)) {
            for (TernaryExtrapolation ternary : systems) {
                boolean mixing = draft.sublattices().stream()
                        .anyMatch(sublattice -> sublattice.constituents().containsAll(ternary.constituents()));
                if (mixing) {
                    draft.setExtrapolation(ternary);
                } else {
                    problems.add(TdbProblem.EXTRAPOLATION_OF_OTHERS.problem(
                            statement.place(), draft.name(), String.join(", ", ternary.constituents())));
                }
            }
        }
    }

    private static Optional<TernaryExtrapolation> extrapolation(List<Word> words) {
        List<String> names = words.stream().skip(1).map(Word::text).distinct().toList();
        String method = words.getFirst().text();
        if (names.size() != 3) {
            return Optional.empty();
        }
        if (Keyword.isAbbreviation(method, "KOHLER")) {
            return Optional.of(TernaryExtrapolation.kohler(names.get(0), names.get(1), names.get(2)));
        }
        return Keyword.isAbbreviation(method, "TOOP_KOHLER")
                ? Optional.of(TernaryExtrapolation.toop(names.get(0), names.get(1), names.get(2)))
                : Optional.empty();
    }

    private void unsupported(TypeDefinitionStatement statement, String phase, String what) {
        String model = MODELS.stream()
                .filter(name -> Keyword.isAbbreviation(what, name))
                .findFirst()
                .orElse(what);
        for (PhaseDraft draft : concerned(statement, phase)) {
            draft.addModel(model);
            problems.add(TdbProblem.UNSUPPORTED_PHASE_MODEL.problem(statement.place(), draft.name(), model));
        }
    }

    private void magnetic(TypeDefinitionStatement statement, String named, List<Word> arguments) throws SyntaxError {
        if (arguments.size() < 2) {
            throw new SyntaxError(TdbProblem.MAGNETIC_NUMBERS.problem(statement.place(), statement.letter()));
        }
        MagneticOrdering ordering = new MagneticOrdering(
                number(statement, arguments.get(0).text()),
                number(statement, arguments.get(1).text()));
        boolean possible = ordering.antiferromagneticFactor() <= 0
                && ordering.structureFactor() > 0
                && ordering.structureFactor() < 1;
        if (!possible) {
            throw new SyntaxError(TdbProblem.MAGNETIC_RANGE.problem(
                    statement.place(),
                    statement.letter(),
                    arguments.get(0).text(),
                    arguments.get(1).text()));
        }
        List<PhaseDraft> carriers = carriers(statement.letter());
        carriers.forEach(draft -> draft.setMagnetic(ordering));
        boolean everyCarrier = named.equals(EVERY_CARRIER);
        boolean disagree = phases.containsKey(named)
                && !(carriers.size() == 1 && carriers.getFirst().name().equals(named));
        if (!everyCarrier && (disagree || (!phases.containsKey(named) && !carriers.isEmpty()))) {
            String names =
                    String.join(", ", carriers.stream().map(PhaseDraft::name).toList());
            problems.add(TdbProblem.MAGNETIC_NAMES_ANOTHER.problem(
                    statement.place(),
                    statement.letter(),
                    named,
                    names.isEmpty() ? "none" : names,
                    names.isEmpty()
                            ? "Add " + statement.letter() + " to the type letters of " + named + "."
                            : "The phases that carry the letter are magnetic."));
        }
        boolean ferromagnetic = arguments.size() > 2 && arguments.get(2).text().equals("F");
        if (ferromagnetic) {
            for (PhaseDraft draft : carriers) {
                draft.addModel("MAGNETIC with ferromagnetic reference");
                problems.add(TdbProblem.UNSUPPORTED_PHASE_MODEL.problem(
                        statement.place(), draft.name(), "MAGNETIC with ferromagnetic reference"));
            }
        }
        if (carriers.isEmpty() || ferromagnetic) {
            keep(statement);
        }
    }

    private static double number(TypeDefinitionStatement statement, String text) throws SyntaxError {
        try {
            double value = Double.parseDouble(text.replace('D', 'E'));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Reported below, together with numbers that are too large.
        }
        throw new SyntaxError(TdbProblem.MAGNETIC_NUMBERS.problem(statement.place(), statement.letter()));
    }

    private void pair(TypeDefinitionStatement statement, String ordered, List<Word> arguments, boolean never)
            throws SyntaxError {
        List<String> names = arguments.stream()
                .map(Word::text)
                .filter(word -> !word.startsWith("NEV"))
                .toList();
        boolean neverDisordered = never || names.size() < arguments.size();
        String disordered = names.isEmpty() ? "" : names.getFirst();
        PhaseDraft draft = phases.get(ordered);
        if (ordered.equals(disordered)) {
            throw new SyntaxError(
                    TdbProblem.PAIRED_WITH_ITSELF.problem(statement.place(), statement.letter(), ordered));
        }
        for (String name : List.of(ordered, disordered)) {
            PhaseDraft partner = phases.get(name);
            if (partner == null || partner.isDefective()) {
                problems.add(TdbProblem.DISORDERED_MISSING.problem(
                        statement.place(),
                        statement.letter(),
                        ordered,
                        disordered.isEmpty() ? "no phase" : disordered,
                        name.isEmpty() ? "this" : name,
                        Spelling.hint(name, phases.keySet())));
                keep(statement);
                break;
            }
        }
        if (draft == null) {
            return;
        }
        PhaseDraft partner = phases.get(disordered);
        if (partner == null || partner.isDefective()) {
            // Without its partner the phase has only a part of its energy.
            draft.addModel("disordered part " + (disordered.isEmpty() ? "without a name" : disordered));
            return;
        }
        OrderPartition partition = new OrderPartition(ordered, disordered, neverDisordered);
        Optional<OrderPartition> known = draft.partition();
        if (known.isPresent() && !known.get().equals(partition)) {
            problems.add(TdbProblem.PAIRED_TWICE.problem(
                    statement.place(), ordered, known.get().disorderedPhase(), disordered));
        }
        draft.setPartition(partition);
    }

    private List<PhaseDraft> carriers(char letter) {
        return phases.values().stream().filter(phase -> phase.carries(letter)).toList();
    }

    /// The phases that carry the letter; if there are none, the one that is named.
    private List<PhaseDraft> concerned(TypeDefinitionStatement statement, String named) {
        List<PhaseDraft> carriers = carriers(statement.letter());
        PhaseDraft draft = phases.get(named);
        return carriers.isEmpty() && draft != null ? List.of(draft) : carriers;
    }

    private void keep(TypeDefinitionStatement statement) {
        carriers(statement.letter()).forEach(phase -> phase.keepLetter(statement.letter()));
        kept.add(new Database.Annotation(KEYWORD, (statement.letter() + " " + statement.action()).strip()));
    }
}
