package org.espei4j.cli.assessment;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.espei4j.assess.run.AssessmentDocuments;
import org.espei4j.assess.sample.ProposalExecutionException;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.cli.terminal.Console;
import org.espei4j.cli.terminal.ExitCode;
import org.espei4j.cli.terminal.ProgramVersion;
import org.espei4j.cluster.SchedulerService;
import org.espei4j.cluster.WorkerService;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.SchedulerAddress.Protocol;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.contact.TlsIdentity;
import org.espei4j.cluster.grid.ClusterExecutor;
import org.espei4j.cluster.grid.WorkerNode;
import org.espei4j.cluster.problem.ProblemDocuments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Does once what runs and members of clusters do, in this process: the launcher keeps what Java has loaded and linked
/// for it, so that later starts take a fraction of the time. Not for people.
@Command(name = RehearsalCommand.NAME, hidden = true, description = "Does once what later starts do.")
public final class RehearsalCommand implements Callable<Integer> {

    static final String NAME = "rehearse";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "A run file.")
    private Path runFile;

    /// @param console where messages are shown
    public RehearsalCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call()
            throws BadInputException, IOException, ClusterException, ProposalExecutionException, InterruptedException {
        EvaluateCommand.Prepared prepared = EvaluateCommand.prepare(console, runFile, new Problems(), Optional.empty());
        ProblemDocuments documents =
                ProblemDocuments.of(AssessmentDocuments.of(prepared.settings(), prepared.assessment()));
        SchedulerService.Settings settings = new SchedulerService.Settings(
                Optional.empty(),
                Optional.of(InetAddress.getLoopbackAddress()),
                Optional.empty(),
                Protocol.TLS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ProgramVersion.number());
        try (SchedulerService scheduler = SchedulerService.start(settings)) {
            SchedulerContact contact = new SchedulerContact(
                    scheduler.address(),
                    "rehearsal",
                    scheduler.contact().id(),
                    Optional.of(TlsIdentity.parse(scheduler.contact().key().orElseThrow(), "rehearsal")));
            evaluate(contact, documents, prepared.assessment().startValues());
        }
        return ExitCode.DONE;
    }

    private static void evaluate(SchedulerContact contact, ProblemDocuments documents, double[] start)
            throws ClusterException, ProposalExecutionException, InterruptedException {
        WorkerNode.Settings worker = new WorkerNode.Settings(
                contact,
                Optional.of("rehearsal"),
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PATIENCE,
                ProgramVersion.number());
        ClusterExecutor.Settings run = new ClusterExecutor.Settings(
                contact, "rehearsal", Optional.empty(), Optional.of(PATIENCE), PATIENCE, ProgramVersion.number());
        try (WorkerNode _ = WorkerNode.start(worker, WorkerService.programsCompiler());
                ClusterExecutor executor = ClusterExecutor.connect(run, documents)) {
            executor.evaluate(new double[][] {start, start});
        }
    }
}
