package org.espei4j.cluster.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.contact.SchedulerProbe;
import org.espei4j.cluster.contact.SiteAuthority;
import org.espei4j.cluster.contact.TlsFiles;
import org.espei4j.cluster.contact.TlsIdentity;
import org.espei4j.cluster.status.ClusterStatus.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A cluster whose members have certificates of an authority, each its own, as computing centres issue them.
@Timeout(60)
class SiteCertificatesTest {

    @TempDir
    private static Path folder;

    private static SiteAuthority authority;
    private static TlsFiles own;
    private static SchedulerNode scheduler;

    @BeforeAll
    static void start() throws Exception {
        authority = new SiteAuthority(folder);
        own = authority.issue("scheduler", "RSA", "-keysize", "2048");
        scheduler = SchedulerNode.start(new SchedulerNode.Settings(
                Optional.of(InetAddress.getLoopbackAddress()),
                Optional.empty(),
                Optional.of(own.identity()),
                Optional.empty(),
                "test"));
    }

    @AfterAll
    static void stop() {
        scheduler.close();
    }

    private static SchedulerContact contact(TlsIdentity identity) {
        return new SchedulerContact(scheduler.address(), "test", "", Optional.of(identity));
    }

    @Test
    void aMemberWithAnotherKindOfKeyIsAccepted() throws Exception {
        TlsIdentity member = authority.issue("member", "EC").identity();
        assertThat(ClusterObserver.look(contact(member), "test").refusals())
                .extracting(Refusal::reason)
                .doesNotContain("it did not show the key of the cluster");
    }

    /// Whether its explanation arrives or the end of the connection overtakes it, is chance: so several times.
    @Test
    void aStrangerIsToldThatHeIsNotAccepted() throws Exception {
        // He trusts the authority, which has not signed his own certificate.
        Path stranger = Files.writeString(
                folder.resolve("stranger.pem"), TlsIdentity.generate("stranger").toText());
        SchedulerContact contact = contact(new TlsFiles(own.authority(), stranger, stranger).identity());
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> SchedulerProbe.reach(contact))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("does not accept the key of this member");
        }
        assertThat(recorded("its key is not that of the cluster")).isTrue();
    }

    /// A mistake of the site rather than a stranger: the scheduler says what is wrong.
    @Test
    void aCertificateForServersOnlyIsNamed() throws Exception {
        SchedulerContact contact =
                contact(authority.issue("server", "EC", "-ext", "eku=sa").identity());
        assertThatThrownBy(() -> SchedulerProbe.reach(contact)).hasMessageContaining("does not accept the key");
        assertThat(recorded("Extended key usage")).isTrue();
    }

    private static boolean recorded(String reason) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            if (scheduler.status().refusals().stream().anyMatch(r -> r.reason().contains(reason))) {
                return true;
            }
            Thread.sleep(50);
        }
        return false;
    }

    @Test
    void filesThatDoNotBelongTogetherAreRefusedByWhoeverReadsThem() throws Exception {
        TlsFiles other = authority.issue("other", "EC");
        refused(own.certificate(), other.key(), "there is no RSA key in it");
        refused(other.certificate(), own.key(), "there is no EC key in it");
        TlsFiles old = authority.issue("old", "EC", "-startdate", "2001/01/01 00:00:00", "-validity", "365");
        refused(other.certificate(), old.key(), "the private key is not that of the certificate");
        refused(old.certificate(), old.key(), "the certificate is valid from 2001-01-01T");
    }

    private static void refused(Path certificate, Path key, String message) {
        assertThatThrownBy(() -> new TlsFiles(own.authority(), certificate, key).identity())
                .isInstanceOfSatisfying(
                        ClusterException.class,
                        e -> assertThat(e.isAboutInput()).isTrue())
                .hasMessageContaining(message);
    }
}
