package org.espei4j.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.HostAddress;
import org.espei4j.cluster.contact.SchedulerAddress;
import org.espei4j.cluster.contact.SchedulerAddress.Protocol;
import org.espei4j.cluster.contact.SchedulerFile;
import org.espei4j.cluster.contact.SchedulerProbe;
import org.espei4j.cluster.contact.TlsFiles;
import org.espei4j.cluster.contact.TlsIdentity;
import org.espei4j.cluster.dashboard.Dashboard;
import org.espei4j.cluster.grid.SchedulerNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A scheduler with everything around it: its file, its status page, and when it ends.
public final class SchedulerService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SchedulerService.class);

    /// How a scheduler is to run.
    ///
    /// @param schedulerFile file in which it says where it listens; absent: none
    /// @param host address to listen on; absent: the one at which others most likely reach this machine
    /// @param port port to listen on; absent: the first free one from 47500
    /// @param protocol how to speak
    /// @param tlsFiles certificates of the site; absent: a key is made for the cluster
    /// @param dashboard where the status page is; absent: none
    /// @param idleTimeout end when there has been no run for so long; absent: never
    /// @param lifetime end after so long; absent: never
    /// @param pidFile file that holds the process number; absent: none
    /// @param localDirectory folder for temporary files; absent: the system's
    /// @param programVersion version of the program, which all members must have
    public record Settings(
            Optional<Path> schedulerFile,
            Optional<InetAddress> host,
            Optional<Integer> port,
            Protocol protocol,
            Optional<TlsFiles> tlsFiles,
            Optional<Dashboard.Place> dashboard,
            Optional<Duration> idleTimeout,
            Optional<Duration> lifetime,
            Optional<Path> pidFile,
            Optional<Path> localDirectory,
            String programVersion) {}

    private final Settings settings;
    private final SchedulerNode node;
    private final Optional<Dashboard> dashboard;
    private final ProcessFile processFile;
    private final SchedulerFile contact;
    private final long start = System.nanoTime();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    private SchedulerService(
            Settings settings,
            SchedulerNode node,
            Optional<Dashboard> dashboard,
            ProcessFile processFile,
            SchedulerFile contact) {
        this.settings = settings;
        this.node = node;
        this.dashboard = dashboard;
        this.processFile = processFile;
        this.contact = contact;
    }

    /// Starts a scheduler and, when it can be reached, writes its file.
    ///
    /// @throws ClusterException if it cannot start
    public static SchedulerService start(Settings settings) throws ClusterException {
        if (settings.schedulerFile().isPresent()) {
            SchedulerProbe.requireNoOther(settings.schedulerFile().get(), settings.tlsFiles());
        }
        Optional<TlsIdentity> identity = Optional.empty();
        if (settings.protocol() == Protocol.TLS) {
            identity = Optional.of(
                    settings.tlsFiles().isPresent()
                            ? settings.tlsFiles().get().identity()
                            : TlsIdentity.generate(HostAddress.name()));
        } else {
            LOG.warn("TLS is off: everybody in this network can join, submit and watch, and see what is sent.");
        }
        SchedulerNode node = SchedulerNode.start(new SchedulerNode.Settings(
                settings.host(), settings.port(), identity, settings.localDirectory(), settings.programVersion()));
        Optional<Dashboard> dashboard = Optional.empty();
        try {
            if (settings.dashboard().isPresent()) {
                dashboard =
                        Optional.of(Dashboard.start(settings.dashboard().get(), identity, node::status, node::refused));
            }
            SchedulerFile contact = new SchedulerFile(
                    UUID.randomUUID().toString(),
                    node.address(),
                    settings.programVersion(),
                    Instant.now(),
                    HostAddress.name(),
                    ProcessHandle.current().pid(),
                    settings.tlsFiles().isPresent() ? Optional.empty() : identity.map(TlsIdentity::toText),
                    dashboard.map(Dashboard::link));
            ProcessFile processFile = ProcessFile.write(settings.pidFile());
            SchedulerService service = new SchedulerService(settings, node, dashboard, processFile, contact);
            if (settings.schedulerFile().isPresent()) {
                contact.write(settings.schedulerFile().get());
            }
            return service;
        } catch (ClusterException e) {
            dashboard.ifPresent(Dashboard::close);
            node.close();
            throw e;
        }
    }

    /// Where the scheduler listens.
    public SchedulerAddress address() {
        return node.address();
    }

    /// What its scheduler file holds.
    public SchedulerFile contact() {
        return contact;
    }

    /// Link to the status page, with its secret.
    public Optional<String> dashboardLink() {
        return dashboard.map(Dashboard::link);
    }

    /// Asks the scheduler to end. It can be called from any thread, also while the program is being stopped.
    public void stop() {
        asked.countDown();
    }

    /// Waits until the scheduler has a reason to end. Call [#close] then.
    public Ending awaitEnd() throws InterruptedException {
        while (!asked.await(500, TimeUnit.MILLISECONDS)) {
            Duration age = Duration.ofNanos(System.nanoTime() - start);
            if (!node.isRunning()) {
                return new Ending(false, "The scheduler has broken down.");
            }
            if (settings.lifetime().filter(t -> age.compareTo(t) >= 0).isPresent()) {
                return new Ending(true, "The lifetime of the scheduler is over.");
            }
            if (settings.idleTimeout()
                    .filter(t -> node.idle().compareTo(t) >= 0)
                    .isPresent()) {
                return new Ending(
                        true, "There has been no run for " + node.idle().toSeconds() + " s.");
            }
        }
        return new Ending(true, "The scheduler was asked to end.");
    }

    /// Tells all members that the cluster ends, removes the scheduler file, and ends.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        stop();
        if (settings.schedulerFile().isPresent()) {
            try {
                SchedulerFile.remove(settings.schedulerFile().get(), contact.id());
            } catch (IOException e) {
                LOG.warn(
                        "The scheduler file {} could not be removed ({}).",
                        settings.schedulerFile().get(),
                        e.toString());
            }
        }
        dashboard.ifPresent(Dashboard::close);
        node.close();
        processFile.close();
    }
}
