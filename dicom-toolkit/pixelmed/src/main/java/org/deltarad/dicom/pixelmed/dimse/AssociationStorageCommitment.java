package org.deltarad.dicom.pixelmed.dimse;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.DimseStatusException;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.pixelmed.codec.DataSetCoding;
import org.deltarad.dicom.pixelmed.ul.Message;
import org.deltarad.dicom.pixelmed.ul.Pdu;
import org.deltarad.dicom.pixelmed.ul.PresentationContext;
import org.deltarad.dicom.pixelmed.ul.UlException;
import org.deltarad.dicom.provider.CommitmentDataset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Associations of ours for storage commitment, in either role. */
public final class AssociationStorageCommitment implements StorageCommitment {
    private static final Logger LOG = LoggerFactory.getLogger(AssociationStorageCommitment.class);

    private static final int MESSAGE_ID = 1;
    private static final int REQUEST_COMMITMENT = 1; // Action Type ID, PS3.4 J.3.2
    private static final int ALL_COMMITTED = 1; // Event Type ID, PS3.4 J.3.3
    private static final int FAILURES_EXIST = 2;

    private final ScuSession.Opener opener = new ScuSession.Opener();

    @Override
    public Optional<Result> request(RemoteAe peer, Request request, Duration patience) throws DicomException {
        try (ScuSession session = opener.open(peer, SOP_CLASS)) {
            return session.run(() -> {
                PresentationContext context = session.context(SOP_CLASS);
                byte[] information =
                        DataSetCoding.encodeMessage(CommitmentDataset.of(request), context.transferSyntax());
                session.association()
                        .send(
                                context,
                                Command.actionRequest(MESSAGE_ID, SOP_CLASS, SOP_INSTANCE, REQUEST_COMMITMENT),
                                out -> out.write(information));
                return new Awaiting(peer, session, request.transactionUid()).result(patience);
            });
        }
    }

    @Override
    public void report(RemoteAe peer, Result result) throws DicomException {
        List<Pdu.Proposed> contexts = List.of(new Pdu.Proposed(1, SOP_CLASS, StorageScp.Options.NATIVE));
        try (ScuSession session = opener.open(peer, contexts, List.of(Pdu.Role.ofScp(SOP_CLASS)))) {
            Message response = session.run(() -> {
                PresentationContext context = session.context(SOP_CLASS);
                byte[] information =
                        DataSetCoding.encodeMessage(CommitmentDataset.of(result), context.transferSyntax());
                int event = result.failed().isEmpty() ? ALL_COMMITTED : FAILURES_EXIST;
                session.association()
                        .send(
                                context,
                                Command.eventReportRequest(MESSAGE_ID, SOP_CLASS, SOP_INSTANCE, event),
                                out -> out.write(information));
                return session.response(Command.N_EVENT_REPORT_RQ, MESSAGE_ID);
            });
            requireSuccess(peer, "N-EVENT-REPORT", response);
        }
    }

    private static void requireSuccess(RemoteAe peer, String request, Message response) throws DimseStatusException {
        int status = Command.status(response.command());
        if (status != 0) {
            throw new DimseStatusException(peer, request, status, Command.comment(response.command()));
        }
    }

    /** Between the request and its result in the same association. */
    private static final class Awaiting implements Handler {
        private static final StorageScp.Status OTHER_TRANSACTION =
                new StorageScp.Status(0x0110, "this association is for another transaction; report to our port");
        private static final StorageScp.Status NOT_HERE =
                new StorageScp.Status(0x0211, "this association takes reports only");

        private final RemoteAe peer;
        private final ScuSession session;
        private final String transaction;
        private Optional<Result> result = Optional.empty();

        private Awaiting(RemoteAe peer, ScuSession session, String transaction) {
            this.peer = peer;
            this.session = session;
            this.transaction = transaction;
        }

        /** The result, which may come before the response; empty when it has not come within the patience. */
        private Optional<Result> result(Duration patience) throws IOException, DicomException {
            Message message = session.next();
            while (Command.field(message.command()) == Command.N_EVENT_REPORT_RQ) {
                answer(message);
                message = session.next();
            }
            session.requireResponse(Command.N_ACTION_RQ, MESSAGE_ID, message);
            requireSuccess(peer, "N-ACTION", message);
            try {
                awaitReport(System.nanoTime() + patience.toNanos());
            } catch (UlException e) {
                // the request was answered: what remains of the result comes to our port
                LOG.debug("{} {} while its report of commitment was awaited", peer, e.getMessage());
            }
            return result;
        }

        private void awaitReport(long deadline) throws IOException, DicomException {
            while (result.isEmpty()) {
                Duration left = Duration.ofNanos(deadline - System.nanoTime());
                if (left.toMillis() < 1) {
                    return;
                }
                Optional<Message> message = session.association().receive(left);
                if (message.isEmpty()) {
                    session.association().confirmRelease();
                    return;
                }
                if (Command.field(message.get().command()) != Command.N_EVENT_REPORT_RQ) {
                    throw new AssociationException(
                            peer,
                            AssociationException.Reason.PROTOCOL_VIOLATION,
                            "sent something other than a report of storage commitment");
                }
                answer(message.get());
            }
        }

        private void answer(Message report) throws IOException, DicomException {
            StorageScp.Peer sender = new StorageScp.Peer(peer.host(), peer.calledAet());
            new CommitmentService(session.association(), sender, Optional.of(this)).answer(report);
        }

        @Override
        public StorageScp.Status requested(StorageScp.Peer sender, Request request) {
            return NOT_HERE;
        }

        @Override
        public StorageScp.Status reported(StorageScp.Peer sender, Result reported) {
            if (!reported.transactionUid().equals(transaction)) {
                return OTHER_TRANSACTION;
            }
            result = Optional.of(reported);
            return StorageScp.Status.SUCCESS;
        }
    }
}
