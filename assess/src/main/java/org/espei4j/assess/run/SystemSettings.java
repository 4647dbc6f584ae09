package org.espei4j.assess.run;

import java.nio.file.Path;
import org.espei4j.assess.dataset.DatasetTags;
import org.espei4j.assess.dataset.UnreachableData;

/// The section `system`: what is assessed.
///
/// @param phaseModels the phase models file
/// @param datasets the folder of datasets, searched with its subfolders
/// @param tags changes to the datasets that carry a tag
/// @param unreachableData what happens to measured compositions that a phase cannot have
public record SystemSettings(Path phaseModels, Path datasets, DatasetTags tags, UnreachableData unreachableData) {}
