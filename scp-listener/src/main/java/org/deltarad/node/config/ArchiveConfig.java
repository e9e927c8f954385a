package org.deltarad.node.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An archive that is asked for what is missing: over DICOM with {@code aet}, {@code host} and {@code port}, or over
 * DICOMweb.
 *
 * @param tls      whether it is called over DICOM TLS, with the certificate of {@code dicom.tls}; empty for no
 * @param retrieve how instances are fetched over DICOM; empty for C-MOVE
 * @param dicomweb QIDO-RS and WADO-RS
 */
public record ArchiveConfig(
        Optional<String> aet,
        Optional<String> host,
        Optional<Integer> port,
        Optional<Boolean> tls,
        Optional<Retrieve> retrieve,
        Optional<Web> dicomweb) {
    @JsonCreator
    public ArchiveConfig {
        boolean dicom = aet.isPresent() && host.isPresent() && port.isPresent();
        boolean any =
                aet.isPresent() || host.isPresent() || port.isPresent() || tls.isPresent() || retrieve.isPresent();
        if (dicom == dicomweb.isPresent() || (dicomweb.isPresent() && any)) {
            throw new InvalidValueException("", "needs either aet, host and port, or dicomweb");
        }
        aet.ifPresent(a -> Checks.aeTitle("aet", a));
        host.ifPresent(h -> Checks.text("host", h));
        port.ifPresent(p -> Checks.range("port", p, 1, 65535));
    }

    ArchiveConfig resolvedAgainst(Path folder) {
        return new ArchiveConfig(aet, host, port, tls, retrieve, dicomweb.map(w -> w.resolvedAgainst(folder)));
    }

    /** Whether it is called over DICOM TLS. */
    public boolean overTls() {
        return tls.orElse(false);
    }

    /** How instances are fetched over DICOM. */
    public enum Retrieve {
        /** C-MOVE to our AE title, which the archive knows with our address. */
        @JsonProperty("move")
        MOVE,
        /** C-GET, over our own association. */
        @JsonProperty("get")
        GET
    }

    /**
     * A DICOMweb service.
     *
     * @param url   above {@code /studies}
     * @param user  for HTTP basic authentication, with a password
     * @param token bearer token
     * @param tls   our certificate, and whom we trust
     */
    public record Web(
            String url,
            Optional<String> user,
            Optional<String> password,
            Optional<String> token,
            Optional<FhirPush.Tls> tls) {
        @JsonCreator
        public Web {
            Checks.text("url", url);
            if (!url.matches("https?://[^\\s?#]+")) {
                throw new InvalidValueException("url", "must be http://... or https://..., was '" + url + "'");
            }
            if (user.isPresent() != password.isPresent()) {
                throw new InvalidValueException("user", "user and password go together");
            }
            if (user.isPresent() && token.isPresent()) {
                throw new InvalidValueException("token", "give user and password, or a token, not both");
            }
        }

        private Web resolvedAgainst(Path folder) {
            return new Web(url, user, password, token, tls.map(t -> t.resolvedAgainst(folder)));
        }

        /** Without credentials. */
        @Override
        public String toString() {
            return "Web[" + url + "]";
        }
    }
}
