package org.espei4j.calphad.database.tdb;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.DatabaseFunction;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.database.FunctionGraph;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.database.Sublattice;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.expr.TdbExpressionPrinter;

/// The text of one database: its commands in the usual order.
final class DatabaseLayout {

    private static final String SEQUENCE = "% SEQ *";

    /// Kept commands that stand before the elements.
    private static final List<String> FIRST = List.of(
            Keyword.DATABASE_INFORMATION.name(),
            Keyword.VERSION_DATE.name(),
            Keyword.VERSION_DATA.name(),
            Keyword.TEMPERATURE_LIMITS.name());

    private static final Set<String> PLACED = Set.of(
            TypeDefinitions.KEYWORD,
            DefaultSettings.SYSTEM_DEFAULT,
            DefaultSettings.COMMAND,
            Keyword.LIST_OF_REFERENCES.name(),
            Keyword.ADD_REFERENCES.name());

    private final Database database;
    private final TdbStyle style;
    private final TypeLetters letters;
    private final StringBuilder out = new StringBuilder();

    DatabaseLayout(Database database, TdbStyle style) {
        this.database = database;
        this.style = style;
        this.letters = new TypeLetters(database);
    }

    String text() {
        headComment();
        FIRST.forEach(this::kept);
        elements();
        species();
        functions();
        settings();
        for (Phase phase : database.phases().values()) {
            phase(phase);
        }
        database.parameters().stream()
                .filter(p -> database.phase(p.phase()).isEmpty())
                .collect(Collectors.groupingBy(Parameter::phase, java.util.TreeMap::new, Collectors.toList()))
                .forEach((phase, parameters) -> {
                    section("Parameters of " + phase + ", which is no phase of this database");
                    parameters.forEach(this::parameter);
                });
        others();
        references();
        return out.toString();
    }

    private CommandLines command(String words) {
        return new CommandLines(out).words(words);
    }

    private void section(String title) {
        out.append("$\n");
        if (!title.isEmpty()) {
            List<String> lines = new ArrayList<>();
            TextLines.wrap(title, TextLines.TEXT_WIDTH, lines);
            lines.forEach(line -> out.append("$ ").append(line).append('\n'));
        }
    }

    private void headComment() {
        for (String line : TextLines.headComment(database.comments())) {
            out.append(line.isEmpty() || line.startsWith("$") ? "$" : "$ ").append(line);
            out.append('\n');
        }
    }

    private static String number(double value) {
        return TdbExpressionPrinter.number(value);
    }

    private void elements() {
        section("");
        for (String name : List.of(Element.ELECTRON, Element.VACANCY)) {
            Optional.ofNullable(database.elements().get(name)).ifPresent(this::element);
        }
        database.elements().values().stream()
                .filter(e -> !e.name().equals(Element.ELECTRON) && !e.name().equals(Element.VACANCY))
                .forEach(this::element);
    }

    private void element(Element element) {
        String referencePhase =
                element.referencePhase().isBlank() ? DefinitionParser.NO_PHASE : element.referencePhase();
        out.append(String.format(
                Locale.ROOT,
                "ELEMENT %-2s  %-20s  %-12s  %-10s  %s !\n",
                element.name(),
                referencePhase,
                number(element.mass()),
                number(element.enthalpy()),
                number(element.entropy())));
    }

    private void species() {
        List<Species> species = database.species().values().stream()
                .filter(s -> !(database.elements().containsKey(s.name()) && s.equals(Species.ofElement(s.name()))))
                .toList();
        if (!species.isEmpty()) {
            section("");
        }
        for (Species one : species) {
            CommandLines lines = command("SPECIES " + one.name() + " " + formula(one));
            one.quadruplet().ifPresent(q -> q.coordination().forEach(number -> lines.atom(1, number(number))));
            lines.end();
        }
    }

    private static String formula(Species species) {
        if (species.quadruplet().isPresent()) {
            return species.quadruplet().get().formula();
        }
        StringBuilder formula = new StringBuilder();
        species.composition()
                .forEach((element, atoms) -> formula.append(element)
                        .append(new BigDecimal(number(atoms))
                                .stripTrailingZeros()
                                .toPlainString()));
        if (formula.isEmpty()) {
            formula.append(Element.VACANCY);
        }
        if (species.charge() != 0) {
            formula.append(species.charge() > 0 ? "/+" : "/-")
                    .append(new BigDecimal(number(Math.abs(species.charge())))
                            .stripTrailingZeros()
                            .toPlainString());
        }
        return formula.toString();
    }

    private void functions() {
        if (!database.functions().isEmpty()) {
            section("");
        }
        for (String name : FunctionGraph.of(database).definitionOrder()) {
            DatabaseFunction function = database.function(name).orElseThrow();
            ranges(command("FUNCTION " + name), function.value(), function.reference());
        }
    }

    private void ranges(CommandLines lines, TemperatureRanges value, Optional<String> reference) {
        lines.atom(1, number(value.lower()));
        for (int i = 0; i < value.ranges().size(); i++) {
            TemperatureRanges.Range range = value.ranges().get(i);
            if (i > 0) {
                lines.atom(1, "Y").newLine();
            }
            String expression = TdbExpressionPrinter.print(range.expression(), style.marksFunctions());
            // A sign in front, because some programs take an N there for the flag of a last range.
            lines.expression(expression.startsWith("-") ? expression : "+" + expression, ";");
            lines.atom(2, number(range.upper()));
        }
        lines.atom(1, "N");
        reference.ifPresent(key -> lines.atom(1, key));
        lines.end();
    }

