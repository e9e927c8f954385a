package org.deltarad.dicom.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.Tls;
import org.deltarad.testing.TestCertificates;
import org.deltarad.testing.TestCertificates.Party;

/** A part of the contract whose listener speaks TLS, with the certificates of a node, a peer and a stranger. */
abstract class TlsPart extends ListenerPart {
    static TestCertificates certificates() throws IOException {
        return TestCertificates.get();
    }

    static Tls tls(Party who, Path trust, boolean requireClientAuth) throws IOException {
        char[] password = certificates().password();
        return Tls.load(who.keyStore(), password, trust, password, requireClientAuth);
    }

    /** The node, which trusts the authority and wants a client certificate. */
    static Tls node() throws IOException {
        return tls(certificates().node(), certificates().trustStore(), true);
    }

    static Tls peer() throws IOException {
        return tls(certificates().peer(), certificates().trustStore(), true);
    }

    static Tls stranger() throws IOException {
        return tls(certificates().stranger(), certificates().trustStore(), true);
    }

    static Admission admission(Tls tls) {
        Admission plain = options().admission();
        return new Admission(
                plain.aet(),
                plain.callingAets(),
                plain.addresses(),
                plain.maxAssociations(),
                plain.maxPerPeer(),
                Optional.of(tls));
    }

    final StorageScp.Listener listen(Tls tls) throws IOException {
        return listen(options(admission(tls)), handler);
    }
}
