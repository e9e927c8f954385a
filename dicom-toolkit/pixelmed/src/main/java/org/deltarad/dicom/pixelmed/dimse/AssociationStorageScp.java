package org.deltarad.dicom.pixelmed.dimse;

import java.io.IOException;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.pixelmed.ul.AssociationAcceptor;
import org.deltarad.dicom.pixelmed.ul.TlsLayer;
import org.deltarad.dicom.provider.AcceptancePolicy;
import org.deltarad.dicom.provider.ListeningPort;

/** Storage and verification SCP, and the listener's side of storage commitment. */
public final class AssociationStorageScp implements StorageScp {
    @Override
    public Listener listen(Options options, Handler handler) throws IOException {
        ListeningPort port = ListeningPort.bind(options);
        StoragePolicy policy = new StoragePolicy(new AcceptancePolicy(
                options.transferSyntaxes(), handler.commitment().isPresent()));
        ScpSession.Rules rules = new ScpSession.Rules(
                options.admission().tls().map(TlsLayer::new),
                options.timeouts(),
                new AssociationAcceptor(port.desk(), policy, options.maxPduLength()),
                handler);
        port.start((socket, afterwards) -> new ScpSession(socket, rules, afterwards));
        return port;
    }
}
