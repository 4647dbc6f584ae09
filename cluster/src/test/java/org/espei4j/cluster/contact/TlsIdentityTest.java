package org.espei4j.cluster.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIdentityTest {

    @TempDir
    private Path folder;

    /// What a client with one identity gets from a server with another: a byte, or the error.
    private static CompletableFuture<Integer> serve(SSLServerSocket server) {
        return CompletableFuture.supplyAsync(() -> {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                int received = socket.getInputStream().read();
                socket.getOutputStream().write(received + 1);
                return received;
            } catch (IOException e) {
                return -1;
            }
        });
    }

    private static int talk(TlsIdentity serverIdentity, Optional<TlsIdentity> clientIdentity) throws Exception {
        try (SSLServerSocket server = (SSLServerSocket) serverIdentity
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setNeedClientAuth(true);
            server.setEnabledProtocols(new String[] {TlsIdentity.PROTOCOL});
            CompletableFuture<Integer> served = serve(server);
            var context = clientIdentity.isPresent() ? clientIdentity.get().context() : trustingEverybody();
            try (SSLSocket client = (SSLSocket)
                    context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
                client.getOutputStream().write(41);
                int answer = client.getInputStream().read();
                assertThat(client.getSession().getProtocol()).isEqualTo("TLSv1.3");
                assertThat(served.get(10, TimeUnit.SECONDS)).isEqualTo(41);
                return answer;
            }
        }
    }

    private static javax.net.ssl.SSLContext trustingEverybody() throws Exception {
        var context = javax.net.ssl.SSLContext.getInstance("TLSv1.3");
        context.init(
                null,
                new javax.net.ssl.TrustManager[] {
                    new javax.net.ssl.X509ExtendedTrustManager() {
                        @Override
                        public void checkClientTrusted(
                                java.security.cert.X509Certificate[] chain, String type, java.net.Socket socket) {}

                        @Override
                        public void checkServerTrusted(
                                java.security.cert.X509Certificate[] chain, String type, java.net.Socket socket) {}

                        @Override
                        public void checkClientTrusted(
                                java.security.cert.X509Certificate[] chain,
                                String type,
                                javax.net.ssl.SSLEngine engine) {}

                        @Override
                        public void checkServerTrusted(
                                java.security.cert.X509Certificate[] chain,
                                String type,
                                javax.net.ssl.SSLEngine engine) {}

                        @Override
                        public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type) {}

                        @Override
                        public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type) {}

                        @Override
                        public java.security.cert.X509Certificate[] getAcceptedIssuers() {
                            return new java.security.cert.X509Certificate[0];
                        }
                    }
                },
                null);
        return context;
    }

    @Test
    void membersWithTheSameKeyAcceptEachOther() throws Exception {
        TlsIdentity key = TlsIdentity.generate("host");
        assertThat(talk(key, Optional.of(key))).isEqualTo(42);
        assertThat(talk(key, Optional.of(TlsIdentity.parse(key.toText(), "test"))))
                .isEqualTo(42);
    }

    @Test
    void anotherKeyOrNoneIsRefused() {
        TlsIdentity key = TlsIdentity.generate("host");
        assertThatThrownBy(() -> talk(key, Optional.of(TlsIdentity.generate("host"))))
                .isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> talk(key, Optional.empty())).isInstanceOf(IOException.class);
    }

    @Test
    void theKeyMayComeOnOneLineAsInAnEnvironmentVariable() throws Exception {
        TlsIdentity key = TlsIdentity.generate("host");
        TlsIdentity again = TlsIdentity.parse(key.toText().replace('\n', ' '), "test");
        assertThat(again.toText()).isEqualTo(key.toText());
    }

    /// What people put into the variable: the key as it stands in the scheduler file, or the whole file.
    @Test
    void theKeyMayComeAsItStandsInASchedulerFile() throws Exception {
        TlsIdentity key = TlsIdentity.generate("host");
        String text = key.toText().replace("\n", "\\n");
        assertThat(TlsIdentity.parse(text, "test").toText()).isEqualTo(key.toText());
        String file = "{\n  \"address\" : \"tls://host:47500\",\n  \"key\" : \"" + text + "\"\n}";
        assertThat(TlsIdentity.parse(file, "test").toText()).isEqualTo(key.toText());
    }

    @Test
    void certificatesOfASiteCanBeGivenInFiles() throws Exception {
        TlsIdentity key = TlsIdentity.generate("host");
        Path bundle = folder.resolve("bundle.pem");
        Files.writeString(bundle, key.toText());
        TlsIdentity site = new TlsFiles(bundle, bundle, bundle).identity();
        assertThat(talk(key, Optional.of(site))).isEqualTo(42);
    }

    @Test
    void whatIsNoKeyIsNamed() throws Exception {
        String good = TlsIdentity.generate("host").toText();
        for (String bad : new String[] {
            "",
            "key",
            good.replaceFirst("(?s)-----BEGIN CERT.*", ""),
            good.replaceFirst("(?s)-----BEGIN PRIV.*?END PRIVATE KEY-----", ""),
            good.replaceFirst("[A-Za-z0-9]{20}", "!!!!"),
            good.replaceFirst("PRIVATE KEY", "EC PRIVATE KEY").replaceFirst("END PRIVATE KEY", "END EC PRIVATE KEY"),
        }) {
            assertThatThrownBy(() -> TlsIdentity.parse(bad, "my.pem"))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("my.pem");
        }
        Path absent = folder.resolve("absent.pem");
        assertThatThrownBy(() -> new TlsFiles(absent, absent, absent).identity())
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("absent.pem");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        assertThatThrownBy(() -> new TlsFiles(empty, empty, empty).identity())
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("empty.pem")
                .hasMessageContaining("no certificate");
    }

    @Test
    void aKeyInAnOldFormatIsExplained() throws Exception {
        String good = TlsIdentity.generate("host").toText();
        String old = good.replace("BEGIN PRIVATE KEY", "BEGIN EC PRIVATE KEY")
                .replace("END PRIVATE KEY", "END EC PRIVATE KEY");
        assertThatThrownBy(() -> TlsIdentity.parse(old, "my.pem")).hasMessageContaining("openssl pkcs8");
    }
}
