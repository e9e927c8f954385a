package org.deltarad.node.audit;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp;

/** Records who was refused as a peer; {@link ReceivedInstances} records what came in. */
public final class AuditedHandler implements StorageScp.Handler {
    /** How incidents begin that are about who calls: AE titles, addresses, certificates. */
    private static final Pattern WHO = Pattern.compile(
            "called (as|from|by) .*|called '.*|failed the TLS handshake.*|.*TLS, which this port requires");

    private final StorageScp.Handler handler;
    private final AuditTrail audit;

    public AuditedHandler(StorageScp.Handler handler, AuditTrail audit) {
        this.handler = handler;
        this.audit = audit;
    }

    @Override
    public StorageScp.Status store(StorageScp.Request request, InputStream data) throws IOException {
        return handler.store(request, data);
    }

    @Override
    public void incident(StorageScp.Incident incident) {
        if (WHO.matcher(incident.what()).matches()) {
            audit.record(AuditEvents.peerRefused(
                    incident.peer().callingAet(), incident.peer().address(), incident.what()));
        }
        handler.incident(incident);
    }

    @Override
    public Optional<StorageCommitment.Handler> commitment() {
        return handler.commitment();
    }
}
