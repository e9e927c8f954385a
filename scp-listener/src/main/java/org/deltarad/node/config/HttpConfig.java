package org.deltarad.node.config;

import java.nio.file.Path;
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
 * @param users         bcrypt hash of the password of each user; none: nobody is asked
 * @param allowInsecure whether another address than loopback may do without TLS or users, as behind a proxy that has both
 */
public record HttpConfig(String bind, int port, Optional<Tls> tls, Map<String, String> users, boolean allowInsecure) {
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|::1|\\[::1\\]|0:0:0:0:0:0:0:1");

    public HttpConfig {
        Checks.text("bind", bind);
        Checks.range("port", port, 0, 65535);
        users = Map.copyOf(users);
        users.forEach((user, hash) -> {
            if (user.isBlank() || user.contains(":") || !BCRYPT.matcher(hash).matches()) {
                throw new InvalidValueException(
                        "users",
                        "'" + user + "' must be a name without colon and its value a bcrypt hash, as of"
                                + " htpasswd -nB");
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
                allowInsecure);
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

    /** Without hashes. */
    @Override
    public String toString() {
        return "HttpConfig[" + bind + ":" + port + ", " + tls + ", users " + users.keySet() + "]";
    }
}
