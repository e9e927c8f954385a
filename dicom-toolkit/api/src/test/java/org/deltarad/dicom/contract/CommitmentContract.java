package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.contract.wire.Associate;
import org.deltarad.dicom.contract.wire.Associate.Context;
import org.deltarad.dicom.contract.wire.Associate.Role;
import org.deltarad.dicom.contract.wire.Command;
import org.deltarad.dicom.contract.wire.Pdu;
import org.deltarad.dicom.contract.wire.WirePeer;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.DimseStatusException;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageCommitment.Failure;
import org.deltarad.dicom.net.StorageCommitment.Request;
import org.deltarad.dicom.net.StorageCommitment.Result;
import org.deltarad.dicom.net.StorageCommitment.SopReference;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Status;
import org.junit.jupiter.api.Test;

/** Storage Commitment Push Model (PS3.4 annex J) between our SCU and our listener, and with a peer of bytes. */
abstract class CommitmentContract extends ListenerPart {
    private static final SopReference FIRST = new SopReference(Samples.CT, "2.25.11");
    private static final SopReference SECOND = new SopReference(Samples.CT, "2.25.12");
    private static final Request REQUEST = new Request("2.25.31", List.of(FIRST, SECOND));
    private static final Result RESULT =
            new Result("2.25.31", List.of(FIRST), List.of(new Failure(SECOND, Failure.RESOURCE_LIMITATION)));

    private static final int TRANSACTION_UID = 0x00081195;
    private static final int AFFECTED_SOP_INSTANCE = 0x1000;
    private static final int REQUESTED_SOP_CLASS = 0x0003;
    private static final int REQUESTED_SOP_INSTANCE = 0x1001;
    private static final int EVENT_TYPE = 0x1002;
    private static final int ACTION_TYPE = 0x1008;
    private static final int DATASET_TYPE = 0x0800;
    private static final int N_EVENT_REPORT_RQ = 0x0100;
    private static final int N_ACTION_RQ = 0x0130;

    private StorageCommitment commitment() {
        return toolkit().storageCommitment();
    }

    private static RemoteAe at(StorageScp.Listener listener) {
        return new RemoteAe("DELTARAD", "127.0.0.1", listener.port(), "PEER");
    }

    @Test
    void requestAndReportReachTheListenersHandler() throws Exception {
        RecordingHandler.Committing committing = new RecordingHandler.Committing();
        StorageScp.Listener listener = listen(options(), committing);

        assertThat(commitment().request(at(listener), REQUEST, Duration.ofMillis(1)))
                .isEmpty();
        commitment().report(at(listener), RESULT);

        assertThat(committing.requests).containsExactly(REQUEST);
        assertThat(committing.results).containsExactly(RESULT);
        assertThat(committing.peers).containsOnly(new StorageScp.Peer("127.0.0.1", "PEER"));
        assertThat(committing.incidents).isEmpty();
    }

    @Test
    void theHandlersRefusalReachesThePeer() throws Exception {
        RecordingHandler.Committing committing = new RecordingHandler.Committing();
        committing.status = new Status(Failure.RESOURCE_LIMITATION, "no room");
        RemoteAe us = at(listen(options(), committing));

        assertStatus(0x0213, () -> commitment().request(us, REQUEST, Duration.ofMillis(1)));
        assertStatus(0x0213, () -> commitment().report(us, RESULT));
    }

    private static void assertStatus(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .hasMessageContaining("no room")
                .asInstanceOf(InstanceOfAssertFactories.type(DimseStatusException.class))
                .extracting(DimseStatusException::status)
                .isEqualTo(status);
    }

    @Test
    void withoutAHandlerTheListenerDoesNotOfferIt() throws Exception {
        RemoteAe us = at(listen());

        assertThatThrownBy(() -> commitment().request(us, REQUEST, Duration.ofMillis(1)))
                .asInstanceOf(InstanceOfAssertFactories.type(AssociationException.class))
                .extracting(AssociationException::reason)
                .isEqualTo(AssociationException.Reason.NO_PRESENTATION_CONTEXT);
    }

    @Test
    void onlyForStorageCommitmentAPeerMayBeScp() throws Exception {
        Associate answer = call(listen(options(), new RecordingHandler.Committing()))
                .associate(new Associate(
                                "DELTARAD",
                                "PEER",
                                new Context(1, StorageCommitment.SOP_CLASS, IMPLICIT),
                                new Context(3, Samples.CT, IMPLICIT))
                        .withRoles(
                                new Role(StorageCommitment.SOP_CLASS, false, true), new Role(Samples.CT, true, true)));

        assertThat(answer.contexts()).allMatch(c -> c.result() == 0);
        assertThat(answer.roles()).contains(new Role(StorageCommitment.SOP_CLASS, false, true));
        assertThat(answer.roles()).noneMatch(r -> r.sopClass().equals(Samples.CT) && r.scp());
    }

