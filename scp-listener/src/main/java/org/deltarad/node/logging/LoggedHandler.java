package org.deltarad.node.logging;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp;
import org.slf4j.MDC;

/** What is logged during a C-STORE says of which peer and instance. */
public final class LoggedHandler implements StorageScp.Handler {
    private static final String PEER = "peer";
    private static final String SOP = "sop";

    private final StorageScp.Handler handler;

    public LoggedHandler(StorageScp.Handler handler) {
        this.handler = handler;
    }

    @Override
    public StorageScp.Status store(StorageScp.Request request, InputStream data) throws IOException {
        MDC.put(PEER, peer(request.peer()));
        MDC.put(SOP, request.sopInstanceUid());
        try {
            return handler.store(request, data);
        } finally {
            MDC.remove(PEER);
            MDC.remove(SOP);
        }
    }

    @Override
    public void incident(StorageScp.Incident incident) {
        MDC.put(PEER, peer(incident.peer()));
        try {
            handler.incident(incident);
        } finally {
            MDC.remove(PEER);
        }
    }

    private static String peer(StorageScp.Peer peer) {
        return peer.callingAet() + "@" + peer.address();
    }

    @Override
    public Optional<StorageCommitment.Handler> commitment() {
        return handler.commitment();
    }
}
