package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deltarad.dicom.contract.wire.Associate;
import org.deltarad.dicom.contract.wire.Associate.Context;
import org.deltarad.dicom.contract.wire.Pdu;
import org.deltarad.dicom.contract.wire.WirePeer;
import org.deltarad.dicom.net.AddressRange;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Incident;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.Test;

/** Who is let in, and with which result, source and reason (PS3.8 9.3.4) the others are not. */
abstract class AdmissionContract extends ListenerPart {
    private static final Context CT_CONTEXT = new Context(1, Samples.CT, IMPLICIT);
    private static final List<Integer> CALLED_AE_NOT_RECOGNIZED = List.of(1, 1, 7);
    private static final List<Integer> CALLING_AE_NOT_RECOGNIZED = List.of(1, 1, 3);
    private static final List<Integer> LOCAL_LIMIT_EXCEEDED = List.of(2, 3, 2);

    private static Admission admission(Set<String> callingAets, List<AddressRange> addresses, int max, int perPeer) {
        return new Admission("DELTARAD", callingAets, addresses, max, perPeer, Optional.empty());
    }

    private List<Integer> rejected(StorageScp.Listener listener, Associate request) throws IOException {
        WirePeer peer = call(listener);
        peer.send(request.request());
        return peer.next().rejection();
    }

    private void assertIncident(String callingAet, String... what) throws InterruptedException {
        Incident incident = handler.nextIncident();
        assertThat(incident.peer()).isEqualTo(new Peer("127.0.0.1", callingAet));
        assertThat(incident.what()).contains(what);
        assertThat(incident.sopInstanceUid()).isEmpty();
        assertThat(handler.incidents).isEmpty();
    }

    @Test
    void whoCallsAnotherTitleIsRejected() throws Exception {
        StorageScp.Listener listener = listen();

        assertThat(rejected(listener, new Associate("OTHER", "PEER", CT_CONTEXT)))
                .isEqualTo(CALLED_AE_NOT_RECOGNIZED);

        assertIncident("PEER", "'OTHER'", "'DELTARAD'");
        associated(listener, "PEER").release();
    }

    @Test
    void echoscuSaysWhyItWasRejected() throws Exception {
        ExternalProgram.Result r =
                ExternalProgram.run("echoscu", "-v", "-aet", "PEER", "-aec", "OTHER", "127.0.0.1", listen().port());

        assertThat(r.exit()).isNotZero();
        assertThat(r.output()).contains("Called AE Title Not Recognized", "Rejected Permanent");
    }

    @Test
    void whoIsNotOnTheListIsRejected() throws Exception {
        StorageScp.Listener listener = listen(options(admission(Set.of("CT1", "CT2"), List.of(), 9, 9)), handler);

        assertThat(rejected(listener, ct("STRANGER"))).isEqualTo(CALLING_AE_NOT_RECOGNIZED);

        assertIncident("STRANGER", "'STRANGER'");
        associated(listener, "CT1").release();
        associated(listener, "CT2").release();
    }

    @Test
    void whoCallsFromElsewhereIsRejected() throws Exception {
        Admission elsewhere = admission(Set.of(), List.of(AddressRange.parse("10.0.0.0/8")), 9, 9);
        Admission here = admission(Set.of(), List.of(AddressRange.parse("127.0.0.0/8")), 9, 9);

        assertThat(rejected(listen(options(elsewhere), handler), ct("PEER"))).isEqualTo(CALLING_AE_NOT_RECOGNIZED);

        assertIncident("PEER", "127.0.0.1");
        associated(listen(options(here), handler), "PEER").release();
    }

    @Test
    void oneAssociationTooManyIsRejectedForNow() throws Exception {
        StorageScp.Listener listener = listen(options(admission(Set.of(), List.of(), 2, 2)), handler);
        WirePeer first = associated(listener, "A");
        WirePeer second = associated(listener, "B");

        assertThat(rejected(listener, ct("C"))).isEqualTo(LOCAL_LIMIT_EXCEEDED);

        assertIncident("C", "2 associations");
        first.release();
        WirePeer third = associated(listener, "C");
        assertThat(rejected(listener, ct("D"))).isEqualTo(LOCAL_LIMIT_EXCEEDED);
        second.send(Pdu.abort());
        assertThat(second.isEnded()).isTrue();
        associated(listener, "D").release();
        assertThat(third.store(1, ctStore(1, "1.2.3"), new byte[10]).status()).isZero();
    }

