package org.espei4j.cluster.contact;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Certificates and keys as text (RFC 7468).
final class Pem {

    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    /// One block of text.
    static String encode(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(content) + "\n-----END " + label + "-----\n";
    }

    /// The contents of all blocks with a label.
    private static List<byte[]> decode(String label, String text) throws GeneralSecurityException {
        List<byte[]> contents = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).equals(label)) {
                try {
                    contents.add(Base64.getMimeDecoder().decode(matcher.group(2)));
                } catch (IllegalArgumentException e) {
                    throw new GeneralSecurityException("the block \"" + label + "\" is not base64", e);
                }
            }
        }
        return contents;
    }

    /// All certificates of a text, in their order; at least one.
    static List<X509Certificate> certificates(String text) throws GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        for (byte[] content : decode("CERTIFICATE", text)) {
            certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(content)));
        }
        if (certificates.isEmpty()) {
            throw new CertificateException("there is no certificate in it");
        }
        return certificates;
    }

    /// The private key of a text, of the kind that a certificate has.
    static PrivateKey privateKey(String text, X509Certificate certificate) throws GeneralSecurityException {
        List<byte[]> keys = decode("PRIVATE KEY", text);
        if (keys.size() != 1) {
            throw new InvalidKeySpecException(
                    keys.isEmpty() && text.contains("PRIVATE KEY-----")
                            ? "the private key is encrypted or in an old format; convert it with: openssl pkcs8 -topk8 -nocrypt"
                            : "there are " + keys.size() + " private keys in it instead of one");
        }
        String algorithm = certificate.getPublicKey().getAlgorithm();
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(keys.getFirst()));
        } catch (InvalidKeySpecException e) {
            throw new InvalidKeySpecException("there is no " + algorithm + " key in it, which the certificate has", e);
        }
    }

    /// Refuses a private key that is not that of a certificate, because otherwise only others would say that something is
    /// wrong, and not what.
    static void requirePair(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        String algorithm = key.getAlgorithm();
        Signature signature = Signature.getInstance(
                algorithm.equals("EC") ? "SHA256withECDSA" : algorithm.equals("RSA") ? "SHA256withRSA" : algorithm);
        signature.initSign(key);
        signature.update(certificate.getEncoded());
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(certificate.getEncoded());
        if (!signature.verify(signed)) {
            throw new InvalidKeyException("the private key is not that of the certificate");
        }
    }

    /// Text from bytes of a file or an environment variable.
    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
