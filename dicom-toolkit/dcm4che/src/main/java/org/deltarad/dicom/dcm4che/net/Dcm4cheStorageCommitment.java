package org.deltarad.dicom.dcm4che.net;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.net.Commands;
import org.dcm4che3.net.Dimse;
import org.dcm4che3.net.pdu.PresentationContext;
import org.dcm4che3.net.pdu.RoleSelection;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.dcm4che.codec.Dcm4cheCodec;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp.Options;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.provider.CommitmentDataset;

/** Storage commitment over associations that we request. */
public final class Dcm4cheStorageCommitment implements StorageCommitment {
    private static final int REQUEST_COMMITMENT = 1; // PS3.4 J.3.2
    private static final int ALL_COMMITTED = 1; // PS3.4 J.3.3
    private static final int FAILURES_EXIST = 2;
    private static final int NOT_OURS = 0x0110;

    private final Dcm4cheCodec codec;

    public Dcm4cheStorageCommitment(Dcm4cheCodec codec) {
        this.codec = codec;
    }

    @Override
    public Optional<Result> request(RemoteAe peer, Request request, Duration patience) throws DicomException {
        Awaited awaited = new Awaited(request.transactionUid());
        ScuSession.Proposal proposal = new ScuSession.Proposal(
                ScuSession.Proposal.of(SOP_CLASS).contexts(),
                List.of(),
                Optional.of(new ScuService(peer, Optional.empty(), Optional.of(awaited), codec)));
        try (ScuSession session = ScuSession.open(peer, proposal, codec)) {
            ScuSession.Accepted context = session.contexts().get(0);
            Status status = session.exchange(
                    context,
                    Dimse.N_ACTION_RQ,
                    id -> Commands.mkNActionRQ(id, SOP_CLASS, SOP_INSTANCE, REQUEST_COMMITMENT, new Attributes()),
                    Requests.identifier(codec, CommitmentDataset.of(request), context),
                    exchange -> Responses.status(exchange.next().command()));
            if (!status.isSuccess()) {
                throw Requests.failed(peer, "N-ACTION", status);
            }
            return awaited.within(patience, session);
        }
    }

    /** The report of one request, when it comes on the request's association. */
    private static final class Awaited implements StorageCommitment.Handler {
        private static final Duration LOOK = Duration.ofMillis(50);

        private final String transactionUid;
        private final CompletableFuture<Result> result = new CompletableFuture<>();

        Awaited(String transactionUid) {
            this.transactionUid = transactionUid;
        }

        @Override
        public Status requested(Peer peer, Request request) {
            return new Status(Responses.UNRECOGNIZED_OPERATION, "this operation is not served here");
        }

        @Override
        public Status reported(Peer peer, Result reported) {
            if (!reported.transactionUid().equals(transactionUid)) {
                return new Status(NOT_OURS, "the Transaction UID is not that of the request on this association");
            }
            result.complete(reported);
            return Status.SUCCESS;
        }

        /** Looks now and then whether the peer has ended the association, after which nothing can come. */
        Optional<Result> within(Duration patience, ScuSession session) {
            long until = System.nanoTime() + patience.toNanos();
            while (session.isOpen() && !result.isDone() && System.nanoTime() < until) {
                try {
                    TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
            return Optional.ofNullable(result.getNow(null));
        }
    }

    @Override
    public void report(RemoteAe peer, Result result) throws DicomException {
        ScuSession.Proposal proposal = new ScuSession.Proposal(
                List.of(new PresentationContext(1, SOP_CLASS, Options.NATIVE.toArray(String[]::new))),
                List.of(new RoleSelection(SOP_CLASS, false, true)),
                Optional.empty());
        try (ScuSession session = ScuSession.open(peer, proposal, codec)) {
            if (session.role(SOP_CLASS).filter(RoleSelection::isSCP).isEmpty()) {
                throw new AssociationException(
                        peer,
                        AssociationException.Reason.NO_PRESENTATION_CONTEXT,
                        "does not let us be the SCP of storage commitment");
            }
            ScuSession.Accepted context = session.contexts().get(0);
            int event = result.failed().isEmpty() ? ALL_COMMITTED : FAILURES_EXIST;
            Status status = session.exchange(
                    context,
                    Dimse.N_EVENT_REPORT_RQ,
                    id -> Commands.mkNEventReportRQ(id, SOP_CLASS, SOP_INSTANCE, event, new Attributes()),
                    Requests.identifier(codec, CommitmentDataset.of(result), context),
                    exchange -> Responses.status(exchange.next().command()));
            if (!status.isSuccess()) {
                throw Requests.failed(peer, "N-EVENT-REPORT", status);
            }
        }
    }
}
