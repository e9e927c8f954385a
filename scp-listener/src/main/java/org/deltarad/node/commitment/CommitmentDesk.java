package org.deltarad.node.commitment;

import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.dicom.net.StorageScp.Status;

/** Storage commitment at our listener (PS3.4 annex J): results of what we asked for are passed on, requests refused. */
public final class CommitmentDesk implements StorageCommitment.Handler {
    private static final int PROCESSING_FAILURE = 0x0110;
    private static final int NO_SUCH_OBJECT_INSTANCE = 0x0112;

    private final CommitmentResults results;

    /** @param results takes what peers report */
    public CommitmentDesk(CommitmentResults results) {
        this.results = results;
    }

    @Override
    public Status requested(Peer peer, StorageCommitment.Request request) {
        return new Status(PROCESSING_FAILURE, "no commitment is given here");
    }

    @Override
    public Status reported(Peer peer, StorageCommitment.Result result) {
        return results.take(peer, result)
                ? Status.SUCCESS
                : new Status(NO_SUCH_OBJECT_INSTANCE, "no such transaction was asked for by this AE");
    }
}
