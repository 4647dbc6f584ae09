package org.espei4j.cli.cluster;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.espei4j.cli.terminal.ExitCode;
import org.espei4j.cli.terminal.ProgramVersion;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.SchedulerAddress;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.contact.SchedulerFile;
import org.espei4j.cluster.grid.ClusterObserver;
import org.espei4j.cluster.status.ClusterStatus;
import org.espei4j.cluster.status.StatusJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `espei cluster-status`: who belongs to a cluster, and what they do.
@Command(
        name = "cluster-status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = ProgramVersion.class,
        description = {
            "Prints who belongs to a cluster, what workers have done and how much memory they use, how far runs are,"
                    + " who came and went lately, and whose connections were refused."
        },
        footer = {
            "",
            "Example: espei cluster-status my-scheduler.json",
            "Clusters are described in docs/clusters.md.",
        })
public final class ClusterStatusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE|ADDRESS",
            description = "The scheduler file, or the address of the scheduler, e.g. tls://host:47500.")
    private String scheduler;

    @Option(names = "--json", description = "Print one JSON document, for programs.")
    private boolean json;

    @Mixin
    private ClusterArguments.Security security;

    @Mixin
    private ClusterArguments.Key key;

    @Override
    public Integer call() throws ClusterException {
        SchedulerContact contact = SchedulerContact.of(scheduler, key.proof(security));
        ClusterStatus status = ClusterObserver.look(contact, ProgramVersion.number());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new String(StatusJson.write(status, true), StandardCharsets.UTF_8));
        } else {
            new ClusterStatusText(out).write(status, statusPage());
        }
        return ExitCode.DONE;
    }

    /// The link to the status page, which only the scheduler file knows.
    private Optional<String> statusPage() throws ClusterException {
        return SchedulerAddress.isAddress(scheduler)
                ? Optional.empty()
                : SchedulerFile.read(Path.of(scheduler)).dashboard();
    }
}
