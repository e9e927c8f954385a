package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.deltarad.dicom.contract.wire.Associate;
import org.deltarad.dicom.contract.wire.Associate.Context;
import org.deltarad.dicom.contract.wire.Command;
import org.deltarad.dicom.contract.wire.Pdu;
import org.deltarad.dicom.contract.wire.Pdu.Pdv;
import org.deltarad.dicom.contract.wire.WirePeer;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Incident;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.dicom.net.StorageScp.Status;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes over the wire, in order and out of it (PS3.8 9). */
abstract class PduContract extends ListenerPart {
    private static final int SMALL = 4096;
    private static final int COMMAND_FIELD = 0x0100;

    private StorageScp.Listener small() throws IOException {
        StorageScp.Options given = options();
        return listen(
                new StorageScp.Options(
                        given.bindAddress(),
                        given.port(),
                        given.admission(),
                        given.timeouts(),
                        SMALL,
                        given.transferSyntaxes()),
                handler);
    }

    @Test
    void theMaximumLengthIsAnnounced() throws Exception {
        assertThat(call(small()).associate(ct("SENDER")).maxLength()).isEqualTo(SMALL);
        assertThat(call(listen()).associate(ct("SENDER")).maxLength())
                .isEqualTo(StorageScp.Options.STANDARD_PDU_LENGTH);
    }

