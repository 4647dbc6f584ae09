package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Sublattice;
import org.espei4j.calphad.database.tdb.Statement.ConstituentStatement;
import org.espei4j.calphad.database.tdb.Statement.ElementStatement;
import org.espei4j.calphad.database.tdb.Statement.FunctionStatement;
import org.espei4j.calphad.database.tdb.Statement.KeptStatement;
import org.espei4j.calphad.database.tdb.Statement.ParameterStatement;
import org.espei4j.calphad.database.tdb.Statement.PhaseStatement;
import org.espei4j.calphad.database.tdb.Statement.Reference;
import org.espei4j.calphad.database.tdb.Statement.ReferencesStatement;
import org.espei4j.calphad.database.tdb.Statement.SpeciesStatement;
import org.espei4j.calphad.database.tdb.Statement.TypeDefinitionStatement;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Puts statements together to a database. Names are resolved in passes over the whole file, so that everything may be
/// used before it is defined.
final class DatabaseAssembler {

    private final List<Statement> statements;
    private final SourcePlace file;
    private final Problems problems;
    private final SpeciesCollector species;
    private final PhaseCollector phases;
    private final FunctionCollector functions;

    DatabaseAssembler(List<Statement> statements, SourcePlace file, Problems problems) {
        this.statements = statements;
        this.file = file;
        this.problems = problems;
        this.species = new SpeciesCollector(problems);
        this.phases = new PhaseCollector(problems, species);
        this.functions = new FunctionCollector(problems);
    }

    /// The database.
    ///
    /// @param comments lines of the comment at the head of the file
    Database assemble(List<String> comments) {
        all(ElementStatement.class).forEach(species::add);
        all(SpeciesStatement.class).forEach(species::add);
        List<TypeDefinitionStatement> definitions = all(TypeDefinitionStatement.class);
        Set<Character> letters = new HashSet<>();
        definitions.forEach(definition -> letters.add(definition.letter()));
        all(PhaseStatement.class).forEach(phase -> phases.add(phase, letters));
        List<ConstituentStatement> constituents = all(ConstituentStatement.class);
        constituents.stream().filter(c -> !c.added()).forEach(phases::add);
        constituents.stream().filter(ConstituentStatement::added).forEach(phases::add);
        phases.finish();
        all(FunctionStatement.class).forEach(functions::add);
        ParameterCollector parameters = new ParameterCollector(
                problems, phases.phases(), species.species().keySet());
        all(ParameterStatement.class).forEach(parameters::add);
        TypeDefinitions effects = new TypeDefinitions(problems, phases.phases(), definitions);
        effects.apply();

        Database.Builder builder = Database.builder();
        species.elements().values().forEach(builder::element);
        species.species().values().forEach(builder::species);
        functions.functions().values().forEach(builder::function);
        phases.phases().values().stream()
                .filter(draft -> !draft.isDefective())
                .map(PhaseDraft::toPhase)
                .forEach(builder::phase);
        builder.parameters(parameters.parameters());
        references().forEach(builder::reference);
        annotations(effects).forEach(builder::annotation);
        comments.forEach(builder::comment);
        Database database = builder.build();
        functions.report(database, file);
        parameters.finish(file);
        reportUnusedSpecies(database);
        return database;
    }

    private <S extends Statement> List<S> all(Class<S> type) {
        return statements.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private Map<String, String> references() {
        Map<String, String> references = new TreeMap<>();
        for (ReferencesStatement statement : all(ReferencesStatement.class)) {
            for (Reference reference : statement.references()) {
                String known = references.putIfAbsent(reference.key(), reference.text());
                if (known != null && !known.equals(reference.text())) {
                    problems.add(TdbProblem.REFERENCE_REDEFINED.problem(reference.place(), reference.key()));
                }
            }
        }
        return references;
    }

    private List<Database.Annotation> annotations(TypeDefinitions effects) {
        List<Database.Annotation> annotations = new ArrayList<>(effects.kept());
        for (KeptStatement statement : all(KeptStatement.class)) {
            annotations.add(new Database.Annotation(statement.keyword(), statement.text()));
        }
        return DefaultSettings.withoutUsual(annotations, species.elements().keySet());
    }

    private void reportUnusedSpecies(Database database) {
        Set<String> unused = new TreeSet<>(database.species().keySet());
        unused.removeAll(database.elements().keySet());
        for (Phase phase : database.phases().values()) {
            for (Sublattice sublattice : phase.sublattices()) {
                sublattice.constituents().forEach(unused::remove);
            }
        }
        if (!unused.isEmpty()) {
            problems.add(TdbProblem.SPECIES_UNUSED.problem(file, unused.size(), String.join(", ", unused)));
        }
    }
}