    private void settings() {
        section("");
        command("TYPE_DEFINITION " + SEQUENCE).end();
        if (!kept(DefaultSettings.SYSTEM_DEFAULT)) {
            command(DefaultSettings.SYSTEM_DEFAULT + " ELEMENT 2").end();
        }
        String usual = DefaultSettings.usualCommand(database.elements().keySet());
        boolean said = database.annotations().stream()
                .anyMatch(
                        a -> a.keyword().equals(DefaultSettings.COMMAND) && DefaultSettings.isSystemElement(a.text()));
        if (!usual.isEmpty() && !said) {
            command(DefaultSettings.COMMAND + " " + usual).end();
        }
        kept(DefaultSettings.COMMAND);
        letters.definitions()
                .forEach(text -> command(TypeDefinitions.KEYWORD + " " + text).end());
        database.annotations().stream()
                .filter(a -> a.keyword().equals(TypeDefinitions.KEYWORD))
                .forEach(a -> command(TypeDefinitions.KEYWORD + " " + a.text()).end());
    }

    private void phase(Phase phase) {
        section("");
        String name = phase.options().isEmpty() ? phase.name() : phase.name() + ":" + phase.options();
        CommandLines lines = command("PHASE " + name + " " + letters.of(phase) + " "
                + phase.sublattices().size());
        phase.sublattices().forEach(s -> lines.atom(1, number(s.siteRatio())));
        lines.end();
        constituents(command("CONSTITUENT " + name), phase);
        database.parametersOf(phase.name()).forEach(this::parameter);
    }

    private static void constituents(CommandLines lines, Phase phase) {
        String opening = ":";
        int blanks = 1;
        for (Sublattice sublattice : phase.sublattices()) {
            List<String> names = sublattice.constituents();
            for (int i = 0; i < names.size(); i++) {
                String major = sublattice.majors().contains(names.get(i)) ? "%" : "";
                String end = i < names.size() - 1 ? "," : ":";
                lines.atom(blanks, opening + names.get(i) + major + end);
                opening = "";
                blanks = 0;
            }
        }
        lines.end();
    }

    private void parameter(Parameter parameter) {
        CommandLines lines = command("PARAMETER");
        int blanks = 1;
        for (String piece : parameter.notation().split("(?<=[,:])")) {
            lines.atom(blanks, piece);
            blanks = 0;
        }
        ranges(lines, parameter.value(), parameter.reference());
    }

    private void others() {
        List<String> keywords = database.annotations().stream()
                .map(Database.Annotation::keyword)
                .filter(keyword -> !FIRST.contains(keyword) && !PLACED.contains(keyword))
                .distinct()
                .toList();
        if (!keywords.isEmpty()) {
            section("");
        }
        keywords.forEach(this::kept);
    }

    /// Writes all kept commands of a keyword; says whether there are any.
    private boolean kept(String keyword) {
        boolean any = false;
        for (Database.Annotation annotation : database.annotations()) {
            if (annotation.keyword().equals(keyword)) {
                kept(annotation);
                any = true;
            }
        }
        return any;
    }

    private void kept(Database.Annotation annotation) {
        List<String> lines = TextLines.canonical(annotation.text()).lines().toList();
        out.append(annotation.keyword());
        int column = annotation.keyword().length();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("$")) {
                out.append('\n').append(line);
                column = TextLines.WIDTH;
            } else if (mustNotBeginLine(annotation, lines.subList(i, lines.size()))
                    || (i == 0 && column + 1 + line.length() <= TextLines.WIDTH)) {
                out.append(' ').append(line);
                column += 1 + line.length();
            } else {
                out.append("\n  ").append(line);
                column = 2 + line.length();
            }
        }
        out.append(column + 2 <= TextLines.WIDTH ? " !\n" : "\n  !\n");
    }

    /// Whether the first of some lines would be taken for the next command by a reader, which looks for one only in
    /// settings.
    private static boolean mustNotBeginLine(Database.Annotation annotation, List<String> lines) {
        if (Keyword.candidates(annotation.keyword()).stream().noneMatch(k -> k.kind() == Keyword.Kind.SETTING)) {
            return false;
        }
        List<String> words = lines.stream()
                .filter(line -> !line.startsWith("$"))
                .flatMap(line -> Arrays.stream(line.toUpperCase(Locale.ROOT).split(" +")))
                .limit(2)
                .toList();
        return words.size() == 2
                && Keyword.beginsCommand(words.getFirst(), words.getLast().charAt(0));
    }

    private void references() {
        boolean listed = kept(Keyword.LIST_OF_REFERENCES.name());
        boolean added = kept(Keyword.ADD_REFERENCES.name());
        if (database.references().isEmpty()) {
            return;
        }
        section("");
        out.append(listed || added ? Keyword.ADD_REFERENCES : Keyword.LIST_OF_REFERENCES)
                .append("\nNUMBER  SOURCE\n");
        database.references().forEach(this::reference);
        out.append("  !\n");
    }

    /// A line must not begin after a quote inside the text: readers would take it for the end of the text.
    private void reference(String key, String text) {
        CommandLines lines = new CommandLines(out);
        String[] words = (key + " '" + QuotedText.writable(text) + "'").split("(?<!') +");
        lines.atom(0, "  " + words[0]);
        for (int i = 1; i < words.length; i++) {
            lines.atom(1, words[i]);
        }
        out.append('\n');
    }
}
