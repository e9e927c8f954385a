package org.deltarad.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;

/**
 * Keys and certificates for TLS on loopback, made by the JDK's keytool: an authority, two parties that it vouches for, and
 * a stranger whom nobody knows. Made once per test run, as files.
 */
public final class TestCertificates {
    /** Of all stores. */
    private static final String PASSWORD = "loopback";

    private static TestCertificates shared;

    private final Path dir;
    private final KeyStore all;

    private TestCertificates(Path dir, KeyStore all) {
        this.dir = dir;
        this.all = all;
    }

    /**
     * Files of one party.
     *
     * @param keyStore    PKCS #12, private key with its chain
     * @param key         the private key, PEM
     * @param certificate the certificate, PEM
     */
    public record Party(Path keyStore, Path key, Path certificate) {}

    /** Those of this run; files are deleted at its end. */
    public static synchronized TestCertificates get() throws IOException {
        if (shared == null) {
            shared = generate(Files.createTempDirectory("certificates"));
        }
        return shared;
    }

    private static TestCertificates generate(Path dir) throws IOException {
        dir.toFile().deleteOnExit();
        Path store = dir.resolve("all.p12");
        store.toFile().deleteOnExit();
        genkeypair(store, "authority", "-ext", "bc:c");
        genkeypair(store, "node", "-signer", "authority", "-ext", "san=ip:127.0.0.1,dns:localhost");
        genkeypair(store, "peer", "-signer", "authority", "-ext", "san=ip:127.0.0.1,dns:localhost");
        genkeypair(store, "stranger", "-ext", "bc:c", "-ext", "san=ip:127.0.0.1,dns:localhost");
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore all = KeyStore.getInstance("PKCS12");
            all.load(in, PASSWORD.toCharArray());
            return new TestCertificates(dir, all);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void genkeypair(Path store, String alias, String... options) throws IOException {
        String[] common = {
            "-J-XX:TieredStopAtLevel=1",
            "-J-XX:+UseSerialGC",
            "-genkeypair",
            "-keystore",
            store.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-alias",
            alias,
            "-dname",
            "CN=" + alias,
            "-keyalg",
            "RSA",
            "-keysize",
            "2048",
            "-validity",
            "2"
        };
        Object[] arguments = new Object[common.length + options.length];
        System.arraycopy(common, 0, arguments, 0, common.length);
        System.arraycopy(options, 0, arguments, common.length, options.length);
        try {
            ExternalProgram.runWell(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), arguments);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Of all stores. */
    public char[] password() {
        return PASSWORD.toCharArray();
    }

    /** The authority's certificate, PEM. */
    public Path authority() {
        return certificate("authority");
    }

    /** PKCS #12 with the authority's certificate: trusts node and peer. */
    public Path trustStore() {
        return file("trust.p12", out -> {
            KeyStore store = empty();
            store.setCertificateEntry("authority", all.getCertificate("authority"));
            store.store(out, password());
        });
    }

    /** PKCS #12 with the stranger's certificate: trusts nobody else. */
    public Path strangersTrustStore() {
        return file("strangers.p12", out -> {
            KeyStore store = empty();
            store.setCertificateEntry("stranger", all.getCertificate("stranger"));
            store.store(out, password());
        });
    }

    /** Whom the authority vouches for. */
    public Party node() {
        return party("node");
    }

    /** Whom the authority vouches for, too. */
    public Party peer() {
        return party("peer");
    }

    /** Who vouches for himself. */
    public Party stranger() {
        return party("stranger");
    }

    private Party party(String alias) {
        Path keyStore = file(alias + ".p12", out -> {
            KeyStore store = empty();
            store.setKeyEntry(alias, key(alias), password(), all.getCertificateChain(alias));
            store.store(out, password());
        });
        Path key = file(
                alias + "-key.pem",
                out -> out.write(pem("PRIVATE KEY", key(alias).getEncoded())));
        return new Party(keyStore, key, certificate(alias));
    }

    private Path certificate(String alias) {
        return file(alias + ".pem", out -> {
            Certificate certificate = all.getCertificate(alias);
            out.write(pem("CERTIFICATE", certificate.getEncoded()));
        });
    }

    private Key key(String alias) throws GeneralSecurityException {
        return all.getKey(alias, password());
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static byte[] pem(String what, byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private interface Content {
        void writeTo(OutputStream out) throws GeneralSecurityException, IOException;
    }

    private synchronized Path file(String name, Content content) {
        Path file = dir.resolve(name);
        if (!Files.exists(file)) {
            file.toFile().deleteOnExit();
            try (OutputStream out = Files.newOutputStream(file)) {
                content.writeTo(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK can write " + name, e);
            }
        }
        return file;
    }
}
