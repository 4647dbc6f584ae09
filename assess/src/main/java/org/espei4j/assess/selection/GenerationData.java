package org.espei4j.assess.selection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.espei4j.assess.dataset.FixedConfigurationDataset;
import org.espei4j.assess.dataset.LeftOut;
import org.espei4j.assess.dataset.MeasuredValues;
import org.espei4j.assess.dataset.OccupiedConfiguration;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// The measured values of one phase, oriented like the configurations that are fitted, and the account of those that
/// are not used.
final class GenerationData {

    private final List<Entry> entries = new ArrayList<>();
    private final Set<Configuration> configurations = new HashSet<>();
    private final Set<LeftOut> leftOut = new LinkedHashSet<>();
    private final boolean keepWeightless;

    /// A configuration of a dataset.
    ///
    /// @param index position in the dataset's list of configurations
    /// @param configuration oriented
    /// @param siteFractions oriented likewise
    private record Entry(
            FixedConfigurationDataset set,
            OccupiedConfiguration original,
            int index,
            Configuration configuration,
            List<List<Double>> siteFractions) {}

    /// @param sets sets that take part in a generation, in the order of their files; those of other phases are passed
    ///     over
    /// @param keepWeightless whether values of weight 0 count as samples
    GenerationData(
            List<FixedConfigurationDataset> sets, String phase, SublatticeSymmetry symmetry, boolean keepWeightless) {
        this.keepWeightless = keepWeightless;
        for (FixedConfigurationDataset set : sets) {
            if (set.phase().equals(phase)) {
                for (int c = 0; c < set.configurations().size(); c++) {
                    OccupiedConfiguration occupied = set.configurations().get(c);
                    Configuration asGiven = new Configuration(occupied.constituents());
                    int[] positions = symmetry.orientation(asGiven);
                    entries.add(new Entry(
                            set,
                            occupied,
                            c,
                            asGiven.permuted(positions),
                            SublatticeSymmetry.permute(occupied.siteFractions(), positions)));
                    configurations.add(asGiven.permuted(positions));
                }
            }
        }
    }

    /// Whether there are data of a configuration, whatever their property.
    boolean has(Configuration configuration) {
        return configurations.contains(configuration);
    }

    /// The samples that a step fits: file by file, in a file pressure by pressure, temperature by temperature,
    /// configuration by configuration.
    List<Sample> samples(FittingStep step, Configuration configuration) {
        List<Entry> matching = entries.stream()
                .filter(e -> e.configuration().equals(configuration))
                .filter(e -> step.reads(e.set().property()))
                .toList();
        Set<FixedConfigurationDataset> sets = new LinkedHashSet<>();
        matching.forEach(e -> sets.add(e.set()));
        List<Sample> samples = new ArrayList<>();
        for (FixedConfigurationDataset set : sets) {
            List<Entry> ofSet = matching.stream().filter(e -> e.set() == set).toList();
            for (int p = 0; p < set.pressures().size(); p++) {
                for (int t = 0; t < set.temperatures().size(); t++) {
                    for (Entry entry : ofSet) {
                        addSample(entry, p, t, samples);
                    }
                }
            }
        }
        return samples;
    }

    private void addSample(Entry entry, int p, int t, List<Sample> samples) {
        FixedConfigurationDataset set = entry.set();
        MeasuredValues values = set.values();
        SourcePlace place = values.place(p, t, entry.index());
        double weight = values.weight(p, t, entry.index());
        if (weight > 0 || keepWeightless) {
            samples.add(new Sample(
                    place,
                    set.property(),
                    set.temperatures().get(t),
                    set.pressures().get(p),
                    values.value(p, t, entry.index()),
                    weight,
                    entry.configuration(),
                    entry.siteFractions(),
                    set.excludedContributions()));
        } else {
            leftOut.add(new LeftOut(place, "a value", LeftOut.Reason.ZERO_WEIGHT, "", 1));
        }
    }

    /// Notes that the data of a configuration, for the steps of one parameter type, are not used.
    void leaveOut(Configuration configuration, List<FittingStep> steps, LeftOut.Reason reason) {
        for (Entry entry : entries) {
            boolean read =
                    steps.stream().anyMatch(step -> step.reads(entry.set().property()));
            if (read && entry.configuration().equals(configuration)) {
                leaveOut(entry, reason);
            }
        }
    }

    /// Notes that data of configurations other than those given are not used.
    void leaveOutAllBut(Set<Configuration> fitted) {
        for (Entry entry : entries) {
            if (!fitted.contains(entry.configuration())) {
                leaveOut(entry, LeftOut.Reason.CONFIGURATION_NOT_FITTED);
            }
        }
    }

    private void leaveOut(Entry entry, LeftOut.Reason reason) {
        int values = entry.set().pressures().size() * entry.set().temperatures().size();
        leftOut.add(new LeftOut(
                entry.original().place(),
                "configuration " + entry.original().index(),
                reason,
                entry.original().describe(),
                values));
    }

    /// The data that are not used, as far as noted.
    List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }
}