    @Test
    void whatIsNoRequestIsRefusedAndTheAssociationGoesOn() throws Exception {
        RecordingHandler.Committing committing = new RecordingHandler.Committing();
        WirePeer peer = call(listen(options(), committing));
        peer.associate(new Associate("DELTARAD", "PEER", new Context(1, StorageCommitment.SOP_CLASS, IMPLICIT)));
        byte[] good = encode(action(), IMPLICIT);
        byte[] withoutInstances =
                encode(Dataset.builder().text(TRANSACTION_UID, "2.25.31").build(), IMPLICIT);

        assertThat(exchanged(peer, 1, "1.2.3", good)).isNotZero();
        assertThat(exchanged(peer, 2, StorageCommitment.SOP_INSTANCE, good)).isNotZero();
        assertThat(exchanged(peer, 1, StorageCommitment.SOP_INSTANCE, withoutInstances))
                .isNotZero();
        assertThat(exchanged(peer, 1, StorageCommitment.SOP_INSTANCE, new byte[] {1, 2, 3, 4}))
                .isNotZero();
        assertThat(committing.requests).isEmpty();
        assertThat(exchanged(peer, 1, StorageCommitment.SOP_INSTANCE, good)).isZero();
        assertThat(committing.requests).containsExactly(REQUEST);
        peer.release();
    }

    /** The status of the response to an N-ACTION-RQ. */
    private static int exchanged(WirePeer peer, int actionType, String instance, byte[] information)
            throws IOException {
        peer.command(
                1,
                Command.request(N_ACTION_RQ, 1, StorageCommitment.SOP_CLASS)
                        .without(0x0002)
                        .text(REQUESTED_SOP_CLASS, StorageCommitment.SOP_CLASS)
                        .text(REQUESTED_SOP_INSTANCE, instance)
                        .us(ACTION_TYPE, actionType)
                        .us(DATASET_TYPE, 1));
        peer.dataset(1, information, 16384);
        Command response = peer.message().command();
        assertThat(response.field()).isEqualTo(0x8130);
        return response.status();
    }

    private static Dataset action() {
        return Dataset.builder()
                .text(TRANSACTION_UID, "2.25.31")
                .items(Tag.ReferencedSOPSequence, reference(FIRST), reference(SECOND))
                .build();
    }

    private static Dataset reference(SopReference instance) {
        return Dataset.builder()
                .text(Tag.ReferencedSOPClassUID, instance.sopClassUid())
                .text(Tag.ReferencedSOPInstanceUID, instance.sopInstanceUid())
                .build();
    }

    @Test
    void aResultInTheSameAssociationIsTheAnswer() throws Exception {
        byte[] allWell = encode(action(), IMPLICIT);

        Optional<Result> result = against(
                peer -> {
                    int context = accepted(peer);
                    peer.command(
                            context,
                            Command.request(N_EVENT_REPORT_RQ, 77, StorageCommitment.SOP_CLASS)
                                    .text(AFFECTED_SOP_INSTANCE, StorageCommitment.SOP_INSTANCE)
                                    .us(EVENT_TYPE, 1)
                                    .us(DATASET_TYPE, 1));
                    peer.dataset(context, allWell, 16384);
                    Command response = peer.message().command();
                    assertThat(response.field()).isEqualTo(0x8100);
                    assertThat(response.respondedTo()).isEqualTo(77);
                    assertThat(response.status()).isZero();
                    assertThat(peer.next().type()).isEqualTo(Pdu.RELEASE_RQ);
                    peer.send(Pdu.releaseRp());
                },
                Duration.ofSeconds(10));

        assertThat(result).contains(new Result("2.25.31", List.of(FIRST, SECOND), List.of()));
    }

    @Test
    void aPeerThatLeavesInsteadOfReportingHasYetAcceptedTheRequest() throws Exception {
        for (Script leaving : List.<Script>of(peer -> peer.send(Pdu.abort()), WirePeer::close, peer -> {
            peer.send(Pdu.releaseRq());
            assertThat(peer.next().type()).isEqualTo(Pdu.RELEASE_RP);
        })) {
            Optional<Result> result = against(
                    peer -> {
                        accepted(peer);
                        leaving.play(peer);
                    },
                    Duration.ofSeconds(10));

            assertThat(result).isEmpty();
        }
    }

    @Test
    void afterItsPatienceItReleasesTheAssociation() throws Exception {
        Optional<Result> result = against(
                peer -> {
                    accepted(peer);
                    assertThat(peer.next().type()).isEqualTo(Pdu.RELEASE_RQ);
                    peer.send(Pdu.releaseRp());
                },
                Duration.ofMillis(200));

        assertThat(result).isEmpty();
    }

    /** Takes the association and the N-ACTION, and gives its context. */
    private int accepted(WirePeer peer) throws Exception {
        peer.acceptAssociation(16384, c -> IMPLICIT);
        WirePeer.Message request = peer.message();
        assertThat(request.command().field()).isEqualTo(N_ACTION_RQ);
        peer.command(request.context(), request.command().answered(0, ""));
        return request.context();
    }

    private interface Script {
        void play(WirePeer peer) throws Exception;
    }

    private Optional<Result> against(Script script, Duration patience) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> played = CompletableFuture.runAsync(() -> {
                try (WirePeer peer = WirePeer.accept(server)) {
                    script.play(peer);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            RemoteAe peer = new RemoteAe("ARCHIVE", "127.0.0.1", server.getLocalPort(), "DELTARAD");
            Optional<Result> result = commitment().request(peer, REQUEST, patience);
            played.get(15, TimeUnit.SECONDS);
            return result;
        }
    }
}
