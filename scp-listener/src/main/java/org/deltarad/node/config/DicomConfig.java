package org.deltarad.node.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.net.AddressRange;

/**
 * The DICOM port.
 *
 * @param toolkit         name of the DICOM toolkit; empty for the one that the build has, PixelMed where it has both
 * @param callingAets     AE titles that may call; empty for any
 * @param addresses       addresses and ranges they may call from; empty for anywhere
 * @param maxAssociations at once
 * @param maxPerPeer      at once under one AE title from one address
 * @param maxPduLength    bytes
 * @param tls             empty for plain TCP
 * @param peers           where peers listen whom we call back, by AE title: to report storage commitment
 */
public record DicomConfig(
        String bind,
        int port,
        Optional<String> toolkit,
        List<String> callingAets,
        List<String> addresses,
        int maxAssociations,
        int maxPerPeer,
        int maxPduLength,
        Timeouts timeouts,
        Optional<Tls> tls,
        List<NodeConfig.Pacs> peers) {
    public DicomConfig {
        Checks.text("bind", bind);
        Checks.range("port", port, 0, 65535);
        toolkit.ifPresent(t -> Checks.text("toolkit", t));
        callingAets = List.copyOf(callingAets);
        callingAets.forEach(aet -> Checks.aeTitle("callingAets", aet));
        addresses = List.copyOf(addresses);
        addresses.forEach(DicomConfig::requireRange);
        Checks.range("maxAssociations", maxAssociations, 1, 10_000);
        Checks.range("maxPerPeer", maxPerPeer, 1, 10_000);
        Checks.range("maxPduLength", maxPduLength, 1 << 12, 1 << 24);
        peers = List.copyOf(peers);
        requirePeers(peers, tls.isPresent());
    }

    private static void requirePeers(List<NodeConfig.Pacs> peers, boolean tls) {
        if (peers.stream().map(NodeConfig.Pacs::aet).distinct().count() < peers.size()) {
            throw new InvalidValueException("peers", "an AE title is there twice");
        }
        if (!tls && peers.stream().anyMatch(NodeConfig.Pacs::overTls)) {
            throw new InvalidValueException("peers", "a peer has tls: true, but dicom.tls is not set");
        }
    }

    private static void requireRange(String address) {
        try {
            AddressRange.parse(address);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("addresses", e.getMessage());
        }
    }

    /** With the paths of its files relative to a folder made absolute. */
    DicomConfig resolvedAgainst(Path folder) {
        return new DicomConfig(
                bind,
                port,
                toolkit,
                callingAets,
                addresses,
                maxAssociations,
                maxPerPeer,
                maxPduLength,
                timeouts,
                tls.map(t -> t.resolvedAgainst(folder)),
                peers);
    }

    /** How long peers are waited for, in seconds; {@link org.deltarad.dicom.net.Timeouts} says what each is. */
    public record Timeouts(double connect, double association, double pdu, double idle, double response) {
        private static final double LONGEST = Duration.ofDays(1).toSeconds();

        public Timeouts {
            require("connect", connect);
            require("association", association);
            require("pdu", pdu);
            require("idle", idle);
            require("response", response);
        }

        private static void require(String key, double seconds) {
            if (!(seconds >= 1e-3 && seconds <= LONGEST)) {
                throw new InvalidValueException(key, "must be 0.001 to 86400 seconds, was " + seconds);
            }
        }

        /** The same for the toolkit. */
        public org.deltarad.dicom.net.Timeouts toToolkit() {
            return new org.deltarad.dicom.net.Timeouts(
                    Checks.duration(connect),
                    Checks.duration(association),
                    Checks.duration(pdu),
                    Checks.duration(idle),
                    Checks.duration(response));
        }
    }

    /**
     * DICOM TLS; stores are PKCS #12 or JKS, paths are absolute once read from a file.
     *
     * @param keyStore          our key and certificate chain
     * @param trustStore        certificates of those whom we trust
     * @param clientCertificate whether callers must show a certificate that we trust
     */
    public record Tls(
            Path keyStore, String password, Path trustStore, String trustPassword, boolean clientCertificate) {
        private Tls resolvedAgainst(Path folder) {
            return new Tls(
                    folder.resolve(keyStore).normalize(),
                    password,
                    folder.resolve(trustStore).normalize(),
                    trustPassword,
                    clientCertificate);
        }

        /** Without passwords. */
        @Override
        public String toString() {
            return "Tls[" + keyStore + ", " + trustStore + ", clientCertificate=" + clientCertificate + "]";
        }
    }
}
