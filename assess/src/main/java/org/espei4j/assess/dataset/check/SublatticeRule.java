package org.espei4j.assess.dataset.check;

import java.util.List;
import java.util.Optional;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.FixedConfigurationDataset;
import org.espei4j.assess.dataset.OccupiedConfiguration;
import org.espei4j.assess.phasemodel.PhaseModel;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.diagnostic.Problems;

/// Whether the sublattices of a fixed-configuration set are those of the phase's model.
final class SublatticeRule implements DatasetRule {

    private static final double SAME_RATIO = 1e-6;

    private final PhaseModels active;

    /// @param active the phase models, reduced to their components
    SublatticeRule(PhaseModels active) {
        this.active = active;
    }

    @Override
    public void check(Dataset dataset, Problems problems) {
        if (!(dataset instanceof FixedConfigurationDataset fixed)) {
            return;
        }
        Optional<PhaseModel> model = active.phase(fixed.phase());
        if (model.isEmpty()) {
            return;
        }
        List<Double> modelRatios = model.get().siteRatios();
        if (modelRatios.size() != fixed.siteRatios().size()) {
            problems.add(DatasetProblem.SUBLATTICES_DIFFER.at(
                    fixed.siteRatiosPlace(),
                    "/solver/sublattice_site_ratios",
                    fixed.siteRatios().size(),
                    fixed.phase(),
                    modelRatios.size()));
            return;
        }
        if (!proportional(fixed.siteRatios(), modelRatios)) {
            problems.add(DatasetProblem.SITE_RATIOS_DIFFER.at(
                    fixed.siteRatiosPlace(),
                    "/solver/sublattice_site_ratios",
                    fixed.siteRatios(),
                    fixed.phase(),
                    modelRatios));
        }
        for (OccupiedConfiguration configuration : fixed.configurations()) {
            if (!configuration.fits(model.get())) {
                problems.add(DatasetProblem.CONFIGURATION_OUTSIDE.at(
                        configuration.place(),
                        "/solver/sublattice_configurations/" + configuration.index(),
                        configuration.index(),
                        configuration.describe(),
                        fixed.phase()));
            }
        }
    }

    private static boolean proportional(List<Double> first, List<Double> second) {
        double factor = second.getFirst() / first.getFirst();
        for (int s = 1; s < first.size(); s++) {
            double difference = first.get(s) * factor - second.get(s);
            if (Math.abs(difference) > SAME_RATIO * second.get(s)) {
                return false;
            }
        }
        return true;
    }
}
