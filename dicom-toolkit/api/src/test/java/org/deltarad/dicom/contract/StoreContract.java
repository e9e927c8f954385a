package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.deltarad.dicom.DatasetCodec.Extent;
import org.deltarad.dicom.ReadLimits;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.contract.wire.Associate;
import org.deltarad.dicom.contract.wire.Associate.Context;
import org.deltarad.dicom.contract.wire.Command;
import org.deltarad.dicom.contract.wire.Pdu;
import org.deltarad.dicom.contract.wire.WirePeer;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C-STORE and C-ECHO at our listener: what the peer is told is what the handler did (PS3.4 annex B, PS3.7 9.1). */
abstract class StoreContract extends ListenerPart {
    private static final String STUDY_ROOT_FIND = "1.2.840.10008.5.1.4.1.2.2.1";

    @ParameterizedTest
    @CsvSource({"-xi, 1.2.840.10008.1.2", "-xe, 1.2.840.10008.1.2.1", "-x=, 1.2.840.10008.1.2.1"})
    void takesWhatStorescuSends(String proposal, String syntax) throws Exception {
        StorageScp.Listener listener = listen();
        Path file = write("a.dcm", Samples.image(), syntax);

        ExternalProgram.runWell(
                "storescu", proposal, "-aet", "SENDER", "-aec", "DELTARAD", "127.0.0.1", listener.port(), file);

        RecordingHandler.Stored stored = handler.nextStored();
        assertThat(stored.request())
                .isEqualTo(new StorageScp.Request(
                        new StorageScp.Peer("127.0.0.1", "SENDER"), Samples.CT, Samples.INSTANCE, syntax));
        assertThat(codec().readDataset(
                                new ByteArrayInputStream(stored.data()), syntax, Extent.WHOLE, ReadLimits.STANDARD))
                .isEqualTo(Samples.image());
        assertThat(handler.incidents).isEmpty();
    }