    @Test
    void onePeerDoesNotTakeThePlacesOfAll() throws Exception {
        StorageScp.Listener listener = listen(options(admission(Set.of(), List.of(), 9, 2)), handler);
        WirePeer first = associated(listener, "GREEDY");
        associated(listener, "GREEDY");

        assertThat(rejected(listener, ct("GREEDY"))).isEqualTo(LOCAL_LIMIT_EXCEEDED);

        assertIncident("GREEDY", "2 associations");
        associated(listener, "MODEST").release();
        first.release();
        associated(listener, "GREEDY").release();
    }

    @Test
    void aPlaceIsFreeAgainAsSoonAsThePeerKnowsThatItsAssociationEnded() throws Exception {
        StorageScp.Listener listener = listen(options(admission(Set.of(), List.of(), 1, 1)), handler);
        for (int i = 0; i < 30; i++) {
            associated(listener, "PEER").release();
        }
        assertThat(handler.incidents).isEmpty();
    }

    @Test
    void connectionsWithoutARequestDoNotCountAsAssociations() throws Exception {
        StorageScp.Listener listener = listen(options(admission(Set.of(), List.of(), 1, 1)), handler);
        for (int i = 0; i < 5; i++) {
            call(listener);
        }
        associated(listener, "PEER").release();
    }

    @Test
    void anotherPolicyIsForRequestsToCome() throws Exception {
        StorageScp.Listener listener = listen();
        WirePeer before = associated(listener, "OLD");

        listener.apply(admission(Set.of("NEW"), List.of(), 9, 9));

        assertThat(rejected(listener, ct("OLD"))).isEqualTo(CALLING_AE_NOT_RECOGNIZED);
        associated(listener, "NEW").release();
        assertThat(before.store(1, ctStore(1, "1.2.3"), new byte[10]).status()).isZero();
        before.release();
        listener.apply(Admission.of("RENAMED", 9));
        assertThat(rejected(listener, ct("NEW"))).isEqualTo(CALLED_AE_NOT_RECOGNIZED);
    }

    @Test
    void noDataSetComesBeforeTheDecision() throws Exception {
        Duration shortly = Duration.ofSeconds(1);
        WirePeer peer = call(
                listen(options().with(timeouts(shortly, Duration.ofSeconds(30), Duration.ofSeconds(30))), handler));
        peer.send(new Associate("OTHER", "PEER", CT_CONTEXT).request());
        assertThat(peer.next().rejection()).isEqualTo(CALLED_AE_NOT_RECOGNIZED);

        try {
            peer.command(1, ctStore(1, "1.2.3"));
            peer.dataset(1, new byte[1000], 16384);
        } catch (IOException closedAlready) {
            assertThat(closedAlready).isNotInstanceOf(SocketTimeoutException.class);
        }

        assertThat(peer.isEnded()).isTrue();
        assertThat(handler.stored).isEmpty();
    }

    @Test
    void aRejectedPeerThatStaysIsCutOff() throws Exception {
        Duration shortly = Duration.ofMillis(300);
        WirePeer peer = call(
                listen(options().with(timeouts(shortly, Duration.ofSeconds(30), Duration.ofSeconds(30))), handler));
        peer.send(new Associate("OTHER", "PEER", CT_CONTEXT).request());
        assertThat(peer.next().type()).isEqualTo(Pdu.ASSOCIATE_RJ);

        assertThat(peer.isEnded()).isTrue();
    }

    @Test
    void anotherApplicationContextOrProtocolVersionIsRejected() throws Exception {
        StorageScp.Listener listener = listen();

        assertThat(rejected(listener, ct("PEER").withApplicationContext("1.2.3")))
                .isEqualTo(List.of(1, 1, 2));
        assertThat(rejected(listener, ct("PEER").withVersion(2))).isEqualTo(List.of(1, 2, 2));

        associated(listener, "PEER").release();
        WirePeer newer = call(listener); // bit 0 is what counts (PS3.8 table 9-11)
        assertThat(newer.associate(ct("PEER").withVersion(3)).version()).isEqualTo(1);
    }
}
