package org.deltarad.dicom.net;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.DicomException;

/**
 * Storage Commitment Push Model (PS3.4 annex J). As SCU: {@link #request}; the result comes back in the same
 * association, or later at our listener. As SCP: the listener's {@link Handler} takes the request, {@link #report} sends
 * the result.
 */
public interface StorageCommitment {
    /** SOP Class UID. */
    String SOP_CLASS = "1.2.840.10008.1.20.1";

    /** The well-known SOP Instance UID. */
    String SOP_INSTANCE = "1.2.840.10008.1.20.1.1";

    /**
     * Asks the peer to commit itself to instances that it was sent (N-ACTION).
     *
     * @param patience how long to hold the association open for the result
     * @return the result when it came within that time; else it comes to {@link Handler#reported} of our listener
     * @throws AssociationException when no association can be had or it breaks before the request is answered
     * @throws DimseStatusException when the peer refuses
     */
    Optional<Result> request(RemoteAe peer, Request request, Duration patience) throws DicomException;

    /**
     * Tells a requestor what we commit ourselves to (N-EVENT-REPORT), over an association of our own in which we are the
     * SCP (role selection, PS3.7 D.3.3.4).
     *
     * @throws AssociationException when no association can be had or it breaks
     * @throws DimseStatusException when the peer does not take it
     */
    void report(RemoteAe peer, Result result) throws DicomException;

    /** An instance by its UIDs. */
    record SopReference(String sopClassUid, String sopInstanceUid) {}

    /** @param transactionUid chosen by the SCU, names the request in its result */
    record Request(String transactionUid, List<SopReference> instances) {
        public Request {
            instances = List.copyOf(instances);
            if (instances.isEmpty()) {
                throw new IllegalArgumentException("a request for storage commitment names at least one instance");
            }
        }
    }

    /** Outcome of a request: each of its instances is in one of the lists. */
    record Result(String transactionUid, List<SopReference> committed, List<Failure> failed) {
        public Result {
            committed = List.copyOf(committed);
            failed = List.copyOf(failed);
        }
    }

    /** @param reason Failure Reason (PS3.3 C.14.1.1), such as {@link #NO_SUCH_OBJECT_INSTANCE} */
    record Failure(SopReference instance, int reason) {
        public static final int PROCESSING_FAILURE = 0x0110;
        public static final int NO_SUCH_OBJECT_INSTANCE = 0x0112;
        public static final int RESOURCE_LIMITATION = 0x0213;
        public static final int CLASS_INSTANCE_CONFLICT = 0x0119;
        public static final int DUPLICATE_TRANSACTION_UID = 0x0131;
    }

    /** Storage commitment at a listener. Called from association threads. */
    interface Handler {
        /**
         * A peer asks for commitment. What is returned is its N-ACTION response; after success the result follows by
         * {@link StorageCommitment#report}, over an association of its own.
         */
        StorageScp.Status requested(StorageScp.Peer peer, Request request);

        /** A peer reports what it is committed to. What is returned is its N-EVENT-REPORT response. */
        StorageScp.Status reported(StorageScp.Peer peer, Result result);
    }
}
