package org.deltarad.node.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The HTTP port. It shows patients' results: other machines reach it over TLS and with a password, unless the site says
 * otherwise.
 *
 * @param bind          address
 * @param port          0 takes a free one
 * @param tls           empty for plain HTTP
 * @param users         who may come in, by name; none: nobody is asked
 * @param allowInsecure whether another address than loopback may do without TLS or users, as behind a proxy that has both
 * @param session       how long a login to the pages lasts
 * @param metricsOpen   whether {@code /metrics} may be read without a password from other machines, too
 */
public record HttpConfig(
        String bind,
        int port,
        Optional<Tls> tls,
        Map<String, HttpUser> users,
        boolean allowInsecure,
        Session session,
        boolean metricsOpen) {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|::1|\\[::1\\]|0:0:0:0:0:0:0:1");

    public HttpConfig {
        Checks.text("bind", bind);
        Checks.range("port", port, 0, 65535);
        users = Map.copyOf(users);
        users.keySet().forEach(user -> {
            if (user.isBlank() || user.contains(":")) {
                throw new InvalidValueException("users", "'" + user + "' must be a name without colon");
            }
        });
        if (!LOOPBACK.matcher(bind).matches() && !allowInsecure && (tls.isEmpty() || users.isEmpty())) {
            throw new InvalidValueException(
                    "bind",
                    bind + " is not loopback: set tls and users, or allowInsecure: true where something in front of the"
                            + " node does both");
        }
    }

    /** With the path of its key store relative to a folder made absolute. */
    HttpConfig resolvedAgainst(Path folder) {
        return new HttpConfig(
                bind,
                port,
                tls.map(t -> new Tls(folder.resolve(t.keyStore()).normalize(), t.password())),
                users,
                allowInsecure,
                session,
                metricsOpen);
    }

    /**
     * How long a login to the pages lasts.
     *
     * @param idle    seconds without a request after which it ends
     * @param longest seconds after which it ends in any case
     */
    public record Session(double idle, double longest) {
        public Session {
            Checks.seconds("idle", idle);
            Checks.seconds("longest", longest);
        }

        public Duration idleTime() {
            return Checks.duration(idle);
        }

        public Duration longestTime() {
            return Checks.duration(longest);
        }
    }

    /**
     * Our certificate.
     *
     * @param keyStore PKCS #12 or JKS, with our key and certificate chain; absolute once read from a file
     */
    public record Tls(Path keyStore, String password) {
        /** Without password. */
        @Override
        public String toString() {
            return "Tls[" + keyStore + "]";
        }
    }

    /** Without hashes and passwords. */
    @Override
    public String toString() {
        return "HttpConfig[" + bind + ":" + port + ", " + tls + ", users " + users + "]";
    }
}
