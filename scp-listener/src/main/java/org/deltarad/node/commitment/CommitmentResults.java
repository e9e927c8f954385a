package org.deltarad.node.commitment;

import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp;

/** Takes what peers report to our listener about storage commitment that we asked of them (N-EVENT-REPORT). */
@FunctionalInterface
public interface CommitmentResults {
    /**
     * Takes a result; what it changes is committed when this returns. Called from association threads; the same result
     * may come again.
     *
     * @return whether the transaction is one of ours; the peer is refused when it is not
     */
    boolean take(StorageScp.Peer peer, StorageCommitment.Result result);
}
