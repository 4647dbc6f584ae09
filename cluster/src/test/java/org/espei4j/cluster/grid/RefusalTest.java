package org.espei4j.cluster.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.contact.SchedulerProbe;
import org.espei4j.cluster.contact.TlsIdentity;
import org.espei4j.cluster.status.ClusterStatus;
import org.espei4j.cluster.status.ClusterStatus.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who has no key of the cluster is refused and logged, and nothing that comes in stops the scheduler.
@Timeout(120)
class RefusalTest {

    private static final TlsIdentity KEY = TlsIdentity.generate("localhost");
    private static final int HUGE = Integer.MAX_VALUE;

    private static SchedulerNode scheduler;

    @BeforeAll
    static void start() throws ClusterException {
        scheduler = SchedulerNode.start(new SchedulerNode.Settings(
                Optional.of(InetAddress.getLoopbackAddress()),
                Optional.empty(),
                Optional.of(KEY),
                Optional.empty(),
                "test"));
    }

    @AfterAll
    static void stop() {
        scheduler.close();
    }

    /// What a stranger does with a connection.
    private interface Visit {
        void on(Socket socket) throws IOException;
    }

    private static int discoveryPort() {
        return scheduler.address().port();
    }

    private static int communicationPort() {
        return scheduler.communicationPort();
    }

    /// Visits, and returns the refusal that the scheduler records for it.
    private static Optional<Refusal> visit(int port, Visit visit) throws Exception {
        String from;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            from = "127.0.0.1:" + socket.getLocalPort();
            socket.setSoTimeout(3000);
            try {
                visit.on(socket);
            } catch (IOException refused) {
                assertThat(refused).isNotNull();
            }
        }
        return recorded(from);
    }

    private static Optional<Refusal> recorded(String from) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            Optional<Refusal> found = scheduler.status().refusals().stream()
                    .filter(r -> r.address().startsWith(from))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
            Thread.sleep(50);
        }
        return Optional.empty();
    }

    private static SSLSocket tls(Socket plain, SSLContext context) throws IOException {
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
        socket.startHandshake();
        return socket;
    }

    private static void readToEnd(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            continue;
        }
    }

    /// A client that believes every server and shows no certificate.
    private static SSLContext withoutKey() throws Exception {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, new TrustManager[] {new Credulous()}, null);
        return context;
    }

    private static final class Credulous extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void whoSpeaksInTheClearIsRefused() throws Exception {
        for (int port : new int[] {discoveryPort(), communicationPort()}) {
            Optional<Refusal> refusal = visit(port, socket -> {
                socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                readToEnd(socket);
            });
            assertThat(refusal).get().extracting(Refusal::reason).isEqualTo("it did not show the key of the cluster");
        }
    }

    @Test
    void whoShowsNoCertificateIsRefused() throws Exception {
        SSLContext context = withoutKey();
        for (int port : new int[] {discoveryPort(), communicationPort()}) {
            assertThat(visit(port, socket -> readToEnd(tls(socket, context)))).isPresent();
        }
    }

    @Test
    void whoHasTheKeyOfAnotherClusterIsRefused() throws Exception {
        TlsIdentity foreign = TlsIdentity.generate("localhost");
        // Its own side would refuse the scheduler first: the scheduler is to see its certificate.
        SSLContext context = credulousWith(foreign);
        Optional<Refusal> refusal = visit(discoveryPort(), socket -> readToEnd(tls(socket, context)));
        assertThat(refusal).isPresent();
        assertThat(scheduler.status().refusals())
                .extracting(Refusal::reason)
                .contains("its key is not that of the cluster");
        assertThat(visit(communicationPort(), socket -> readToEnd(tls(socket, context))))
                .isPresent();
    }

    private static SSLContext credulousWith(TlsIdentity identity) throws Exception {
        java.security.KeyStore keys = java.security.KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        var factory = java.security.cert.CertificateFactory.getInstance("X.509");
        String text = identity.toText();
        String certificateText = text.substring(text.indexOf("-----BEGIN CERTIFICATE"));
        var certificate = factory.generateCertificate(
                new java.io.ByteArrayInputStream(certificateText.getBytes(StandardCharsets.US_ASCII)));
        String keyText =
                text.substring(0, text.indexOf("-----BEGIN CERTIFICATE")).replaceAll("-----[^-]*-----", "");
        var key = java.security.KeyFactory.getInstance("EC")
                .generatePrivate(new java.security.spec.PKCS8EncodedKeySpec(
                        java.util.Base64.getMimeDecoder().decode(keyText)));
        keys.setKeyEntry("k", key, new char[0], new java.security.cert.Certificate[] {certificate});
        var managers =
                javax.net.ssl.KeyManagerFactory.getInstance(javax.net.ssl.KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(managers.getKeyManagers(), new TrustManager[] {new Credulous()}, new SecureRandom());
        return context;
    }

    @Test
    void whoHasTheKeyIsNotReported() throws Exception {
        // In a cluster of its own: what others have tried is recorded some time after they have gone.
        try (OneProcessGrid grid = new OneProcessGrid(Optional.of(KEY))) {
            SchedulerProbe.reach(grid.contact());
            assertThat(ClusterObserver.look(grid.contact(), OneProcessGrid.VERSION)
                            .workers())
                    .isEmpty();
            Thread.sleep(500);
            assertThat(grid.scheduler().status().refusals()).isEmpty();
        }
    }

    /// Also from somebody who has the key: random bytes, and messages that announce more than any memory holds.
    @Test
    void malformedAndOversizedMessagesDoNotStopTheScheduler() throws Exception {
        Random random = new Random(5);
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] noise = new byte[1 + random.nextInt(2000)];
            random.nextBytes(noise);
            messages.add(noise);
        }
        // Ignite's header, then lengths that are absurd.
        byte[] header = {0x00, 0x00, 0x47, 0x47};
        for (int length : new int[] {HUGE, -1, 0x40000000}) {
            messages.add(ByteBuffer.allocate(200)
                    .put(header)
                    .putInt(length)
                    .putInt(length)
                    .array());
            messages.add(ByteBuffer.allocate(200).putInt(length).array());
        }
        for (int port : new int[] {discoveryPort(), communicationPort()}) {
            for (byte[] message : messages) {
                try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    plain.setSoTimeout(200);
                    SSLSocket socket = tls(plain, KEY.context());
                    OutputStream out = socket.getOutputStream();
                    out.write(message);
                    out.flush();
                    readToEnd(socket);
                } catch (IOException closedOrSilent) {
                    assertThat(scheduler.isRunning()).isTrue();
                }
            }
        }
        assertThat(scheduler.isRunning()).isTrue();
        SchedulerContact contact = new SchedulerContact(scheduler.address(), "test", "", Optional.of(KEY));
        ClusterStatus status = ClusterObserver.look(contact, "test");
        assertThat(status.heapUsedBytes()).isLessThan(1L << 30);
    }
}
