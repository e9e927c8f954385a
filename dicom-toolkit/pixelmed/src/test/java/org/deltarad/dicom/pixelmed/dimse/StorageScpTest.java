package org.deltarad.dicom.pixelmed.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deltarad.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.deltarad.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Incident;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.net.Timeouts;
import org.deltarad.dicom.pixelmed.codec.DataSetCoding;
import org.deltarad.dicom.pixelmed.codec.Samples;
import org.deltarad.dicom.pixelmed.ul.Association;
import org.deltarad.dicom.pixelmed.ul.AssociationRequestor;
import org.deltarad.dicom.pixelmed.ul.Pdu;
import org.deltarad.dicom.pixelmed.ul.PresentationContext;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StorageScpTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    private final RecordingHandler handler = new RecordingHandler();
    private final AssociationRequestor requestor = new AssociationRequestor();
    private StorageScp.Listener listener;

    @TempDir
    private Path dir;

    @BeforeEach
    void listen() throws IOException {
        listener = listen(4, Duration.ofSeconds(10), handler);
    }

    private static StorageScp.Listener listen(int limit, Duration idle, StorageScp.Handler handler) throws IOException {
        return listen(limit, Timeouts.STANDARD.withIdle(idle), handler);
    }

    private static StorageScp.Listener listen(int limit, Timeouts timeouts, StorageScp.Handler handler)
            throws IOException {
        return DicomToolkit.standard()
                .storageScp()
                .listen(
                        new StorageScp.Options("127.0.0.1", 0, Admission.of("DELTARAD", limit)).with(timeouts),
                        handler);
    }

    @AfterEach
    void close() {
        listener.close();
    }

    private RemoteAe us() {
        return new RemoteAe("DELTARAD", "127.0.0.1", listener.port(), "TESTER");
    }

    private void echo() throws Exception {
        DicomToolkit.standard().echo().echo(us());
    }

    @ParameterizedTest
    @CsvSource({"-xi, 1.2.840.10008.1.2", "-xe, 1.2.840.10008.1.2.1", "-x=, 1.2.840.10008.1.2.1"})
    void takesWhatStorescuSends(String proposal, String syntax) throws Exception {
        Path file = Samples.write(dir.resolve("a.dcm"), Samples.image(), syntax);

        ExternalProgram.runWell(
                "storescu", proposal, "-aet", "SENDER", "-aec", "DELTARAD", "127.0.0.1", listener.port(), file);

        RecordingHandler.Stored stored = handler.nextStored();
        assertThat(stored.request())
                .isEqualTo(new StorageScp.Request(
                        new StorageScp.Peer("127.0.0.1", "SENDER"),
                        CT,
                        Samples.image().requireString(Tag.SOPInstanceUID),
                        syntax));
        assertThat(DataSetCoding.decode(stored.data(), syntax)).isEqualTo(Samples.image());
        assertThat(handler.incidents).isEmpty();
    }

    @Test
    void theSenderLearnsTheHandlersStatusAndErrorComment() throws Exception {
        handler.status = Status.outOfResources("disk full; free some space");
        Path file = Samples.write(dir.resolve("a.dcm"), Samples.image(), EXPLICIT_VR_LITTLE_ENDIAN);

        ExternalProgram.Result r =
                ExternalProgram.run("storescu", "-d", "-aec", "DELTARAD", "127.0.0.1", listener.port(), file);

        assertThat(r.output()).containsIgnoringCase("0xa700").contains("disk full; free some space");
    }

    @Test
    void answersEchoscuAndRejectsAWrongCalledAe() throws Exception {
        assertThat(ExternalProgram.run("echoscu", "-aec", "DELTARAD", "127.0.0.1", listener.port())
                        .exit())
                .isZero();

        ExternalProgram.Result r =
                ExternalProgram.run("echoscu", "-v", "-aet", "PEER", "-aec", "OTHER", "127.0.0.1", listener.port());

        assertThat(r.exit()).isNotZero();
        assertThat(r.output()).contains("Called AE Title Not Recognized", "Rejected Permanent");
        Incident incident = handler.nextIncident();
        assertThat(incident.peer().callingAet()).isEqualTo("PEER");
        assertThat(incident.what()).contains("'OTHER'", "'DELTARAD'");
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
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            socket.getOutputStream().write(garbage.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            Incident incident = handler.nextIncident();
            assertThat(incident.peer()).isEqualTo(new StorageScp.Peer("127.0.0.1", ""));
            assertThat(incident.what()).isNotBlank();
        }
        echo();
        assertThat(handler.incidents).isEmpty();
    }

    @Test
    void aHalfAssociationRequestEndsWithTheArtimTimer() throws Exception {
        RecordingHandler own = new RecordingHandler();
        Duration long30 = Duration.ofSeconds(30);
        Timeouts timeouts = new Timeouts(long30, Duration.ofMillis(300), long30, long30, long30);
        try (StorageScp.Listener impatient = listen(4, timeouts, own);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), impatient.port())) {
            socket.getOutputStream().write(new byte[] {1, 0, 0, 0});
            assertThat(own.nextIncident().what()).contains("0.3 s");
            socket.setSoTimeout(10_000);
            assertThat(socket.getInputStream().read())
                    .as("closed without a word (AA-2)")
                    .isEqualTo(-1);
        }
    }

    @Test
    void anIdlePeerIsAborted() throws Exception {
        RecordingHandler own = new RecordingHandler();
        try (StorageScp.Listener impatient = listen(4, Duration.ofMillis(300), own);
                Association association = requestor.open(
                        new RemoteAe("DELTARAD", "127.0.0.1", impatient.port(), "IDLER"), List.of(proposed(1, CT)))) {
            assertThatThrownBy(association::receive).hasMessageContaining("aborted");
            Incident incident = own.nextIncident();
            assertThat(incident.what()).contains("silent");
            assertThat(incident.peer().callingAet()).isEqualTo("IDLER");
        }
    }

    private static Pdu.Proposed proposed(int id, String sopClass) {
        return new Pdu.Proposed(id, sopClass, List.of(IMPLICIT_VR_LITTLE_ENDIAN, EXPLICIT_VR_LITTLE_ENDIAN));
    }

    @Test
    void anAbortInTheMiddleOfADataSetNamesTheInstance() throws Exception {
        try (Association association = requestor.open(us(), List.of(proposed(1, CT)))) {
            PresentationContext context = association.contexts().get(0);
            assertThatThrownBy(() -> association.send(context, Command.storeRequest(1, CT, "1.2.3"), out -> {
                        out.write(new byte[300_000]);
                        throw new IOException("on purpose");
                    }))
                    .hasMessage("on purpose");
        }

        Incident incident = handler.nextIncident();
        assertThat(incident.what()).contains("aborted");
        assertThat(incident.sopInstanceUid()).contains("1.2.3");
        assertThat(handler.stored).isEmpty();
        echo();
    }

    @Test
    void aConnectionLostInTheMiddleOfADataSetIsAnIncident() throws Exception {
        try (Association association = requestor.open(us(), List.of(proposed(1, CT)))) {
            PresentationContext context = association.contexts().get(0);
            assertThatThrownBy(() -> association.send(context, Command.storeRequest(1, CT, "1.2.3"), out -> {
                        out.write(new byte[300_000]);
                        association.cut();
                        out.write(new byte[300_000]);
                    }))
                    .isInstanceOf(IOException.class);
        }

        assertThat(handler.nextIncident().sopInstanceUid()).contains("1.2.3");
        assertThat(handler.stored).isEmpty();
    }

    @Test
    void acceptsUnknownStorageClassesPrefersExplicitVrAndRefusesQueries() throws Exception {
        List<Pdu.Proposed> proposed = List.of(
                proposed(1, "1.2.840.10008.5.1.4.1.1.99999"),
                proposed(3, "1.3.6.1.4.1.5962.301.1"),
                proposed(5, AssociationQueryRetrieve.STUDY_ROOT_FIND),
                new Pdu.Proposed(7, CT, List.of("1.2.840.10008.1.2.4.70")),
                new Pdu.Proposed(9, CT, List.of(IMPLICIT_VR_LITTLE_ENDIAN)));
        try (Association association = requestor.open(us(), proposed)) {
            assertThat(association.contexts())
                    .containsExactlyInAnyOrder(
                            new PresentationContext(1, "1.2.840.10008.5.1.4.1.1.99999", EXPLICIT_VR_LITTLE_ENDIAN),
                            new PresentationContext(3, "1.3.6.1.4.1.5962.301.1", EXPLICIT_VR_LITTLE_ENDIAN),
                            new PresentationContext(9, CT, IMPLICIT_VR_LITTLE_ENDIAN));
            association.release();
        }
    }

    @Test
    void oneAssociationTooManyIsRejectedForNow() throws Exception {
        RecordingHandler own = new RecordingHandler();
        try (StorageScp.Listener two = listen(2, Duration.ofSeconds(10), own)) {
            RemoteAe peer = new RemoteAe("DELTARAD", "127.0.0.1", two.port(), "TESTER");
            List<Pdu.Proposed> contexts = List.of(proposed(1, CT));
            Association first = requestor.open(peer, contexts);
            try (Association second = requestor.open(peer, contexts)) {
                assertThatThrownBy(() -> requestor.open(peer, contexts))
                        .isInstanceOf(AssociationException.class)
                        .hasMessageContaining("for now: local limit exceeded");
                assertThat(own.nextIncident().what()).contains("one more than the 2");
                first.release();
                requestor.open(peer, contexts).release();
                second.release();
            }
        }
    }

    @Test
    void aFailingHandlerIsAnsweredAndTheAssociationGoesOn() throws Exception {
        StorageScp.Handler failing = new RecordingHandler() {
            @Override
            public Status store(StorageScp.Request request, InputStream data) throws IOException {
                if (request.sopInstanceUid().equals("1.1")) {
                    throw new IOException("No space left on device");
                }
                if (request.sopInstanceUid().equals("1.2")) {
                    data.read();
                    throw new IllegalStateException("bug");
                }
                return super.store(request, data);
            }
        };
        try (StorageScp.Listener own = listen(1, Duration.ofSeconds(10), failing);
                Association association = requestor.open(
                        new RemoteAe("DELTARAD", "127.0.0.1", own.port(), "TESTER"), List.of(proposed(1, CT)))) {
            assertThat(store(association, "1.1")).isEqualTo(0x0110);
            assertThat(store(association, "1.2")).isEqualTo(0x0110);
            assertThat(store(association, "1.3")).isZero();
            assertThat(store(association, "../../etc/passwd")).isEqualTo(0x0117);
            association.release();
        }
    }

    private static int store(Association association, String uid) throws Exception {
        PresentationContext context = association.contexts().get(0);
        Dataset request = Command.storeRequest(1, CT, "1.2").toBuilder()
                .put(0x00001000, new Element.Text(VR.UI, List.of(uid))) // Affected SOP Instance UID
                .build();
        association.send(context, request, out -> out.write(new byte[200_000]));
        return Command.status(association.receive().orElseThrow().command());
    }

    @Test
    void aSlowHandlerDelaysItsResponseButNotOtherAssociations() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        StorageScp.Handler slow = new RecordingHandler() {
            @Override
            public Status store(StorageScp.Request request, InputStream data) throws IOException {
                entered.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.store(request, data);
            }
        };
        try (StorageScp.Listener own = listen(2, Duration.ofSeconds(10), slow)) {
            RemoteAe peer = new RemoteAe("DELTARAD", "127.0.0.1", own.port(), "TESTER");
            Association association = requestor.open(peer, List.of(proposed(1, CT)));
            CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> {
                try {
                    return store(association, "1.2.3");
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
            DicomToolkit.standard().echo().echo(peer);
            assertThat(status).isNotDone();

            CompletableFuture<Void> closing = CompletableFuture.runAsync(own::close);
            go.countDown();

            assertThat(status.get(10, TimeUnit.SECONDS))
                    .as("the C-STORE under way ends well although the listener closes")
                    .isZero();
            association.close();
            closing.get(15, TimeUnit.SECONDS);
            assertThatThrownBy(() -> DicomToolkit.standard().echo().echo(peer))
                    .isInstanceOf(AssociationException.class);
        }
    }

    @Test
    void unreadableCommandsAndForeignContextsAbortTheAssociation() throws Exception {
        try (Association association = requestor.open(us(), List.of(proposed(1, CT)))) {
            PresentationContext foreign = new PresentationContext(77, CT, IMPLICIT_VR_LITTLE_ENDIAN);
            association.send(foreign, Command.echoRequest(1, CT));
            assertThatThrownBy(association::receive).hasMessageContaining("aborted");
        }
        assertThat(handler.nextIncident().what()).contains("presentation context 77");
    }

    @Test
    void closingTheListenerTwiceIsNoHarmAndThePortIsFreeAgain() throws Exception {
        int port = listener.port();
        listener.close();
        listener.close();
        try (StorageScp.Listener again = DicomToolkit.standard()
                .storageScp()
                .listen(
                        new StorageScp.Options("127.0.0.1", port, Admission.of("DELTARAD", 1))
                                .with(Timeouts.STANDARD.withIdle(Duration.ofSeconds(1))),
                        handler)) {
            assertThat(again.port()).isEqualTo(port);
            assertThatThrownBy(() -> DicomToolkit.standard()
                            .storageScp()
                            .listen(
                                    new StorageScp.Options("127.0.0.1", port, Admission.of("DELTARAD", 1))
                                            .with(Timeouts.STANDARD.withIdle(Duration.ofSeconds(1))),
                                    handler))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(":" + port);
        }
    }

    @Test
    void aPortProbeIsNoIncident() throws Exception {
        new Socket(InetAddress.getLoopbackAddress(), listener.port()).close();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
                OutputStream out = socket.getOutputStream()) {
            out.write(0); // the incident of this one comes after the probe's would have
        }
        handler.nextIncident();
        echo();
        assertThat(handler.incidents).isEmpty();
    }
}
