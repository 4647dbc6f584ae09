package org.espei4j.cluster.fault;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Hosts with addresses of their own on one machine: network namespaces of Linux, joined by a switch from which a host can
/// be cut off without noticing it otherwise than by silence. Needs the rights to make them.
final class Network implements AutoCloseable {

    private final String mark = Long.toString(ProcessHandle.current().pid() % 100_000);
    private final String bridge = "eb" + mark;
    private final int subnet = (int) (ProcessHandle.current().pid() % 250);
    private final List<String> hosts = new ArrayList<>();

    /// @throws org.opentest4j.TestAbortedException if there cannot be such networks here
    Network() throws IOException, InterruptedException {
        assumeTrue(isPossible(), "network namespaces cannot be made here (root and iproute2 are needed)");
        ip("link", "add", bridge, "type", "bridge");
        ip("addr", "add", address(1) + "/24", "dev", bridge);
        ip("link", "set", bridge, "up");
    }

    private static boolean isPossible() throws IOException, InterruptedException {
        try {
            String name = "espei4j-probe-" + ProcessHandle.current().pid();
            boolean made = run("ip", "netns", "add", name).exitCode() == 0;
            if (made) {
                run("ip", "netns", "del", name);
            }
            return made;
        } catch (IOException noProgram) {
            return false;
        }
    }

    private record Outcome(int exitCode, String output) {}

    private static Outcome run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(30, TimeUnit.SECONDS);
        return new Outcome(process.exitValue(), output);
    }

    private static void ip(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Outcome outcome = run(command.toArray(String[]::new));
        if (outcome.exitCode() != 0) {
            throw new IOException(command + ": " + outcome.output());
        }
    }

    private String address(int number) {
        return "10.213." + subnet + "." + number;
    }

    /// A host.
    ///
    /// @param address its address
    /// @param namespace name of its namespace
    /// @param plug the end of its cable in the switch
    record Host(String address, String namespace, String plug) {

        /// What runs a program on it.
        String[] prefix() {
            return new String[] {"ip", "netns", "exec", namespace};
        }
    }

    /// Makes a host.
    Host host() throws IOException, InterruptedException {
        int number = hosts.size() + 2;
        String namespace = "espei4j-" + mark + "-" + number;
        String plug = "ep" + mark + number;
        String card = "ec" + mark + number;
        ip("netns", "add", namespace);
        hosts.add(namespace);
        ip("link", "add", plug, "type", "veth", "peer", "name", card);
        ip("link", "set", card, "netns", namespace);
        ip("link", "set", plug, "master", bridge);
        ip("link", "set", plug, "up");
        ip("-n", namespace, "addr", "add", address(number) + "/24", "dev", card);
        ip("-n", namespace, "link", "set", card, "up");
        ip("-n", namespace, "link", "set", "lo", "up");
        return new Host(address(number), namespace, plug);
    }

    /// Nothing gets through to a host or from it any more; its own card does not notice.
    void cutOff(Host host) throws IOException, InterruptedException {
        ip("link", "set", host.plug(), "nomaster");
    }

    /// Ends that.
    void reconnect(Host host) throws IOException, InterruptedException {
        ip("link", "set", host.plug(), "master", bridge);
    }

    @Override
    public void close() throws IOException {
        try {
            for (String host : hosts) {
                // The cables go with the namespace.
                run("ip", "netns", "del", host);
            }
            run("ip", "link", "del", bridge);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
