package org.espei4j.cli.assessment;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.espei4j.assess.dataset.LeftOut;
import org.espei4j.assess.run.Assessment;
import org.espei4j.assess.run.RunListener;
import org.espei4j.assess.sample.SamplingListener;
import org.espei4j.assess.sample.SamplingProgress;
import org.espei4j.assess.selection.ParameterReport;
import org.espei4j.assess.selection.SelectionResult;
import org.espei4j.assess.selection.StepReport;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.cli.terminal.Console;
import org.espei4j.cli.terminal.RunLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows a run: its progress on the console, what it does and what it leaves out in the log.
final class RunDisplay implements RunListener {

    private static final Logger LOG = LoggerFactory.getLogger("espei");

    private final Console console;
    private final Interruption interruption;
    private final Runnable whenAccepted;
    private final SamplingProgressDisplay sampling;
    private final Set<SourcePlace> warnedOf = new HashSet<>();
    private final Set<String> filesWarnedOf = new HashSet<>();
    private SamplingListener alsoTold = progress -> {};

    RunDisplay(Console console, Interruption interruption) {
        this(console, interruption, () -> {});
    }

    /// @param whenAccepted done as soon as files may be written
    RunDisplay(Console console, Interruption interruption, Runnable whenAccepted) {
        this.console = console;
        this.interruption = interruption;
        this.whenAccepted = whenAccepted;
        this.sampling = new SamplingProgressDisplay(console, System::nanoTime);
    }

    /// Lets another listener know how sampling goes on.
    void alsoTell(SamplingListener listener) {
        alsoTold = listener;
    }

    @Override
    public void inputsAccepted() {
        whenAccepted.run();
    }

    @Override
    public void noticed(List<Problem> problems) {
        for (Problem problem : problems) {
            if (problem.severity() == Severity.NOTE) {
                LOG.debug("{}", problem);
            } else {
                LOG.warn(RunLog.LOCATED, "{}", problem);
                warnedOf.add(problem.place());
                filesWarnedOf.add(problem.place().file());
            }
        }
    }

    @Override
    public void leftOut(String step, List<LeftOut> parts) {
        List<LeftOut> surprising = parts.stream().filter(this::isSurprising).toList();
        surprising.forEach(part ->
                LOG.warn(RunLog.LOCATED, "{}: warning: not used in the {}: {}", part.place(), step, part.what()));
        parts.stream().filter(part -> !surprising.contains(part)).forEach(part -> LOG.debug("{}", part));
    }

    /// Whether users do not expect it from what they wrote in their files, and have not been told yet.
    private boolean isSurprising(LeftOut part) {
        if (warnedOf.contains(part.place())) {
            return false;
        }
        return switch (part.reason()) {
            case DISABLED,
                    NOT_FOR_THIS_STEP,
                    PROPERTY_NOT_READ,
                    ZERO_WEIGHT,
                    ZERO_KIND_WEIGHT,
                    PURE_ELEMENT,
                    ALREADY_ASSESSED,
                    TOO_COLD -> false;
            // The check of the datasets names such a phase or component once for the whole file.
            case PHASE_UNKNOWN, PHASE_IS_ALIAS, PHASE_NOT_ACTIVE, COMPONENTS_OUTSIDE ->
                !filesWarnedOf.contains(part.place().file());
            default -> true;
        };
    }

    @Override
    public void phaseStarted(String phase, int index, int count) {
        console.status(String.format(Locale.ROOT, "generating parameters: %s (%d of %d)", phase, index + 1, count));
        LOG.info("Generating parameters of {} ({} of {})", phase, index + 1, count);
    }

    @Override
    public void fitted(StepReport report) {
        LOG.debug(
                "{} {} {}: {} values; of {} candidates number {} is chosen: {}",
                report.phase(),
                report.configuration(),
                report.property(),
                report.samples().size(),
                report.candidates().size(),
                report.selected() + 1,
                report.chosen().features());
    }

    @Override
    public void written(ParameterReport report) {
        if (!report.symbols().isEmpty()) {
            String symbols = report.symbols().entrySet().stream()
                    .map(symbol -> symbol.getKey() + " = " + symbol.getValue())
                    .collect(Collectors.joining(", "));
            LOG.info("{} {}: {}", report.phase(), report.configuration(), symbols);
        }
    }

    @Override
    public void generated(SelectionResult result) {
        console.status("");
        int symbols = result.parameters().stream()
                .mapToInt(report -> report.symbols().size())
                .sum();
        console.println(
                "Generated " + symbols + " parameters from " + result.fits().size() + " fits.");
    }

    @Override
    public void databaseWritten(Path file) {
        LOG.info("Wrote {}", file);
    }

    @Override
    public void samplingStarts(Assessment assessment, int chains, int iterations, String executor) {
        interruption.samplingStarts();
        LOG.info(
                "{} measured numbers, {} parameters, {} chains, {} iterations, {}",
                assessment.likelihood().pointCount(),
                assessment.parameterNames().size(),
                chains,
                iterations,
                executor);
        console.status("evaluating the start positions");
    }

    @Override
    public void immobile(List<String> parameters) {
        if (!parameters.isEmpty()) {
            LOG.warn(
                    "These parameters are the same in all chains, so they can never change: {}",
                    String.join(", ", parameters));
        }
    }

    @Override
    public void started(SamplingProgress progress) {
        console.status("");
        sampling.started(progress);
        alsoTold.started(progress);
    }

    @Override
    public void iterationCompleted(SamplingProgress progress) {
        sampling.iterationCompleted(progress);
        alsoTold.iterationCompleted(progress);
        LOG.debug(
                "iteration {}: {} moves accepted, {} evaluations so far",
                progress.iteration(),
                progress.acceptedNow(),
                progress.tally().evaluations());
    }
}
