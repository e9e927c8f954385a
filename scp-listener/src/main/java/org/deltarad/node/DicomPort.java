package org.deltarad.node;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.deltarad.dicom.net.AddressRange;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.Tls;
import org.deltarad.node.config.ArchiveConfig;
import org.deltarad.node.config.ConfigException;
import org.deltarad.node.config.DicomConfig;
import org.deltarad.node.config.NodeConfig;

/**
 * A configuration's DICOM port and peers in the toolkit's terms.
 *
 * @param known peers whom we call back
 */
record DicomPort(String aet, StorageScp.Options options, Optional<Tls> tls, List<NodeConfig.Pacs> known) {

    /**
     * @param transferSyntaxes accepted for storage, preferred first
     * @throws ConfigException when a key store cannot be used
     */
    static DicomPort of(NodeConfig config, Collection<String> transferSyntaxes) throws ConfigException {
        DicomConfig d = config.dicom();
        Optional<Tls> tls =
                d.tls().isEmpty() ? Optional.empty() : Optional.of(load(d.tls().get()));
        StorageScp.Options options = new StorageScp.Options(
                d.bind(),
                d.port(),
                admission(config.aet(), d, tls),
                d.timeouts().toToolkit(),
                d.maxPduLength(),
                List.copyOf(transferSyntaxes));
        return new DicomPort(config.aet(), options, tls, d.peers());
    }

    private static Admission admission(String aet, DicomConfig d, Optional<Tls> tls) {
        return new Admission(
                aet,
                Set.copyOf(d.callingAets()),
                d.addresses().stream().map(AddressRange::parse).toList(),
                d.maxAssociations(),
                d.maxPerPeer(),
                tls);
    }

    /** Whom another configuration lets in at this port, under its AE title and certificate. */
    Admission admission(DicomConfig other) {
        return admission(aet, other, tls);
    }

    private static Tls load(DicomConfig.Tls t) throws ConfigException {
        try {
            return Tls.load(
                    t.keyStore(),
                    t.password().toCharArray(),
                    t.trustStore(),
                    t.trustPassword().toCharArray(),
                    t.clientCertificate());
        } catch (IOException e) {
            throw new ConfigException("dicom.tls: " + e.getMessage(), e);
        }
    }

    /** Peers whom we call back, by AE title. */
    Map<String, RemoteAe> peers() {
        return known.stream().collect(Collectors.toUnmodifiableMap(NodeConfig.Pacs::aet, this::peer));
    }

    /** A PACS as we call it. */
    RemoteAe peer(NodeConfig.Pacs pacs) {
        return peer(pacs.aet(), pacs.host(), pacs.port(), pacs.overTls());
    }

    /** An archive as we call it over DICOM. */
    RemoteAe peer(ArchiveConfig archive) {
        return peer(
                archive.aet().orElseThrow(),
                archive.host().orElseThrow(),
                archive.port().orElseThrow(),
                archive.overTls());
    }

    private RemoteAe peer(String called, String host, int port, boolean overTls) {
        return new RemoteAe(called, host, port, aet, overTls ? tls : Optional.empty(), options.timeouts());
    }
}
