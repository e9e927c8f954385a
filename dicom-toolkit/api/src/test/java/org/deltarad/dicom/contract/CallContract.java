package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.contract.wire.Associate;
import org.deltarad.dicom.contract.wire.Pdu;
import org.deltarad.dicom.contract.wire.WirePeer;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.AssociationException.Reason;
import org.deltarad.dicom.net.DimseStatusException;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.testing.FreePort;
import org.junit.jupiter.api.Test;

/** Why a peer cannot be called, or does not do what it is asked. */
abstract class CallContract extends ScriptedPart {
    @Test
    void whyThereIsNoAssociation() throws Exception {
        Path file = sample("1.2.1", EXPLICIT);
        assertWhy(Reason.REJECTED, "local limit exceeded", peer -> {
            peer.next();
            peer.send(Pdu.reject(2, 3, 2));
        });
        assertWhy(Reason.REJECTED, "called AE title not recognized", peer -> {
            peer.next();
            peer.send(Pdu.reject(1, 1, 7));
        });
        assertWhy(Reason.ABORTED, "STORESCP@127.0.0.1", peer -> {
            peer.next();
            peer.send(Pdu.abort());
        });
        assertWhy(Reason.ABORTED, "STORESCP@127.0.0.1", WirePeer::next);
        assertWhy(Reason.TIMED_OUT, "0.5 s", peer -> {
            peer.next();
            assertThat(peer.isEnded()).isTrue();
        });
        assertWhy(Reason.PROTOCOL_VIOLATION, "STORESCP@127.0.0.1", peer -> {
            peer.next();
            peer.send("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        });
        assertWhy(Reason.NO_PRESENTATION_CONTEXT, "", peer -> {
            Associate request = Associate.decode(peer.next());
            peer.send(request.withContexts(
                            request.contexts().stream().map(c -> c.refused(3)).toList())
                    .accept());
            assertThat(peer.next().type()).isIn(Pdu.RELEASE_RQ, Pdu.ABORT);
        });
        int nobody = FreePort.find();
        assertReason(() -> toolkit().echo().echo(at(nobody)), Reason.UNREACHABLE, "STORESCP@127.0.0.1:" + nobody);
        assertReason(() -> send(at(nobody), file), Reason.UNREACHABLE, "STORESCP@127.0.0.1:" + nobody);
        assertReason(
                () -> toolkit().echo().echo(new RemoteAe("X", "no-such-host.invalid", 104, "Y")),
                Reason.UNREACHABLE,
                "no-such-host.invalid");
    }

    @Test
    void aPeerThatIsNoArchiveOffersNoQueryOrRetrieval() throws Exception {
        RemoteAe us = new RemoteAe("DELTARAD", "127.0.0.1", listen().port(), "SENDER");
        Dataset study = QueryPart.study("2.25.1");

        assertReason(
                () -> toolkit().queryRetrieve().find(us, study), Reason.NO_PRESENTATION_CONTEXT, "DELTARAD@127.0.0.1");
        assertReason(
                () -> toolkit().queryRetrieve().move(us, study, "DELTARAD"),
                Reason.NO_PRESENTATION_CONTEXT,
                "DELTARAD@127.0.0.1");
        assertReason(
                () -> toolkit().queryRetrieve().get(us, study, Set.of(Samples.CT), handler),
                Reason.NO_PRESENTATION_CONTEXT,
                "DELTARAD@127.0.0.1");
    }

    /** Of an echo and of a C-STORE. */
    private void assertWhy(Reason reason, String message, Script script) throws Exception {
        Path file = sample("1.2.9", EXPLICIT);
        against(script, peer -> {
            assertReason(() -> toolkit().echo().echo(peer), reason, message);
            return true;
        });
        against(script, peer -> {
            assertReason(() -> send(peer, file), reason, message);
            return true;
        });
    }

    private static void assertReason(ThrowingCallable call, Reason reason, String message) {
        assertThatThrownBy(call)
                .hasMessageContaining(message)
                .asInstanceOf(InstanceOfAssertFactories.type(AssociationException.class))
                .extracting(AssociationException::reason)
                .isEqualTo(reason);
    }

    @Test
    void anEchoThatFailsHasThePeersStatus() throws Exception {
        against(
                peer -> {
                    peer.acceptAssociation(16384);
                    answer(peer, 0x0122, "no echo");
                    peer.receive();
                },
                peer -> {
                    assertThatThrownBy(() -> toolkit().echo().echo(peer))
                            .hasMessageContaining("no echo")
                            .asInstanceOf(InstanceOfAssertFactories.type(DimseStatusException.class))
                            .extracting(DimseStatusException::status)
                            .isEqualTo(0x0122);
                    return true;
                });
    }
}
