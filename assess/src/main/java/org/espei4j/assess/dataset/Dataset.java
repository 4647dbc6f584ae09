package org.espei4j.assess.dataset;

import java.util.List;
import java.util.SortedSet;

/// One dataset, as read from one file and changed by the tags of the run. Immutable; every part knows its place in the
/// file.
public sealed interface Dataset
        permits FixedConfigurationDataset, PhaseBoundaryDataset, ActivityDataset, EquilibriumDataset, DiffusionDataset {

    /// What all kinds have in common.
    DatasetHeader header();

    /// Number of residuals that the set has, points of weight 0 included: values, or vertices that are not
    /// `__HYPERPLANE__`.
    int points();

    /// The file's name, as messages show it.
    default String file() {
        return header().place().file();
    }

    /// The components that the set lists, in text order, with the vacancy if it is listed.
    default SortedSet<String> components() {
        return header().components();
    }

    /// The components without the vacancy, in text order.
    default SortedSet<String> elements() {
        return header().elements();
    }

    /// The phases that the set lists, in file order.
    default List<String> phases() {
        return header().phases();
    }

    /// The property that was measured, as the file names it, e.g. `HM_MIX` or `ZPF`.
    default String output() {
        return header().output();
    }
}
