package org.deltarad.dicom.pixelmed.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deltarad.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.deltarad.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageCommitment.Failure;
import org.deltarad.dicom.net.StorageCommitment.Request;
import org.deltarad.dicom.net.StorageCommitment.Result;
import org.deltarad.dicom.net.StorageCommitment.SopReference;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.pixelmed.codec.DataSetCoding;
import org.deltarad.dicom.pixelmed.ul.Association;
import org.deltarad.dicom.pixelmed.ul.AssociationRequestor;
import org.deltarad.dicom.pixelmed.ul.Pdu;
import org.deltarad.dicom.pixelmed.ul.PresentationContext;
import org.deltarad.dicom.provider.CommitmentDataset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Storage commitment at the port: message by message, with the statuses of PS3.7 annex C. */
@Timeout(60)
class CommitmentServiceTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final SopReference FIRST = new SopReference(CT, "1.2.3.1");
    private static final SopReference SECOND = new SopReference(CT, "1.2.3.2");
    private static final Peer PEER = new Peer("127.0.0.1", "TESTER");

    /** Data Set Type and other command elements (PS3.7 annex E). */
    private static final int REQUESTED_CLASS = 0x00000003;

    private static final int FIELD = 0x00000100;
    private static final int ID = 0x00000110;
    private static final int DATA_SET_TYPE = 0x00000800;
    private static final int REQUESTED_INSTANCE = 0x00001001;
    private static final int EVENT_TYPE = 0x00001002;
    private static final int ACTION_TYPE = 0x00001008;

    private final BlockingQueue<Object> taken = new LinkedBlockingQueue<>();
    private Status answer = Status.SUCCESS;
    private StorageScp.Listener listener;

    private final class Commitment implements StorageCommitment.Handler {
        @Override
        public Status requested(Peer peer, Request request) {
            return note(peer, request);
        }

        @Override
        public Status reported(Peer peer, Result result) {
            return note(peer, result);
        }

        private Status note(Peer peer, Object what) {
            if (answer == null) {
                throw new IllegalStateException("bug");
            }
            taken.add(peer);
            taken.add(what);
            return answer;
        }
    }

    @BeforeEach
    void listen() throws Exception {
        listener = DicomToolkit.standard()
                .storageScp()
                .listen(new StorageScp.Options("127.0.0.1", 0, Admission.of("DELTARAD", 4)), new RecordingHandler() {
                    @Override
                    public Optional<StorageCommitment.Handler> commitment() {
                        return Optional.of(new Commitment());
                    }
                });
    }

    @AfterEach
    void close() {
        listener.close();
    }

    private Association open(List<Pdu.Role> roles) throws Exception {
        return new AssociationRequestor()
                .open(
                        new RemoteAe("DELTARAD", "127.0.0.1", listener.port(), "TESTER"),
                        List.of(
                                new Pdu.Proposed(
                                        1,
                                        StorageCommitment.SOP_CLASS,
                                        List.of(IMPLICIT_VR_LITTLE_ENDIAN, EXPLICIT_VR_LITTLE_ENDIAN)),
                                new Pdu.Proposed(3, CT, List.of(IMPLICIT_VR_LITTLE_ENDIAN))),
                        roles);
    }

    private static Dataset action(int type, String sopInstance) {
        return Dataset.builder()
                .text(REQUESTED_CLASS, StorageCommitment.SOP_CLASS)
                .numbers(FIELD, 0x0130)
                .numbers(ID, 7)
                .numbers(DATA_SET_TYPE, 1)
                .text(REQUESTED_INSTANCE, sopInstance)
                .numbers(ACTION_TYPE, type)
                .build();
    }

    private static Dataset event(int type) {
        return Dataset.builder()
                .text(0x00000002, StorageCommitment.SOP_CLASS)
                .numbers(FIELD, 0x0100)
                .numbers(ID, 8)
                .numbers(DATA_SET_TYPE, 1)
                .text(0x00001000, StorageCommitment.SOP_INSTANCE)
                .numbers(EVENT_TYPE, type)
                .build();
    }

    private static Dataset exchanged(Association association, Dataset command, Dataset information) throws Exception {
        PresentationContext context = association.contexts().stream()
                .filter(c -> c.id() == 1)
                .findFirst()
                .orElseThrow();
        byte[] encoded = DataSetCoding.encodeMessage(information, context.transferSyntax());
        association.send(context, command, out -> out.write(encoded));
        return association.receive().orElseThrow().command();
    }

    private static final Dataset REQUEST = CommitmentDataset.of(new Request("2.25.9", List.of(FIRST, SECOND)));

    @Test
    void takesARequestAndAnswersWithTheHandlersStatus() throws Exception {
        try (Association association = open(List.of())) {
            Dataset response = exchanged(association, action(1, StorageCommitment.SOP_INSTANCE), REQUEST);
            assertThat(Command.field(response)).isEqualTo(0x8130);
            assertThat(Command.status(response)).isZero();
            assertThat(response.integer(0x00000120)).as("message responded to").contains(7);
            assertThat(Command.sopClass(response)).isEqualTo(StorageCommitment.SOP_CLASS);
            assertThat(Command.sopInstance(response)).isEqualTo(StorageCommitment.SOP_INSTANCE);
            assertThat(Command.actionType(response)).isEqualTo(1);
            assertThat(taken).containsExactly(PEER, new Request("2.25.9", List.of(FIRST, SECOND)));

            answer = new Status(0x0213, "no room");
            response = exchanged(association, action(1, StorageCommitment.SOP_INSTANCE), REQUEST);
            assertThat(Command.status(response)).isEqualTo(0x0213);
            assertThat(Command.comment(response)).isEqualTo("no room");
            association.release();
        }
    }

    @Test
    void takesAReportOfAPeerThatIsScp() throws Exception {
        Result result =
                new Result("2.25.9", List.of(FIRST), List.of(new Failure(SECOND, Failure.NO_SUCH_OBJECT_INSTANCE)));
        try (Association association = open(List.of(Pdu.Role.ofScp(StorageCommitment.SOP_CLASS)))) {
            assertThat(association.role(StorageCommitment.SOP_CLASS))
                    .isEqualTo(Pdu.Role.ofScp(StorageCommitment.SOP_CLASS));
            Dataset response = exchanged(association, event(2), CommitmentDataset.of(result));
            assertThat(Command.field(response)).isEqualTo(0x8100);
            assertThat(Command.status(response)).isZero();
            assertThat(Command.eventType(response)).isEqualTo(2);
            assertThat(taken).containsExactly(PEER, result);
            association.release();
        }
    }

    @Test
    void onlyForStorageCommitmentAPeerMayBeScp() throws Exception {
        List<Pdu.Role> both =
                List.of(new Pdu.Role(StorageCommitment.SOP_CLASS, true, true), new Pdu.Role(CT, true, true));
        try (Association association = open(both)) {
            assertThat(association.role(StorageCommitment.SOP_CLASS)).isEqualTo(both.get(0));
            assertThat(association.role(CT)).isEqualTo(new Pdu.Role(CT, true, false));
            assertThat(association.role("1.2.3")).isEqualTo(new Pdu.Role("1.2.3", true, false));
            association.release();
        }
    }

    @Test
    void whatCannotBeTakenIsAnsweredAndTheAssociationGoesOn() throws Exception {
        Dataset noUid = Dataset.builder().text(0x00081195, "2.25.9").build();
        Dataset badUid = REQUEST.toBuilder()
                .put(0x00081195, new Element.Text(VR.UI, List.of("../x")))
                .build();
        Dataset noReason = Dataset.builder()
                .text(0x00081195, "2.25.9")
                .items(
                        0x00081198,
                        Dataset.builder().text(Tag.ReferencedSOPClassUID, CT).build())
                .build();
        try (Association association = open(List.of())) {
            String instance = StorageCommitment.SOP_INSTANCE;
            assertStatus(association, action(2, instance), REQUEST, 0x0123);
            assertStatus(association, action(1, "1.2.3"), REQUEST, 0x0112);
            assertStatus(association, action(1, instance), noUid, 0x0115);
            assertStatus(association, action(1, instance), badUid, 0x0115);
            assertStatus(association, event(3), REQUEST, 0x0113);
            assertStatus(association, event(2), noReason, 0x0115);
            assertThat(taken).isEmpty();
            answer = null;
            assertStatus(association, action(1, instance), REQUEST, 0x0110);
            association.release();
        }
    }

    private static void assertStatus(Association association, Dataset command, Dataset information, int status)
            throws Exception {
        assertThat(Command.status(exchanged(association, command, information))).isEqualTo(status);
    }

    @Test
    void withoutAHandlerItsContextIsRefused() throws Exception {
        try (StorageScp.Listener without = DicomToolkit.standard()
                .storageScp()
                .listen(new StorageScp.Options("127.0.0.1", 0, Admission.of("DELTARAD", 4)), new RecordingHandler())) {
            RemoteAe peer = new RemoteAe("DELTARAD", "127.0.0.1", without.port(), "TESTER");
            List<Pdu.Proposed> proposed =
                    List.of(new Pdu.Proposed(1, StorageCommitment.SOP_CLASS, List.of(IMPLICIT_VR_LITTLE_ENDIAN)));
            assertThatThrownBy(() -> new AssociationRequestor().open(peer, proposed))
                    .isInstanceOfSatisfying(AssociationException.class, e -> assertThat(e.reason())
                            .isEqualTo(AssociationException.Reason.NO_PRESENTATION_CONTEXT));
        }
    }
}
