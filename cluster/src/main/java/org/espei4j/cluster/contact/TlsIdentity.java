package org.espei4j.cluster.contact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// What a member of a cluster proves itself with, and whom it trusts: a private key with its certificate, and the
/// certificates that others' have to be or be signed by.
///
/// Usually all members share one key, which the scheduler makes and puts into its [SchedulerFile]: whoever can
/// read the file belongs to the cluster. A site with an authority of its own gives certificates in files instead.
/// Immutable.
public final class TlsIdentity {

    /// The only version of TLS that is spoken.
    public static final String PROTOCOL = "TLSv1.3";

    /// The curve of the shared key, on which members also agree on keys for a connection. A key on another curve for
    /// each connection would cost as much again.
    public static final String CURVE = "secp256r1";

    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final List<X509Certificate> trusted;

    private TlsIdentity(PrivateKey key, List<X509Certificate> chain, List<X509Certificate> trusted) {
        this.key = key;
        this.chain = List.copyOf(chain);
        this.trusted = List.copyOf(trusted);
    }

    /// A new key that the members of a cluster will share.
    ///
    /// @param hostName name of the scheduler's host
    public static TlsIdentity generate(String hostName) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            KeyPair pair = generator.generateKeyPair();
            X509Certificate certificate = SelfSignedCertificate.make(pair, "espei4j cluster", hostName, Instant.now());
            return new TlsIdentity(pair.getPrivate(), List.of(certificate), List.of(certificate));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has elliptic-curve keys", e);
        }
    }

    /// The shared key from its text, see [#toText].
    ///
    /// @param text private key and certificate, as [#toText] writes them, also with spaces in place of line ends, or as they
    ///     stand in JSON, with `\n`, also with what else a scheduler file holds
    /// @param origin where the text comes from, for messages, e.g. the name of a file
    /// @throws ClusterException if it is no such text
    public static TlsIdentity parse(String text, String origin) throws ClusterException {
        try {
            String lines = text.replace("\\n", "\n");
            X509Certificate certificate = Pem.certificates(lines).getFirst();
            PrivateKey key = Pem.privateKey(lines, certificate);
            return new TlsIdentity(key, List.of(certificate), List.of(certificate));
        } catch (GeneralSecurityException e) {
            throw ClusterException.ofInput(
                    "The cluster's key in " + origin + " cannot be used: " + e.getMessage()
                            + ". Take it again from the scheduler file that the scheduler has written.",
                    e);
        }
    }

    /// Certificates of the site, in files of PEM format.
    ///
    /// @param authority file with the certificates that others' have to be signed by
    /// @param certificate file with the own certificate, followed by those between it and the authority
    /// @param key file with the own private key, PKCS #8, not encrypted
    /// @throws ClusterException if a file cannot be read or used, the own certificate is not valid now, or the key is not its
    public static TlsIdentity ofFiles(Path authority, Path certificate, Path key) throws ClusterException {
        Path current = authority;
        try {
            List<X509Certificate> trusted = Pem.certificates(Pem.text(Files.readAllBytes(authority)));
            current = certificate;
            List<X509Certificate> chain = Pem.certificates(Pem.text(Files.readAllBytes(certificate)));
            requireValid(chain.getFirst());
            current = key;
            PrivateKey privateKey = Pem.privateKey(Pem.text(Files.readAllBytes(key)), chain.getFirst());
            Pem.requirePair(privateKey, chain.getFirst());
            return new TlsIdentity(privateKey, chain, trusted);
        } catch (IOException e) {
            throw ClusterException.ofInput("The file " + current + " cannot be read (" + IoReason.of(e) + ").", e);
        } catch (GeneralSecurityException e) {
            throw ClusterException.ofInput("The file " + current + " cannot be used: " + e.getMessage() + ".", e);
        }
    }

    private static void requireValid(X509Certificate certificate) throws CertificateException {
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            throw new CertificateException(
                    "the certificate is valid from "
                            + certificate.getNotBefore().toInstant() + " to "
                            + certificate.getNotAfter().toInstant(),
                    e);
        }
    }

    /// Private key and own certificate as text; a secret.
    public String toText() {
        try {
            return Pem.encode("PRIVATE KEY", key.getEncoded())
                    + Pem.encode("CERTIFICATE", chain.getFirst().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    /// A context for connections in which both sides prove themselves.
    public SSLContext context() {
        return context(Optional.empty());
    }

    /// The same for one who listens and wants to know who comes.
    ///
    /// A session is not resumed after a second, so that every peer proves itself on every connection.
    public SSLContext context(PeerWatch watch) {
        SSLContext context = context(Optional.of(watch));
        context.getServerSessionContext().setSessionCacheSize(1);
        context.getServerSessionContext().setSessionTimeout(1);
        return context;
    }

    private SSLContext context(Optional<PeerWatch> watch) {
        try {
            KeyStore authorities = KeyStore.getInstance("PKCS12");
            authorities.load(null, null);
            for (int i = 0; i < trusted.size(); i++) {
                authorities.setCertificateEntry("authority" + i, trusted.get(i));
            }
            TrustManagerFactory trustManagers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trustManagers.init(authorities);
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(
                    new KeyManager[] {new OwnKey(key, chain)}, watched(trustManagers.getTrustManagers(), watch), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a key and certificates that were read can be used", e);
        }
    }

    private static TrustManager[] watched(TrustManager[] managers, Optional<PeerWatch> watch) {
        TrustManager[] watched = managers.clone();
        for (int i = 0; i < watched.length; i++) {
            if (watch.isPresent() && watched[i] instanceof X509ExtendedTrustManager judge) {
                watched[i] = new WatchedTrust(judge, watch.get());
            }
        }
        return watched;
    }
}
