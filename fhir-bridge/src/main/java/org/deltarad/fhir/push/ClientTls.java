package org.deltarad.fhir.push;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.deltarad.dicom.net.Tls;

/** TLS as a client of FHIR and authorization servers, by BCP 195 (RFC 9325): versions and cipher suites of DICOM's. */
public final class ClientTls {
    private ClientTls() {}

    /**
     * A PKCS #12 or JKS file.
     *
     * @param password of the store and of the key in it
     */
    public record Store(Path file, String password) {
        @Override
        public String toString() {
            return "Store[" + file + "]";
        }
    }

    /**
     * A context of these stores.
     *
     * @param keys  our private key with its chain, for servers that want a client certificate
     * @param trust certificates of those whom we trust; empty for the JDK's authorities
     * @throws IOException when a file cannot be read or opened with its password, or holds no key or certificate
     */
    public static SSLContext context(Optional<Store> keys, Optional<Store> trust) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    keys.isPresent() ? keyManagers(keys.get()) : null,
                    trust.isPresent() ? trustManagers(trust.get()) : null,
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    /** What a connection of that context may use. */
    public static SSLParameters parameters(SSLContext context) {
        List<String> known = List.of(context.getSupportedSSLParameters().getCipherSuites());
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(Tls.PROTOCOLS.toArray(String[]::new));
        parameters.setCipherSuites(
                Tls.CIPHER_SUITES.stream().filter(known::contains).toArray(String[]::new));
        return parameters;
    }

    private static KeyManager[] keyManagers(Store store) throws IOException, GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(open(store), store.password().toCharArray());
        return factory.getKeyManagers();
    }

    private static TrustManager[] trustManagers(Store store) throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(open(store));
        return factory.getTrustManagers();
    }

    private static KeyStore open(Store store) throws IOException, GeneralSecurityException {
        KeyStore opened = KeyStore.getInstance("PKCS12"); // reads JKS, too (JEP 229)
        try (InputStream in = Files.newInputStream(store.file())) {
            opened.load(in, store.password().toCharArray());
        } catch (IOException e) {
            throw new IOException(store.file() + ": cannot be read as a key store: " + e.getMessage(), e);
        }
        if (opened.size() == 0) {
            throw new IOException(store.file() + ": the key store is empty");
        }
        return opened;
    }
}
