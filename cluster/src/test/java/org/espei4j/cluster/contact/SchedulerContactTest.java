package org.espei4j.cluster.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.espei4j.cluster.contact.SchedulerAddress.Protocol;
import org.espei4j.cluster.contact.SchedulerContact.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulerContactTest {

    private static final TlsIdentity KEY = TlsIdentity.generate("host");

    @TempDir
    private Path folder;

    private Path file(Protocol protocol, Optional<String> key) throws ClusterException {
        Path path = folder.resolve("s.json");
        new SchedulerFile(
                        "id",
                        new SchedulerAddress(protocol, "127.0.0.1", 47_500),
                        "1",
                        Instant.EPOCH,
                        "h",
                        1,
                        key,
                        Optional.empty())
                .write(path);
        return path;
    }

    private static Proof proof(Optional<Path> keyFile, Optional<String> keyText, Optional<Protocol> protocol) {
        return new Proof(Optional.empty(), keyFile, keyText, protocol);
    }

    private static String text(SchedulerContact contact) {
        return contact.identity().orElseThrow().toText();
    }

    @ParameterizedTest
    @CsvSource({
        "tls://node17:47500, TLS, node17, 47500",
        "tcp://10.1.2.3:1, TCP, 10.1.2.3, 1",
        "tcp://[fe80::1%eth0]:65535, TCP, fe80::1%eth0, 65535",
        "tls://node-17.example.org:80/, TLS, node-17.example.org, 80"
    })
    void addressesAreRead(String text, Protocol protocol, String host, int port) throws ClusterException {
        SchedulerAddress address = SchedulerAddress.parse(text);
        assertThat(address).isEqualTo(new SchedulerAddress(protocol, host, port));
        assertThat(SchedulerAddress.parse(address.toString())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node17:47500",
                "tls://node17",
                "tls://:47500",
                "tls://node17:0",
                "tls://node17:70000",
                "http://a:1",
                ""
            })
    void otherTextsAreNoAddresses(String text) {
        assertThatThrownBy(() -> SchedulerAddress.parse(text))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("tls://host:47500");
    }

    @Test
    void aSchedulerFileIsEnough() throws ClusterException {
        Path path = file(Protocol.TLS, Optional.of(KEY.toText()));
        SchedulerContact contact = SchedulerContact.of(path.toString(), Proof.NONE);
        assertThat(contact.id()).isEqualTo("id");
        assertThat(text(contact)).isEqualTo(KEY.toText());
        assertThat(SchedulerContact.ofFile(file(Protocol.TCP, Optional.empty()), Proof.NONE)
                        .identity())
                .isEmpty();
    }

    @Test
    void aFileWithoutKeyNeedsCertificatesOfTheSite() throws ClusterException {
        Path path = file(Protocol.TLS, Optional.empty());
        assertThatThrownBy(() -> SchedulerContact.ofFile(path, Proof.NONE)).hasMessageContaining("--tls-cert");
        assertThat(text(SchedulerContact.ofFile(
                        path, proof(Optional.empty(), Optional.of(KEY.toText()), Optional.empty()))))
                .isEqualTo(KEY.toText());
    }

    /// What a user names is used, or refused.
    @Test
    void aKeyThatIsNamedCountsForMoreThanTheOneInTheFile() throws Exception {
        Path path = file(Protocol.TLS, Optional.of(KEY.toText()));
        TlsIdentity other = TlsIdentity.generate("other");
        Path named = Files.writeString(folder.resolve("named.pem"), other.toText());
        assertThat(text(SchedulerContact.ofFile(path, proof(Optional.of(named), Optional.empty(), Optional.empty()))))
                .isEqualTo(other.toText());
        assertThat(text(SchedulerContact.ofFile(
                        path, proof(Optional.empty(), Optional.of(other.toText()), Optional.empty()))))
                .isEqualTo(KEY.toText());
        Proof both = new Proof(
                Optional.of(new TlsFiles(named, named, named)), Optional.of(named), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> SchedulerContact.ofFile(path, both)).hasMessageContaining("Give either --key-file");
        assertThatThrownBy(both::requireUsable).hasMessageContaining("Give either --key-file");
    }

    @Test
    void whoNamesAKeyDoesNotSpeakInTheClear() throws Exception {
        Path path = file(Protocol.TCP, Optional.empty());
        Path named = Files.writeString(folder.resolve("named.pem"), KEY.toText());
        Proof key = proof(Optional.of(named), Optional.empty(), Optional.of(Protocol.TCP));
        for (String scheduler : new String[] {path.toString(), "tcp://127.0.0.1:47500"}) {
            assertThatThrownBy(() -> SchedulerContact.of(scheduler, key))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("in the clear, and without keys");
        }
    }

    @Test
    void aProtocolThatContradictsTheFileIsAnError() throws ClusterException {
        Path path = file(Protocol.TLS, Optional.of(KEY.toText()));
        Proof clear = proof(Optional.empty(), Optional.empty(), Optional.of(Protocol.TCP));
        assertThatThrownBy(() -> SchedulerContact.ofFile(path, clear)).hasMessageContaining("speaks tls, not tcp");
    }

    @Test
    void anAddressNeedsTheKeyFromAFileOrTheEnvironment() throws Exception {
        String address = "tcp://127.0.0.1:47500";
        assertThatThrownBy(() -> SchedulerContact.of(address, Proof.NONE))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("--key-file")
                .hasMessageContaining("ESPEI_CLUSTER_KEY");
        SchedulerContact byText =
                SchedulerContact.of(address, proof(Optional.empty(), Optional.of(KEY.toText()), Optional.empty()));
        assertThat(text(byText)).isEqualTo(KEY.toText());
        assertThat(byText.address().protocol()).isEqualTo(Protocol.TLS);
        Path copy = file(Protocol.TLS, Optional.of(KEY.toText()));
        assertThat(text(SchedulerContact.of(address, proof(Optional.of(copy), Optional.empty(), Optional.empty()))))
                .isEqualTo(KEY.toText());
        Path alone = Files.writeString(folder.resolve("key.pem"), KEY.toText());
        assertThat(text(SchedulerContact.of(address, proof(Optional.of(alone), Optional.empty(), Optional.empty()))))
                .isEqualTo(KEY.toText());
    }

    @Test
    void speakingInTheClearHasToBeAskedFor() throws ClusterException {
        Proof clear = proof(Optional.empty(), Optional.empty(), Optional.of(Protocol.TCP));
        assertThat(SchedulerContact.of("tcp://127.0.0.1:47500", clear).identity())
                .isEmpty();
        assertThatThrownBy(() -> SchedulerContact.of("tls://127.0.0.1:47500", clear))
                .isInstanceOf(ClusterException.class);
    }

    @Test
    void keysDoNotGetIntoLogs() throws ClusterException {
        Proof proof = proof(Optional.empty(), Optional.of(KEY.toText()), Optional.empty());
        assertThat(proof.toString()).doesNotContain("PRIVATE");
        assertThat(SchedulerContact.of("tls://127.0.0.1:1", proof).toString()).doesNotContain("PRIVATE");
    }

    @Test
    void aSchedulerThatDoesNotAnswerIsNamedWithItsFile() throws Exception {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = socket.getLocalPort();
        }
        SchedulerContact stale = new SchedulerContact(
                new SchedulerAddress(Protocol.TLS, "127.0.0.1", closedPort), "old.json", "id", Optional.of(KEY));
        assertThatThrownBy(() -> SchedulerProbe.reach(stale))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("No scheduler answers")
                .hasMessageContaining("old.json")
                .hasMessageContaining("espei scheduler");
        SchedulerContact unknown = new SchedulerContact(
                new SchedulerAddress(Protocol.TLS, "no-such-host.invalid", 1), "x", "", Optional.of(KEY));
        assertThatThrownBy(() -> SchedulerProbe.reach(unknown)).hasMessageContaining("not known");
    }

    /// Something else listens there, and does not speak TLS.
    @Test
    void anotherProgramIsNotTakenForAScheduler() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var socket = server.accept()) {
                    socket.getOutputStream()
                            .write("220 mail.example ESMTP\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            SchedulerContact contact = new SchedulerContact(
                    new SchedulerAddress(Protocol.TLS, "127.0.0.1", server.getLocalPort()), "f", "", Optional.of(KEY));
            assertThatThrownBy(() -> SchedulerProbe.reach(contact)).isInstanceOf(ClusterException.class);
        }
    }

    @Test
    void addressesOfThisMachineAreFound() throws Exception {
        assertThat(HostAddress.name()).isNotBlank();
        assertThat(HostAddress.ofInterface("lo").isLoopbackAddress()).isTrue();
        assertThat(HostAddress.ofName("127.0.0.1").isLoopbackAddress()).isTrue();
        assertThatThrownBy(() -> HostAddress.ofInterface("no0"))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("lo");
        assertThatThrownBy(() -> HostAddress.ofName("no-such-host.invalid")).isInstanceOf(ClusterException.class);
    }
}