    @Test
    void aPduOfTheMaximumLengthIsTakenALongerOneEndsTheAssociation() throws Exception {
        StorageScp.Listener listener = small();
        WirePeer peer = associated(listener, "SENDER");
        peer.command(1, ctStore(1, "1.2.3"));
        peer.dataset(1, new byte[3 * SMALL], SMALL);
        assertThat(peer.message().command().status()).isZero();

        peer.command(1, ctStore(2, "1.2.4"));
        try {
            peer.dataset(1, new byte[3 * SMALL], SMALL + 1);
        } catch (SocketException endedMeanwhile) {
            assertThat(endedMeanwhile).hasMessageNotContaining("timed out");
        }

        assertThat(peer.isEnded()).isTrue();
        Incident incident = handler.nextIncident();
        assertThat(incident.peer().callingAet()).isEqualTo("SENDER");
        assertThat(incident.sopInstanceUid()).contains("1.2.4");
        assertThat(handler.stored).hasSize(1);
        echo(listener);
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 16}) // the response has more
    void ourPdusAreNoLongerThanThePeerAllows(int tiny) throws Exception {
        handler.status = Status.outOfResources("x".repeat(64));
        WirePeer peer = call(listen());
        peer.associate(ct("SENDER").withMaxLength(tiny));
        peer.command(1, ctStore(1, "1.2.3"));
        peer.dataset(1, new byte[10], SMALL);

        WirePeer.Message response = peer.message();

        assertThat(response.command().comment()).isEqualTo("x".repeat(64));
        assertThat(response.longestPdu()).isLessThanOrEqualTo(tiny);
    }

    @Test
    void aPeerWithoutALimitIsServed() throws Exception {
        WirePeer peer = call(listen());
        peer.associate(ct("SENDER").withMaxLength(0));

        assertThat(peer.store(1, ctStore(1, "1.2.3"), new byte[100]).status()).isZero();
    }

    @Test
    void aMessageMayBeCutIntoFragmentsAsThePeerLikes() throws Exception {
        WirePeer peer = associated(listen(), "SENDER");
        byte[] command = ctStore(1, "1.2.3").encoded();
        byte[] data = new byte[1000];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) i;
        }
        byte[] first = Arrays.copyOf(command, 10);
        byte[] rest = Arrays.copyOfRange(command, 10, command.length);
        peer.send(Pdu.data(new Pdv(1, true, false, first)));
        peer.send(Pdu.data(
                new Pdv(1, true, true, rest),
                new Pdv(1, false, false, Arrays.copyOf(data, 1)),
                new Pdv(1, false, false, Arrays.copyOfRange(data, 1, 1000))));
        peer.send(Pdu.data(new Pdv(1, false, false, new byte[0])));
        peer.send(Pdu.data(new Pdv(1, false, true, new byte[0])));

        assertThat(peer.message().command().status()).isZero();
        assertThat(handler.nextStored().data()).isEqualTo(data);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                "\u0016\u0003\u0001 client hello",
                "\u0001\u0000\u00ff\u00ff\u00ff\u00ff an association request of 4 GB",
                "\u0001\u0000\u0000\u0000\u0000Dcut off",
                "\u0004\u0000\u0000\u0000\u0000\u0008P-DATA first",
                "\u0005\u0000\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000",
                "\u0000"
            })
    void garbageOnThePortIsAnIncidentAndNothingElse(String garbage) throws Exception {
        StorageScp.Listener listener = listen();
        WirePeer peer = call(listener);
        peer.send(garbage.getBytes(StandardCharsets.ISO_8859_1));
        peer.socket().shutdownOutput();

        Incident incident = handler.nextIncident();

        assertThat(incident.peer()).isEqualTo(new Peer("127.0.0.1", ""));
        assertThat(incident.what()).isNotBlank();
        assertThat(peer.isEnded()).isTrue();
        echo(listener);
        assertThat(handler.incidents).isEmpty();
    }

    @Test
    void aPortProbeIsNoIncident() throws Exception {
        StorageScp.Listener listener = listen();
        call(listener).close();
        WirePeer later = call(listener);
        later.send(new byte[] {0});
        later.close(); // the incident of this one comes after the probe's would have

        handler.nextIncident();
        echo(listener);
        assertThat(handler.incidents).isEmpty();
    }

    /** What no peer may send in an association. */
    static List<Named<byte[]>> violations() {
        return List.of(
                Named.of("a second request", ct("SENDER").request()),
                Named.of("an acceptance", ct("SENDER").accept()),
                Named.of("a rejection", Pdu.reject(1, 1, 1)),
                Named.of("a release response", Pdu.releaseRp()),
                Named.of("a PDU of unknown type", new byte[] {0x2a, 0, 0, 0, 0, 2, 1, 2}),
                Named.of(
                        "a foreign context",
                        Pdu.data(new Pdv(
                                77,
                                true,
                                true,
                                Command.request(Command.C_ECHO_RQ, 1, VERIFICATION)
                                        .encoded()))),
                Named.of("a PDV longer than its PDU", new byte[] {4, 0, 0, 0, 0, 8, 0, 0, 1, 0, 1, 3, 0, 0}),
                Named.of("a PDV shorter than its header", new byte[] {4, 0, 0, 0, 0, 6, 0, 0, 0, 1, 1, 3}),
                Named.of("a data set without a command", Pdu.data(new Pdv(1, false, true, new byte[10]))),
                Named.of("an unreadable command", Pdu.data(new Pdv(1, true, true, new byte[] {1, 2, 3}))),
                Named.of("an empty command", Pdu.data(new Pdv(1, true, true, new byte[0]))),
                Named.of(
                        "a command without its field",
                        message(Command.request(Command.C_ECHO_RQ, 1, VERIFICATION)
                                .without(COMMAND_FIELD))),
                Named.of(
                        "a response where no request was",
                        message(Command.request(Command.C_ECHO_RQ, 1, VERIFICATION)
                                .answered(0, ""))),
                Named.of("an endless PDU", new byte[] {4, 0, -1, -1, -1, -1, 0, 0, 0, 10, 1, 2}));
    }

    private static byte[] message(Command command) {
        return Pdu.data(new Pdv(1, true, true, command.encoded()));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void aViolationEndsTheAssociationWithAnIncidentAndNothingElse(byte[] violation) throws Exception {
        StorageScp.Listener listener = listen();
        WirePeer peer = associated(listener, "SENDER");
        peer.send(violation);

        assertThat(peer.isEnded()).isTrue();

        Incident incident = handler.nextIncident();
        assertThat(incident.peer()).isEqualTo(new Peer("127.0.0.1", "SENDER"));
        assertThat(incident.what()).isNotBlank();
        assertThat(handler.incidents).isEmpty();
        echo(listener);
    }

    @Test
    void aCommandSetWithoutEndIsCutOff() throws Exception {
        StorageScp.Listener listener = listen();
        WirePeer peer = associated(listener, "SENDER");
        byte[] part = Pdu.data(new Pdv(1, true, false, new byte[16_000]));
        try {
            for (int i = 0; i < 10_000; i++) { // 160 MB
                peer.send(part);
            }
        } catch (SocketException cutOff) {
            assertThat(cutOff).hasMessageNotContaining("timed out");
        }

        assertThat(peer.isEnded()).isTrue();
        assertThat(handler.nextIncident().peer().callingAet()).isEqualTo("SENDER");
    }

    /** How a peer breaks off. */
    enum Break {
        BY_ABORT,
        BY_CLOSING,
        BY_RESET,
        BY_RELEASING
    }

    @ParameterizedTest
    @EnumSource
    void aPeerThatBreaksOffInTheMiddleOfADataSetIsAnIncidentThatNamesTheInstance(Break how) throws Exception {
        StorageScp.Listener listener = listen();
        WirePeer other = associated(listener, "OTHER");
        WirePeer peer = associated(listener, "SENDER");
        peer.command(1, ctStore(1, "1.2.3"));
        for (int i = 0; i < 20; i++) {
            peer.send(Pdu.data(new Pdv(1, false, false, new byte[15_000])));
        }
        switch (how) {
            case BY_ABORT -> peer.send(Pdu.abort());
            case BY_CLOSING -> peer.close();
            case BY_RESET -> {
                peer.socket().setSoLinger(true, 0);
                peer.close();
            }
            case BY_RELEASING -> peer.send(Pdu.releaseRq());
        }

        Incident incident = handler.nextIncident();

        assertThat(incident.peer()).isEqualTo(new Peer("127.0.0.1", "SENDER"));
        assertThat(incident.what()).isNotBlank();
        assertThat(incident.sopInstanceUid()).contains("1.2.3");
        RecordingHandler.next(handler.broken, "an IOException for the handler");
        assertThat(handler.stored).isEmpty();
        assertThat(other.store(1, ctStore(1, "1.2.4"), new byte[100]).status()).isZero();
        assertThat(handler.incidents).isEmpty();
    }

    @Test
    void aPeerThatAbortsBetweenMessagesIsAnIncidentWithoutAnInstance() throws Exception {
        WirePeer peer = associated(listen(), "SENDER");
        assertThat(peer.store(1, ctStore(1, "1.2.3"), new byte[100]).status()).isZero();
        peer.send(Pdu.abort());

        Incident incident = handler.nextIncident();

        assertThat(incident.peer().callingAet()).isEqualTo("SENDER");
        assertThat(incident.sopInstanceUid()).isEmpty();
    }

    @Test
    void titlesAndContextsAtTheirLimitsAreTaken() throws Exception {
        Context[] contexts = new Context[128];
        for (int i = 0; i < contexts.length; i++) {
            contexts[i] = new Context(2 * i + 1, Samples.CT, IMPLICIT, EXPLICIT);
        }
        WirePeer peer = call(listen());

        Associate answer = peer.associate(new Associate("DELTARAD", "SIXTEEN_LETTERS_", contexts));

        assertThat(answer.contexts()).hasSize(128).allMatch(c -> c.result() == 0);
        assertThat(peer.store(255, ctStore(65_535, "1.2.3"), new byte[100]).respondedTo())
                .isEqualTo(65_535);
        assertThat(handler.nextStored().request().peer().callingAet()).isEqualTo("SIXTEEN_LETTERS_");
    }

    @Test
    void itemsOfTheRequestThatNobodyKnowsAreSkipped() throws Exception {
        byte[] request = ct("SENDER").request();
        byte[] unknown = {0x7f, 0, 0, 4, 1, 2, 3, 4};
        byte[] with = ByteBuffer.allocate(request.length + unknown.length)
                .put(request)
                .put(unknown)
                .putInt(2, request.length - 6 + unknown.length)
                .array();
        WirePeer peer = call(listen());
        peer.send(with);

        assertThat(peer.next().type()).isEqualTo(Pdu.ASSOCIATE_AC);
    }
}
