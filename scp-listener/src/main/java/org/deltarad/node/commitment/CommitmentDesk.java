package org.deltarad.node.commitment;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageCommitment.Failure;
import org.deltarad.dicom.net.StorageCommitment.Request;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.node.index.CommitmentRequestRow;
import org.deltarad.node.index.CommitmentRequestRow.State;
import org.deltarad.node.index.IncidentRow;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.Tables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Storage commitment at our listener (PS3.4 annex J): requests are written down, to be answered by
 * {@link CommitmentStep}; results of what we asked for are passed on.
 */
public final class CommitmentDesk implements StorageCommitment.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(CommitmentDesk.class);

    private static final int NO_SUCH_OBJECT_INSTANCE = 0x0112; // PS3.7 annex C
    private static final int NOT_AUTHORIZED = 0x0124;

    private final Index index;
    private final Set<String> peers;
    private final CommitmentResults results;
    private final LongConsumer onRequest;
    private final Clock clock;

    /**
     * @param peers     AE titles of those whom we know to call back; requests of others are refused
     * @param results   takes what peers report
     * @param onRequest told the id of each request to be answered
     */
    public CommitmentDesk(
            Index index, Set<String> peers, CommitmentResults results, LongConsumer onRequest, Clock clock) {
        this.index = index;
        this.peers = Set.copyOf(peers);
        this.results = results;
        this.onRequest = onRequest;
        this.clock = clock;
    }

    /**
     * Success means that the request is committed to the index and its result will be reported, whatever stops meanwhile.
     * The same transaction for the same instances again is a request whose answer was lost: it is reported again.
     */
    @Override
    public Status requested(Peer peer, Request request) {
        if (!peers.contains(peer.callingAet())) {
            String what =
                    peer.callingAet() + " asked for storage commitment and was refused: where to report is not known;"
                            + " add it to dicom.peers";
            LOG.warn("{}: {}", peer.address(), what);
            index.update(t -> t.incidents()
                    .add(new IncidentRow(
                            peer.address(),
                            peer.callingAet(),
                            Optional.empty(),
                            Optional.empty(),
                            what,
                            Optional.empty(),
                            clock.instant())));
            return new Status(NOT_AUTHORIZED, "not known where to report to; see dicom.peers of the node");
        }
        Optional<Long> id = index.write(t -> take(t, peer, request));
        if (id.isEmpty()) {
            return new Status(Failure.DUPLICATE_TRANSACTION_UID, "the Transaction UID is in use for other instances");
        }
        onRequest.accept(id.get());
        return Status.SUCCESS;
    }

    private Optional<Long> take(Tables t, Peer peer, Request request) {
        Optional<CommitmentRequestRow> known = t.commitmentRequests().find(peer.callingAet(), request.transactionUid());
        if (known.isEmpty()) {
            return Optional.of(
                    t.commitmentRequests().add(peer, request.transactionUid(), request.instances(), clock.instant()));
        }
        if (!known.get().instances().equals(request.instances())) {
            return Optional.empty();
        }
        t.commitmentRequests().setState(known.get().id(), State.ACCEPTED, 0, "", clock.instant());
        return Optional.of(known.get().id());
    }

    @Override
    public Status reported(Peer peer, StorageCommitment.Result result) {
        return results.take(peer, result)
                ? Status.SUCCESS
                : new Status(NO_SUCH_OBJECT_INSTANCE, "no such transaction was asked for by this AE");
    }
}
