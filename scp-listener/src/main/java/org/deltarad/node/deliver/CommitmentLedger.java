package org.deltarad.node.deliver;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.net.StorageCommitment.Failure;
import org.deltarad.dicom.net.StorageCommitment.Result;
import org.deltarad.dicom.net.StorageCommitment.SopReference;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.node.commitment.CommitmentResults;
import org.deltarad.node.index.Change;
import org.deltarad.node.index.CommitmentRow;
import org.deltarad.node.index.DeliveryItemRow;
import org.deltarad.node.index.DeliveryItemRow.State;
import org.deltarad.node.index.DeliveryRow;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.ReportState;
import org.deltarad.node.index.Tables;
import org.deltarad.node.work.Queues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Books what destinations commit themselves to, whenever and however often they say so. */
public final class CommitmentLedger implements CommitmentResults {
    private static final Logger LOG = LoggerFactory.getLogger(CommitmentLedger.class);

    private final Index index;
    private final Queues queues;
    private final Clock clock;

    public CommitmentLedger(Index index, Queues queues, Clock clock) {
        this.index = index;
        this.queues = queues;
        this.clock = clock;
    }

    /** A transaction is known by its UID, which nobody can guess: a PACS may report under another AE title. */
    @Override
    public boolean take(StorageScp.Peer peer, Result result) {
        Optional<CommitmentRow> asked = index.write(t -> {
            Optional<CommitmentRow> row = t.commitments().find(result.transactionUid());
            row.ifPresent(r -> {
                note(t, r, result, clock.instant());
                takeUp(t, r.deliveryId());
            });
            return row;
        });
        LOG.info(
                "{} commits itself to {} objects, not to {}, transaction {}{}",
                peer.callingAet(),
                result.committed().size(),
                result.failed().size(),
                result.transactionUid(),
                asked.isEmpty() ? ", which is none of ours" : "");
        asked.ifPresent(row -> queues.deliveries().hurry(Queues.DELIVERY, row.deliveryId()));
        return asked.isPresent();
    }

    /**
     * Objects committed to are safe, whichever request it answers; failed ones are sent again, unless a later request was
     * made meanwhile or the destination has committed itself before.
     */
    static void note(Tables t, CommitmentRow asked, Result result, Instant now) {
        List<DeliveryItemRow> items = t.deliveryItems().ofDelivery(asked.deliveryId());
        for (SopReference committed : result.committed()) {
            of(items, committed.sopInstanceUid())
                    .ifPresent(i -> t.deliveryItems().stored(i, State.SAFE, "", now));
        }
        List<CommitmentRow> requests = t.commitments().ofDelivery(asked.deliveryId());
        boolean isLast = !requests.isEmpty()
                && requests.get(requests.size() - 1).transactionUid().equals(asked.transactionUid());
        if (isLast) {
            for (Failure f : result.failed()) {
                of(items, f.instance().sopInstanceUid())
                        .ifPresent(i -> t.deliveryItems().stored(i, State.WAITING, words(f), now));
            }
        }
        if (asked.state() != CommitmentRow.State.CLOSED) {
            t.commitments().setState(asked.transactionUid(), CommitmentRow.State.ANSWERED);
        }
    }

    /** A delivery that was given up before all of it turned out to be safe. */
    private void takeUp(Tables t, long id) {
        DeliveryRow row = t.deliveries().find(id).orElseThrow();
        boolean complete = t.deliveryItems().ofDelivery(id).stream()
                .allMatch(i -> i.state() == State.SAFE || i.state() == State.OMITTED);
        if (row.state() == DeliveryRow.State.FAILED && complete) {
            t.reports().lock(row.reportId());
            Change change = Change.because("its storage commitment came late", clock.instant());
            t.deliveries().setState(id, DeliveryRow.State.PENDING, change);
            if (t.reports().find(row.reportId()).orElseThrow().state() == ReportState.FAILED) {
                t.reports().setState(row.reportId(), ReportState.REPORTED, change);
            }
        }
    }

    private static Optional<DeliveryItemRow> of(List<DeliveryItemRow> items, String sopInstanceUid) {
        return items.stream()
                .filter(i -> i.sopInstanceUid().equals(sopInstanceUid))
                .findFirst();
    }

    private static String words(Failure f) {
        return "not committed: Failure Reason %04X".formatted(f.reason());
    }
}
