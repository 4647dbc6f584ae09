package org.espei4j.assess.dataset;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.espei4j.assess.phasemodel.PhaseModel;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// What all kinds of dataset have in common.
///
/// @param place the file, and where its object begins
/// @param components components that the set lists, in text order
/// @param phases phases that the set lists, in file order; `__HYPERPLANE__` may be among them
/// @param output property that was measured, e.g. `HM_MIX`
/// @param tags names by which a run changes sets, after the changes
/// @param provenance where the numbers come from
/// @param places where the keys `components`, `phases` and `output` stand
public record DatasetHeader(
        SourcePlace place,
        SortedSet<String> components,
        List<String> phases,
        String output,
        List<String> tags,
        Provenance provenance,
        KeyPlaces places) {

    /// Copies the collections.
    public DatasetHeader {
        components = Collections.unmodifiableSortedSet(new TreeSet<>(components));
        phases = List.copyOf(phases);
        tags = List.copyOf(tags);
    }

    /// The components without the vacancy, in text order.
    public SortedSet<String> elements() {
        SortedSet<String> elements = new TreeSet<>(components);
        elements.remove(PhaseModel.VACANCY);
        return Collections.unmodifiableSortedSet(elements);
    }

    /// Where the numbers come from. Nothing here changes a result.
    ///
    /// @param reference the publication, as the file names it
    /// @param bibtex key of a BibTeX entry
    /// @param comment remark of the set's author
    /// @param author who made the set
    public record Provenance(
            Optional<String> reference, Optional<String> bibtex, Optional<String> comment, Optional<String> author) {

        /// A set that says nothing of its origin.
        public static final Provenance UNKNOWN =
                new Provenance(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Where the values of some keys stand.
    ///
    /// @param components of the list of components
    /// @param phases of the list of phases
    /// @param output of the name of the property
    public record KeyPlaces(SourcePlace components, SourcePlace phases, SourcePlace output) {}
}
