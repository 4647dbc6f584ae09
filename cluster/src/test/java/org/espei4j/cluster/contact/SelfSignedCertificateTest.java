package org.espei4j.cluster.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfSignedCertificateTest {

    private static final Instant NOW = Instant.parse("2049-12-31T23:59:59Z");

    private static KeyPair pair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    @Test
    void javaReadsAndVerifiesIt() throws Exception {
        KeyPair pair = pair();
        X509Certificate certificate = SelfSignedCertificate.make(pair, "espei4j Prüfstück", "node-17.example", NOW);
        certificate.verify(pair.getPublic());
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getPublicKey()).isEqualTo(pair.getPublic());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=espei4j Prüfstück");
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withECDSA");
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(
                        List.of(2, "node-17.example"), List.of(2, "localhost"), List.of(7, "127.0.0.1"));
    }

    @Test
    void itHoldsForTenYearsAndAtOnceForClocksThatAreLate() throws Exception {
        X509Certificate certificate = SelfSignedCertificate.make(pair(), "c", "h", NOW);
        assertThatCode(() -> certificate.checkValidity(Date.from(NOW.minusSeconds(3600))))
                .doesNotThrowAnyException();
        assertThatCode(() -> certificate.checkValidity(Date.from(NOW.plusSeconds(9L * 365 * 86_400))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> certificate.checkValidity(Date.from(NOW.plusSeconds(11L * 365 * 86_400))))
                .isNotNull();
    }

    @Test
    void anotherKeyDidNotSignIt() throws Exception {
        X509Certificate certificate = SelfSignedCertificate.make(pair(), "c", "h", NOW);
        KeyPair other = pair();
        assertThatThrownBy(() -> certificate.verify(other.getPublic())).isInstanceOf(SignatureException.class);
    }

    @Test
    void longNamesAreEncodedToo() throws Exception {
        KeyPair pair = pair();
        String name = "n".repeat(200);
        X509Certificate certificate = SelfSignedCertificate.make(pair, name, "h".repeat(60), NOW);
        certificate.verify(pair.getPublic());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=" + name);
    }
}
