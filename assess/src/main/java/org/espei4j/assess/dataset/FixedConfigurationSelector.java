package org.espei4j.assess.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.espei4j.assess.phasemodel.PhaseModel;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Decides which parts of fixed-configuration sets take part.
final class FixedConfigurationSelector {

    /// Tables of unary energies begin here, K.
    private static final double COLDEST = 298.15;

    private final PhaseModels models;
    private final PhaseModels active;
    private final Set<String> outputs;
    private final List<LeftOut> leftOut;

    /// @param outputs the properties that are read
    /// @param leftOut receives what does not take part
    FixedConfigurationSelector(PhaseModels models, Set<String> outputs, List<LeftOut> leftOut) {
        this.models = models;
        this.active = models.active();
        this.outputs = Set.copyOf(outputs);
        this.leftOut = leftOut;
    }

    Optional<FixedConfigurationDataset> select(FixedConfigurationDataset dataset) {
        Optional<LeftOut> whole = whole(dataset);
        if (whole.isPresent()) {
            leftOut.add(whole.get());
            return Optional.empty();
        }
        PhaseModel model = active.phase(dataset.phase()).orElseThrow();
        int[] configurations = configurations(dataset, model);
        int[] temperatures = temperatures(dataset);
        if (configurations.length == 0 || temperatures.length == 0) {
            return Optional.empty();
        }
        return Optional.of(dataset.keeping(temperatures, configurations));
    }

    private Optional<LeftOut> whole(FixedConfigurationDataset dataset) {
        if (!outputs.contains(dataset.output())) {
            boolean absolute = dataset.property().reference() == ThermochemicalProperty.Reference.ABSOLUTE
                    && Set.of("HM", "SM", "CPM").contains(dataset.output());
            LeftOut.Reason reason = absolute ? LeftOut.Reason.ABSOLUTE_PROPERTY : LeftOut.Reason.PROPERTY_NOT_READ;
            return Optional.of(LeftOut.set(dataset, reason, dataset.output()));
        }
        Optional<LeftOut> outside = SystemMembership.outside(dataset, models);
        if (outside.isPresent()) {
            return outside;
        }
        Optional<LeftOut> phase = SystemMembership.missing(dataset, dataset.phase(), models, active);
        if (phase.isPresent()) {
            return phase;
        }
        int sublattices =
                active.phase(dataset.phase()).orElseThrow().sublattices().size();
        if (sublattices != dataset.siteRatios().size()) {
            String detail = dataset.siteRatios().size() + " instead of " + sublattices;
            return Optional.of(LeftOut.set(dataset, LeftOut.Reason.SUBLATTICES_DIFFER, detail));
        }
        return SystemMembership.weightless(dataset, dataset.values());
    }

    private int[] configurations(FixedConfigurationDataset dataset, PhaseModel model) {
        List<Integer> kept = new ArrayList<>();
        int each = dataset.pressures().size() * dataset.temperatures().size();
        for (int i = 0; i < dataset.configurations().size(); i++) {
            OccupiedConfiguration configuration = dataset.configurations().get(i);
            if (configuration.fits(model)) {
                kept.add(i);
            } else {
                leftOut.add(new LeftOut(
                        configuration.place(),
                        "configuration " + configuration.index(),
                        LeftOut.Reason.CONFIGURATION_OUTSIDE,
                        configuration.describe(),
                        each));
            }
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] temperatures(FixedConfigurationDataset dataset) {
        int[] warm = IntStream.range(0, dataset.temperatures().size())
                .filter(t -> dataset.temperatures().get(t) >= COLDEST)
                .toArray();
        int cold = dataset.temperatures().size() - warm.length;
        if (cold > 0) {
            String part = cold == 1 ? "one temperature" : cold + " temperatures";
            leftOut.add(new LeftOut(
                    SourcePlace.of(dataset.file()),
                    part,
                    LeftOut.Reason.TOO_COLD,
                    "",
                    cold * dataset.pressures().size() * dataset.configurations().size()));
        }
        return warm;
    }
}
