package org.espei4j.calphad.database.tdb;

import java.util.List;
import java.util.Optional;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// What one command says, before the rest of the file is taken into account. All names are upper case.
sealed interface Statement {

    /// Where the command begins.
    SourcePlace place();

    /// ELEMENT.
    record ElementStatement(Element element, SourcePlace place) implements Statement {}

    /// SPECIES.
    ///
    /// @param formula atoms and charge, as written
    /// @param coordination numbers after the formula
    record SpeciesStatement(
            String name, String formula, SourcePlace formulaPlace, List<Double> coordination, SourcePlace place)
            implements Statement {}

    /// FUNCTION.
    record FunctionStatement(String name, Ranges ranges, SourcePlace place) implements Statement {}

    /// PHASE.
    ///
    /// @param options letters after the colon
    /// @param words what follows the name: the type letters, the number of sublattices, the site ratios
    record PhaseStatement(String name, String options, List<Word> words, SourcePlace place) implements Statement {}

    /// CONSTITUENT and ADD_CONSTITUENT.
    ///
    /// @param phase name of the phase; empty if the command names none
    /// @param attached whether the first colon follows the name without a blank, as that of an option does
    /// @param segments what stands between the colons, the last one only if it is not blank
    /// @param closed whether the last segment is followed by a colon
    /// @param added whether the constituents are added to those of another command
    record ConstituentStatement(
            String phase, boolean attached, List<Segment> segments, boolean closed, boolean added, SourcePlace place)
            implements Statement {

        /// The same about another phase.
        ConstituentStatement of(String otherPhase) {
            return new ConstituentStatement(otherPhase, false, segments, closed, added, place);
        }
    }

    /// PARAMETER.
    ///
    /// @param type as written
    /// @param diffusing the species after `&`
    /// @param array for every sublattice what it lists, in the order of the command
    record ParameterStatement(
            String type,
            String phase,
            Optional<String> diffusing,
            List<List<Word>> array,
            int order,
            Ranges ranges,
            SourcePlace place)
            implements Statement {}

    /// TYPE_DEFINITION.
    ///
    /// @param words the action, commas taken for blanks
    record TypeDefinitionStatement(char letter, List<Word> words, SourcePlace place) implements Statement {

        /// The action with single blanks.
        String action() {
            return String.join(" ", words.stream().map(Word::text).toList());
        }
    }

    /// LIST_OF_REFERENCES and ADD_REFERENCES with texts in quotes.
    record ReferencesStatement(List<Reference> references, SourcePlace place) implements Statement {}

    /// Anything that is kept as text.
    ///
    /// @param keyword the full keyword, or the word of the file if it is unknown
    record KeptStatement(String keyword, String text, SourcePlace place) implements Statement {}

    /// A word and where it stands.
    record Word(String text, SourcePlace place) {}

    /// One sublattice of a CONSTITUENT command.
    record Segment(List<Constituent> constituents, SourcePlace place) {}

    /// A constituent and whether it is marked as major.
    record Constituent(String name, boolean major, SourcePlace place) {}

    /// An entry of a list of references.
    record Reference(String key, String text, SourcePlace place) {}
}
