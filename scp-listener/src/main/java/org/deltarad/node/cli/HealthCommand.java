package org.deltarad.node.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.deltarad.node.config.HttpConfig;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deltarad health}: asks a running node on this machine whether it is ready. */
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Ask the node that runs with a configuration on this machine whether it is ready: exit code 0 or 1.")
final class HealthCommand implements Callable<Integer> {
    private static final int PATIENCE_MS = (int) Duration.ofSeconds(5).toMillis();

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "the node's configuration")
    private Path config;

    @Override
    public Integer call() throws CommandException {
        HttpConfig http = JobsCommand.read(config, spec).http();
        String scheme = http.tls().isPresent() ? "https" : "http";
        URI ready = URI.create(scheme + "://" + host(http.bind()) + ":" + http.port() + "/health/ready");
        try {
            HttpURLConnection connection = (HttpURLConnection) ready.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MS);
            connection.setReadTimeout(PATIENCE_MS);
            if (connection instanceof HttpsURLConnection tls) {
                tls.setSSLSocketFactory(trusting(http.tls().orElseThrow()).getSocketFactory());
                tls.setHostnameVerifier((name, session) -> true); // the node's own certificate, asked for by loopback
            }
            int status = connection.getResponseCode();
            try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                String words = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
                spec.commandLine().getOut().print(words);
                spec.commandLine().getOut().flush();
            }
            return status == HttpURLConnection.HTTP_OK ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (IOException e) {
            throw new CommandException("no node answers at " + ready + ": " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new CommandException("http.tls: the key store cannot be read: " + e.getMessage(), e);
        }
    }

    private static String host(String bind) {
        return switch (bind) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::", "[::]" -> "[::1]";
            default -> bind.contains(":") && !bind.startsWith("[") ? "[" + bind + "]" : bind;
        };
    }

    /** Trusts the certificate that the node itself shows, whoever signed it. */
    private static SSLContext trusting(HttpConfig.Tls ours) throws GeneralSecurityException, IOException {
        KeyStore keys =
                KeyStore.getInstance(ours.keyStore().toFile(), ours.password().toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (String alias : Collections.list(keys.aliases())) {
            trusted.setCertificateEntry(alias, keys.getCertificate(alias));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
