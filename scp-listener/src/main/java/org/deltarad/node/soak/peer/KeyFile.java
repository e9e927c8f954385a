package org.deltarad.node.soak.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.deltarad.fhir.push.ClientTls;

/**
 * A party of TLS that vouches for itself: a PKCS #12 file with its key, one with its certificate for those who trust it. Both
 * are made by the JDK's keytool.
 *
 * @param keys        private key and certificate
 * @param certificate what others trust
 */
public record KeyFile(Path keys, Path certificate) {
    /** Of both files. */
    public static final String PASSWORD = "loopback";

    /**
     * Makes a party.
     *
     * @param name       of its files
     * @param commonName of its certificate
     */
    public static KeyFile make(Path folder, String name, String commonName) throws IOException, InterruptedException {
        Path keys = folder.resolve(name + ".p12");
        Path pem = folder.resolve(name + ".pem");
        Path trust = folder.resolve(name + "-trust.p12");
        keytool(
                keys,
                name,
                List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30"),
                List.of("-dname", "CN=" + commonName));
        keytool(keys, name, List.of("-exportcert", "-rfc"), List.of("-file", pem.toString()));
        keytool(trust, name, List.of("-importcert", "-noprompt"), List.of("-file", pem.toString()));
        return new KeyFile(keys, trust);
    }

    private static void keytool(Path store, String alias, List<String> what, List<String> more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        command.addAll(what);
        command.addAll(more);
        command.addAll(List.of("-alias", alias, "-keystore", store.toString()));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process p = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        store.resolveSibling("keytool.log").toFile()))
                .start();
        if (p.waitFor() != 0) {
            throw new IOException("keytool could not make " + store + "; see " + store.resolveSibling("keytool.log"));
        }
    }

    /** For connections as this party to another. */
    public SSLContext to(KeyFile server) throws IOException {
        return ClientTls.context(
                Optional.of(new ClientTls.Store(keys, PASSWORD)),
                Optional.of(new ClientTls.Store(server.certificate, PASSWORD)));
    }
}
