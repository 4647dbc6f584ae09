package org.espei4j.assess.selection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.DatasetSelection;
import org.espei4j.assess.dataset.FixedConfigurationDataset;
import org.espei4j.assess.dataset.LeftOut;
import org.espei4j.assess.phasemodel.PhaseModel;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.assess.refstate.ReferenceState;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.model.ModelOptions;

/// One selection under way: what it works on and what it has found so far. Not thread-safe.
final class SelectionRun {

    private final PhaseModels models;
    private final List<FixedConfigurationDataset> datasets;
    private final ReferenceState table;
    private final SelectionOptions options;
    private final SelectionProgress progress;
    private final Problems problems = new Problems();
    private final Database.Builder database;
    private final ParameterWriter writer;
    private final LatticeStabilities latticeStabilities;
    private final FormationReferences references;
    private final List<StepReport> fits = new ArrayList<>();
    private final List<ParameterReport> parameters = new ArrayList<>();
    private final Set<LeftOut> leftOut = new LinkedHashSet<>();

    SelectionRun(
            PhaseModels allModels,
            List<? extends Dataset> datasets,
            ReferenceState table,
            SelectionOptions options,
            SelectionProgress progress)
            throws BadInputException {
        this.models = allModels.active();
        Set<String> outputs = new TreeSet<>();
        options.description().steps().forEach(step -> outputs.addAll(step.outputs()));
        DatasetSelection selected = DatasetSelection.forGeneration(datasets, allModels, outputs);
        this.datasets = selected.ofKind(FixedConfigurationDataset.class);
        this.leftOut.addAll(selected.leftOut());
        this.table = table;
        this.options = options;
        this.progress = progress;
        Database start = StartingDatabase.create(models, table, options.inputDatabase(), problems);
        this.database = start.toBuilder();
        this.writer = new ParameterWriter(start, database);
        this.latticeStabilities = new LatticeStabilities(table, options.isCompatible());
        this.references = new FormationReferences(start, models.elements(), ModelOptions.of(options.profile()));
    }

    SelectionResult run() throws BadInputException {
        int index = 0;
        for (PhaseModel phase : models.phases().values()) {
            progress.phaseStarted(phase.name(), index++, models.phases().size());
            new PhaseFit(this, phase).fit();
        }
        return new SelectionResult(database.build(), fits, parameters, List.copyOf(leftOut), problems.all());
    }

    PhaseModels models() {
        return models;
    }

    List<FixedConfigurationDataset> datasets() {
        return datasets;
    }

    ReferenceState table() {
        return table;
    }

    SelectionOptions options() {
        return options;
    }

    Database.Builder database() {
        return database;
    }

    ParameterWriter writer() {
        return writer;
    }

    LatticeStabilities latticeStabilities() {
        return latticeStabilities;
    }

    FormationReferences references() {
        return references;
    }

    void leftOut(List<LeftOut> more) {
        leftOut.addAll(more);
    }

    void notComputable(FittingStep step, Sample sample) {
        String what = "a value of " + step.property() + " at " + sample.temperature() + " K";
        leftOut.add(new LeftOut(sample.place(), what, LeftOut.Reason.NOT_COMPUTABLE, "", 1));
    }

    void fitted(StepReport report) {
        fits.add(report);
        progress.fitted(report);
        SourcePlace place = SourcePlace.of(String.join(", ", report.files()));
        String what = report.property() + " of " + report.phase() + " " + report.configuration();
        if (report.chosen().isExact() && report.chosen().features().size() > 1) {
            problems.add(Problem.warning(
                    place,
                    what + " is fitted exactly: " + report.chosen().samples() + " values, "
                            + report.chosen().features().size() + " terms",
                    "more values than terms",
                    "More data, or a larger penalty factor, would make the choice of terms mean something."));
        }
        if (!report.dropped().isEmpty()) {
            problems.add(new Problem(
                    Severity.NOTE,
                    place,
                    "",
                    what + ": terms without effect on any value are left out: " + report.dropped(),
                    "",
                    ""));
        }
    }

    void written(ParameterReport report) {
        parameters.add(report);
        progress.written(report);
    }
}
