package org.deltarad.node.commitment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.net.DimseStatusException;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageCommitment.Failure;
import org.deltarad.dicom.net.StorageCommitment.Result;
import org.deltarad.dicom.net.StorageCommitment.SopReference;
import org.deltarad.node.index.CommitmentRequestRow;
import org.deltarad.node.index.CommitmentRequestRow.State;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.InstanceRow;
import org.deltarad.node.receive.Integrity;
import org.deltarad.node.work.Backoff;
import org.deltarad.node.work.Queues;
import org.deltarad.node.work.Step;
import org.deltarad.node.work.StepFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports to a peer what we commit ourselves to: instances whose file, read again, is the one that came. While the peer
 * cannot be reached it comes back with growing pauses, for as long as it takes; a peer that refuses the report is given
 * up after some attempts.
 */
public final class CommitmentStep implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(CommitmentStep.class);
    private static final int MOST_REFUSALS = 5;

    private final Index index;
    private final Integrity integrity;
    private final StorageCommitment commitment;
    private final Map<String, RemoteAe> peers;
    private final Backoff backoff;
    private final Clock clock;

    /** @param peers where to report, by AE title */
    public CommitmentStep(
            Index index,
            Integrity integrity,
            StorageCommitment commitment,
            Map<String, RemoteAe> peers,
            Backoff backoff,
            Clock clock) {
        this.index = index;
        this.integrity = integrity;
        this.commitment = commitment;
        this.peers = Map.copyOf(peers);
        this.backoff = backoff;
        this.clock = clock;
    }

    @Override
    public String name() {
        return Queues.COMMITMENT;
    }

    @Override
    public Optional<Instant> run(long id) throws StepFailedException {
        CommitmentRequestRow row = row(id);
        if (row.state() != State.ACCEPTED) {
            return Optional.empty();
        }
        RemoteAe peer = peers.get(row.callingAet());
        if (peer == null) {
            throw new StepFailedException(row.callingAet() + " is no longer among dicom.peers");
        }
        try {
            Result result = result(row);
            commitment.report(peer, result);
            set(row, State.REPORTED, row.attempts() + 1, "");
            LOG.info(
                    "{} knows that {} of its instances are safe here and {} are not, transaction {}",
                    row.callingAet(),
                    result.committed().size(),
                    result.failed().size(),
                    row.transactionUid());
            return Optional.empty();
        } catch (DimseStatusException e) {
            if (row.attempts() + 1 >= MOST_REFUSALS) {
                throw new StepFailedException("the report of what is safe here is refused: " + e.getMessage(), e);
            }
            return later(row, e);
        } catch (DicomException e) {
            return later(row, e);
        }
    }

    private Optional<Instant> later(CommitmentRequestRow row, DicomException e) {
        if (!e.getMessage().equals(row.reason())) {
            LOG.warn("{} cannot be told what is safe here: {}", row.callingAet(), e.getMessage());
        }
        set(row, State.ACCEPTED, row.attempts() + 1, e.getMessage());
        return Optional.of(clock.instant().plus(backoff.after(row.attempts() + 1)));
    }

    /** What is safe at this moment. */
    private Result result(CommitmentRequestRow row) {
        List<SopReference> committed = new ArrayList<>();
        List<Failure> failed = new ArrayList<>();
        for (SopReference r : row.instances()) {
            failure(r).ifPresentOrElse(reason -> failed.add(new Failure(r, reason)), () -> committed.add(r));
        }
        return new Result(row.transactionUid(), committed, failed);
    }

    /** Failure Reason (PS3.3 C.14.1.1); empty for what is safe. */
    private Optional<Integer> failure(SopReference r) {
        Optional<InstanceRow> known = index.read(t -> t.instances().find(r.sopInstanceUid()));
        if (known.isEmpty()) {
            return Optional.of(Failure.NO_SUCH_OBJECT_INSTANCE);
        }
        if (!known.get().sopClassUid().equals(r.sopClassUid())) {
            return Optional.of(Failure.CLASS_INSTANCE_CONFLICT);
        }
        if (!integrity.isIntact(known.get())) {
            LOG.error("The file of instance {} is missing or is not the one that came", r.sopInstanceUid());
            return Optional.of(Failure.PROCESSING_FAILURE);
        }
        return Optional.empty();
    }

    @Override
    public void retrying(long id, String reason) {
        CommitmentRequestRow row = row(id);
        set(row, State.ACCEPTED, row.attempts() + 1, reason);
    }

    @Override
    public void failed(long id, String reason) {
        CommitmentRequestRow row = row(id);
        set(row, State.ABANDONED, row.attempts() + 1, reason);
    }

    private CommitmentRequestRow row(long id) {
        return index.read(t -> t.commitmentRequests().find(id)).orElseThrow();
    }

    private void set(CommitmentRequestRow row, State state, int attempts, String reason) {
        index.update(t -> t.commitmentRequests().setState(row.id(), state, attempts, reason, clock.instant()));
    }
}
