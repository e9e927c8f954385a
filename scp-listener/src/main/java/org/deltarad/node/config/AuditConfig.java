package org.deltarad.node.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the audit trail goes. It is written to {@code <data>/audit/<node>} in any case; from there it goes to syslog.
 *
 * @param site   Audit Enterprise Site ID
 * @param keep   days that files are kept once all in them is sent; 0: for ever
 * @param syslog the audit repository; empty for none
 */
public record AuditConfig(Optional<String> site, int keep, Optional<Syslog> syslog) {
    public AuditConfig {
        site.ifPresent(s -> Checks.text("site", s));
        Checks.range("keep", keep, 0, 36_500);
    }

    /** With the paths in it relative to a folder made absolute. */
    AuditConfig resolvedAgainst(Path folder) {
        return new AuditConfig(site, keep, syslog.map(s -> s.resolvedAgainst(folder)));
    }

    /** How syslog messages travel. */
    public enum Transport {
        /** RFC 5425, PS3.15 A.6. */
        TLS(6514),
        /** RFC 6587 with octet counting. */
        TCP(601),
        /** RFC 5426, PS3.15 A.7. */
        UDP(514);

        private final int standardPort;

        Transport(int standardPort) {
            this.standardPort = standardPort;
        }
    }

    /**
     * An audit repository that takes syslog messages (RFC 5424).
     *
     * @param port          empty for the transport's own
     * @param transport     {@code tls}, {@code tcp} or {@code udp}; empty for TLS
     * @param trustStore    whose certificates are trusted; empty for those of the JDK
     * @param trustPassword of the trust store
     * @param keyStore      our certificate, where the repository asks for one
     * @param password      of the key store
     */
    public record Syslog(
            String host,
            Optional<Integer> port,
            Optional<String> transport,
            Optional<Path> trustStore,
            Optional<String> trustPassword,
            Optional<Path> keyStore,
            Optional<String> password) {
        public Syslog {
            Checks.text("host", host);
            port.ifPresent(p -> Checks.range("port", p, 1, 65_535));
            transport.ifPresent(t -> Checks.oneOf("transport", t, Transport.class));
            if (trustStore.isPresent() != trustPassword.isPresent()) {
                throw new InvalidValueException("trustStore", "needs trustPassword, and the other way round");
            }
            if (keyStore.isPresent() != password.isPresent()) {
                throw new InvalidValueException("keyStore", "needs password, and the other way round");
            }
        }

        public Transport over() {
            return transport
                    .map(t -> Transport.valueOf(t.toUpperCase(Locale.ROOT)))
                    .orElse(Transport.TLS);
        }

        public int portOrStandard() {
            return port.orElse(over().standardPort);
        }

        Syslog resolvedAgainst(Path folder) {
            return new Syslog(
                    host,
                    port,
                    transport,
                    trustStore.map(p -> folder.resolve(p).normalize()),
                    trustPassword,
                    keyStore.map(p -> folder.resolve(p).normalize()),
                    password);
        }

        /** Without passwords. */
        @Override
        public String toString() {
            return over() + " " + host + ":" + portOrStandard();
        }
    }
}