    @Test
    void theHandlerGetsTheDataSetAsItWasSentByteForByte() throws Exception {
        WirePeer peer = associated(listen(), "SENDER");
        byte[] data = new byte[123_457];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i * 7);
        }

        assertThat(peer.store(1, ctStore(1, "1.2.3"), data).status()).isZero();

        RecordingHandler.Stored stored = handler.nextStored();
        assertThat(stored.request().sopInstanceUid()).isEqualTo("1.2.3");
        assertThat(stored.data()).isEqualTo(data);
    }

    @Test
    void successIsSentOnlyAfterTheHandlerReturned() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        RecordingHandler slow = new RecordingHandler() {
            @Override
            public Status store(StorageScp.Request request, InputStream data) throws IOException {
                Status answer = super.store(request, data);
                read.countDown();
                await(go);
                return answer;
            }
        };
        StorageScp.Listener listener = listen(options(), slow);
        WirePeer peer = associated(listener, "SENDER");
        peer.command(1, ctStore(1, "1.2.3"));
        peer.dataset(1, new byte[1000], 16384);
        assertThat(read.await(10, TimeUnit.SECONDS)).isTrue();

        peer.socket().setSoTimeout(300);
        assertThatThrownBy(peer::receive).isInstanceOf(SocketTimeoutException.class);
        echo(listener); // others are served meanwhile
        go.countDown();
        peer.socket().setSoTimeout(10_000);
        Command response = peer.message().command();

        assertThat(response.status()).isZero();
        assertThat(response.respondedTo()).isEqualTo(1);
        assertThat(response.sopInstance()).isEqualTo("1.2.3");
        peer.release();
    }

    @Test
    void anInstanceOfAnotherSopClassThanItsContextsIsRefusedWithoutTheHandler() throws Exception {
        WirePeer peer = associated(listen(), "SENDER");

        Command response = peer.store(1, Command.store(1, "1.2.840.10008.5.1.4.1.1.4", "1.2.3"), new byte[100]);

        assertThat(response.status()).isEqualTo(0x0122);
        assertThat(response.comment()).contains("presentation context");
        assertThat(peer.store(1, ctStore(2, "1.2.4"), new byte[100]).status()).isZero();
        assertThat(handler.nextStored().request().sopInstanceUid()).isEqualTo("1.2.4");
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody let the handler go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0xA700, disk full; free some space",
        "0xA900, is not what it says",
        "0xC123, cannot understand",
        "0xB000, coerced",
        "0x0122, no such SOP class here"
    })
    void theSenderLearnsTheHandlersStatusAndErrorComment(String code, String comment) throws Exception {
        handler.status = new Status(Integer.decode(code), comment);
        WirePeer peer = associated(listen(), "SENDER");

        Command response = peer.store(1, ctStore(7, "1.2.3"), new byte[1000]);

        assertThat(response.status()).isEqualTo(Integer.decode(code));
        assertThat(response.comment()).isEqualTo(comment);
        assertThat(response.respondedTo()).isEqualTo(7);
    }

    @Test
    void storescuShowsStatusAndErrorComment() throws Exception {
        handler.status = Status.outOfResources("disk full; free some space");
        Path file = write("a.dcm", Samples.image(), EXPLICIT);

        ExternalProgram.Result r =
                ExternalProgram.run("storescu", "-d", "-aec", "DELTARAD", "127.0.0.1", listen().port(), file);

        assertThat(r.output()).containsIgnoringCase("0xa700").contains("disk full; free some space");
    }

    @Test
    void anErrorCommentIsCutTo64CharactersThatLoCanHold() throws Exception {
        handler.status = Status.cannotUnderstand("Überlänge \\ " + "x".repeat(100));
        WirePeer peer = associated(listen(), "SENDER");

        Command response = peer.store(1, ctStore(1, "1.2.3"), new byte[10]);

        assertThat(response.comment())
                .hasSizeLessThanOrEqualTo(64)
                .endsWith("xxxx")
                .doesNotContain("\\")
                .matches("\\p{ASCII}*");
    }

    @Test
    void aFailingHandlerIsAnsweredAndTheAssociationGoesOn() throws Exception {
        RecordingHandler failing = new RecordingHandler() {
            @Override
            public Status store(StorageScp.Request request, InputStream data) throws IOException {
                switch (request.sopInstanceUid()) {
                    case "1.1" -> throw new IOException("No space left on device");
                    case "1.2" -> {
                        data.read();
                        throw new IllegalStateException("bug");
                    }
                    case "1.3" -> {
                        return Status.outOfResources("did not read");
                    }
                    default -> {
                        return super.store(request, data);
                    }
                }
            }
        };
        WirePeer peer = associated(listen(options(), failing), "SENDER");

        assertThat(peer.store(1, ctStore(1, "1.1"), new byte[200_000]).status()).isEqualTo(0x0110);
        assertThat(peer.store(1, ctStore(2, "1.2"), new byte[200_000]).status()).isEqualTo(0x0110);
        assertThat(peer.store(1, ctStore(3, "1.3"), new byte[200_000]).status()).isEqualTo(0xA700);
        assertThat(peer.store(1, ctStore(4, "1.4"), new byte[200_000]).status()).isZero();
        assertThat(failing.nextStored().data()).hasSize(200_000);
        peer.release();
    }

    @Test
    void anInstanceUidThatIsNoneIsRefusedWithoutTheHandler() throws Exception {
        WirePeer peer = associated(listen(), "SENDER");

        assertThat(peer.store(1, ctStore(1, "../../etc/passwd"), new byte[1000]).status())
                .isEqualTo(0x0117);
        assertThat(peer.store(1, ctStore(2, "1.2.3"), new byte[1000]).status()).isZero();
        assertThat(handler.stored).hasSize(1);
    }

    @Test
    void acceptsUnknownAndPrivateStorageClassesInThePreferredSyntaxAndRefusesQueries() throws Exception {
        Associate answer = call(listen())
                .associate(new Associate(
                        "DELTARAD",
                        "SENDER",
                        new Context(1, "1.2.840.10008.5.1.4.1.1.99999", IMPLICIT, EXPLICIT),
                        new Context(3, "1.3.6.1.4.1.5962.301.1", EXPLICIT, IMPLICIT),
                        new Context(5, STUDY_ROOT_FIND, IMPLICIT),
                        new Context(7, Samples.CT, "1.2.840.10008.1.2.4.70"),
                        new Context(9, Samples.CT, IMPLICIT),
                        new Context(11, VERIFICATION, IMPLICIT),
                        new Context(255, Samples.CT, "1.2.840.10008.1.2.4.70", IMPLICIT)));

        assertAnswer(answer, 1, 0, EXPLICIT);
        assertAnswer(answer, 3, 0, EXPLICIT);
        assertThat(answer.context(5).orElseThrow().result()).isEqualTo(3);
        assertThat(answer.context(7).orElseThrow().result()).isEqualTo(4);
        assertAnswer(answer, 9, 0, IMPLICIT);
        assertAnswer(answer, 11, 0, IMPLICIT);
        assertAnswer(answer, 255, 0, IMPLICIT);
    }

    private static void assertAnswer(Associate answer, int id, int result, String syntax) {
        assertThat(answer.context(id)).contains(new Context(id, result, "", List.of(syntax)));
    }

    @Test
    void theListOfTransferSyntaxesIsOursInOurOrder() throws Exception {
        StorageScp.Options given = options();
        StorageScp.Options compressed = new StorageScp.Options(
                given.bindAddress(),
                given.port(),
                given.admission(),
                given.timeouts(),
                given.maxPduLength(),
                List.of(TransferSyntax.JPEG_2000_LOSSLESS, TransferSyntax.RLE_LOSSLESS, IMPLICIT));
        WirePeer peer = call(listen(compressed, handler));
        Associate answer = peer.associate(new Associate(
                "DELTARAD",
                "SENDER",
                new Context(1, Samples.CT, IMPLICIT, TransferSyntax.RLE_LOSSLESS, TransferSyntax.JPEG_2000_LOSSLESS),
                new Context(3, Samples.CT, TransferSyntax.RLE_LOSSLESS, IMPLICIT),
                new Context(5, Samples.CT, EXPLICIT)));

        assertAnswer(answer, 1, 0, TransferSyntax.JPEG_2000_LOSSLESS);
        assertAnswer(answer, 3, 0, TransferSyntax.RLE_LOSSLESS);
        assertThat(answer.context(5).orElseThrow().result()).isEqualTo(4);
        assertThat(peer.store(3, ctStore(1, "1.2.3"), new byte[100]).status()).isZero();
        assertThat(handler.nextStored().request().transferSyntax()).isEqualTo(TransferSyntax.RLE_LOSSLESS);
    }

    @Test
    void answersEchoesOfEchoscuAndOfAnAssociationForStorage() throws Exception {
        StorageScp.Listener listener = listen();
        assertThat(ExternalProgram.run("echoscu", "-aec", "DELTARAD", "127.0.0.1", listener.port())
                        .exit())
                .isZero();
        WirePeer peer = call(listener);
        peer.associate(new Associate("DELTARAD", "ECHOER", new Context(1, VERIFICATION, IMPLICIT)));
        peer.command(1, Command.request(Command.C_ECHO_RQ, 99, VERIFICATION));
        Command response = peer.message().command();
        assertThat(response.field()).isEqualTo(0x8030);
        assertThat(response.status()).isZero();
        assertThat(response.respondedTo()).isEqualTo(99);
        peer.release();
        assertThat(handler.incidents).isEmpty();
    }

    @Test
    void anOperationThatIsNotOfferedIsAnsweredAsUnrecognized() throws Exception {
        WirePeer peer = associated(listen(), "SENDER");
        peer.command(1, Command.request(Command.C_FIND_RQ, 5, Samples.CT));

        WirePeer.Message response = peer.message();

        assertThat(response.command().status()).isEqualTo(0x0211);
        assertThat(response.command().respondedTo()).isEqualTo(5);
        assertThat(peer.store(1, ctStore(6, "1.2.3"), new byte[100]).status()).isZero();
    }

    @Test
    void closingLetsRunningStoresEndAndFreesThePort() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        RecordingHandler slow = new RecordingHandler() {
            @Override
            public Status store(StorageScp.Request request, InputStream data) throws IOException {
                entered.countDown();
                await(go);
                return super.store(request, data);
            }
        };
        StorageScp.Listener listener = listen(options(), slow);
        WirePeer peer = associated(listener, "SENDER");
        peer.command(1, ctStore(1, "1.2.3"));
        peer.dataset(1, new byte[1000], 16384);
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(listener::close);
        go.countDown();

        assertThat(peer.message().command().status()).isZero();
        assertThat(peer.receive().map(Pdu::type).orElse(Pdu.ABORT)).isEqualTo(Pdu.ABORT);
        peer.close();
        closing.get(15, TimeUnit.SECONDS);
        listener.close(); // a second time is no harm
        StorageScp.Options same =
                new StorageScp.Options("127.0.0.1", listener.port(), options().admission());
        StorageScp.Listener again = listen(same, handler);
        echo(again);
        assertThatThrownBy(() -> listen(same, handler))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(":" + listener.port());
    }
}
