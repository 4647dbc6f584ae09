package org.espei4j.cluster.contact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;

/// An authority for certificates as a computing centre has one, made with the `keytool` of the JDK.
public final class SiteAuthority {

    private static final String PASSWORD = "secret";

    private final Path folder;
    private final Path store;
    private final Path certificate;

    /// @param folder where its files are
    public SiteAuthority(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        this.store = folder.resolve("authority.jks");
        generate("authority", "EC", "-ext", "bc:c");
        this.certificate = Files.writeString(folder.resolve("authority.pem"), pem(open().getCertificate("authority")));
    }

    /// Makes a key, with a certificate that this authority has signed.
    ///
    /// @param algorithm of the key: `RSA` or `EC`
    /// @param options further options of `keytool -genkeypair`
    public TlsFiles issue(String name, String algorithm, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("-signer", "authority"));
        all.addAll(List.of(options));
        generate(name, algorithm, all.toArray(String[]::new));
        KeyStore opened = open();
        return new TlsFiles(
                certificate,
                Files.writeString(folder.resolve(name + ".pem"), pem(opened.getCertificate(name))),
                Files.writeString(
                        folder.resolve(name + ".key"),
                        Pem.encode(
                                "PRIVATE KEY",
                                opened.getKey(name, PASSWORD.toCharArray()).getEncoded())));
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        return Pem.encode("CERTIFICATE", certificate.getEncoded());
    }

    private KeyStore open() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private void generate(String name, String algorithm, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-keystore",
                store.toString(),
                // To encrypt a key in the other format takes longer than to make it.
                "-storetype",
                "JKS",
                "-storepass",
                PASSWORD,
                "-keypass",
                PASSWORD,
                "-alias",
                name,
                "-dname",
                "CN=" + name + ".example.org",
                "-keyalg",
                algorithm));
        command.addAll(List.of(options));
        Path log = folder.resolve("keytool.log");
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException(Files.readString(log));
        }
    }
}
