package org.deltarad.dicom.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Our certificate and whom we trust, for DICOM TLS by the BCP 195 profile (PS3.15 B.9, edition 2024; BCP 195 is RFC 9325).
 *
 * @param keys              our private key and certificate chain
 * @param trust             checks the peer's chain
 * @param requireClientAuth whether a peer that calls us must show a certificate that we trust
 */
public record Tls(X509ExtendedKeyManager keys, X509ExtendedTrustManager trust, boolean requireClientAuth) {
    /** Protocol versions, preferred first. */
    public static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    /** Cipher suites, preferred first: forward secrecy and authenticated encryption only (RFC 9325 4.2, RFC 8446 B.4). */
    public static final List<String> CIPHER_SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");

    /**
     * Reads PKCS #12 or JKS stores.
     *
     * @param keyStore   holds one private key with its chain; the same password opens store and key
     * @param trustStore holds the certificates of those whom we trust
     * @throws IOException when a file cannot be read or opened with its password, or holds no key or certificate
     */
    public static Tls load(
            Path keyStore, char[] password, Path trustStore, char[] trustPassword, boolean requireClientAuth)
            throws IOException {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store(keyStore, password), password);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store(trustStore, trustPassword));
            return new Tls(
                    only(X509ExtendedKeyManager.class, keys.getKeyManagers()),
                    only(X509ExtendedTrustManager.class, trust.getTrustManagers()),
                    requireClientAuth);
        } catch (GeneralSecurityException e) {
            throw new IOException(keyStore + ": its key cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyStore store(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store;
        try (InputStream in = Files.newInputStream(file)) {
            store = KeyStore.getInstance("PKCS12"); // reads JKS, too (JEP 229)
            store.load(in, password);
        } catch (IOException e) {
            throw new IOException(file + ": cannot be read as a key store: " + e.getMessage(), e);
        }
        if (store.size() == 0) {
            throw new IOException(file + ": the key store is empty");
        }
        return store;
    }

    private static <T> T only(Class<T> type, Object[] managers) {
        return Arrays.stream(managers)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    /** A context for sockets of either side. */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new X509ExtendedKeyManager[] {keys}, new X509ExtendedTrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }
}
