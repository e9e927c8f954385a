package org.deltarad.dicom.pixelmed.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deltarad.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.deltarad.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.AssociationException.Reason;
import org.deltarad.dicom.net.Echo;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.net.StorageScu;
import org.deltarad.dicom.net.StorageScu.Outcome;
import org.deltarad.dicom.net.Timeouts;
import org.deltarad.dicom.pixelmed.codec.PixelmedCodec;
import org.deltarad.dicom.pixelmed.codec.Samples;
import org.deltarad.testing.ExternalProgram;
import org.deltarad.testing.FreePort;
import org.deltarad.testing.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StorageScuTest {

    private static final Timeouts IMPATIENT = new Timeouts(
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            Duration.ofMillis(500),
            Duration.ofMillis(500),
            Duration.ofMillis(500));

    private final DatasetCodec codec = new PixelmedCodec();
    private final StorageScu scu = DicomToolkit.standard().storageScu();

    @TempDir
    private Path dir;

    private static RemoteAe at(int port) {
        return new RemoteAe("STORESCP", "127.0.0.1", port, "DELTARAD");
    }

    private Path sample(String uid, String syntax) throws Exception {
        Dataset d = Samples.image().toBuilder()
                .text(Tag.SOPInstanceUID, uid)
                .numbers(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .numbers(Tag.BitsStored, 16)
                .numbers(Tag.HighBit, 15)
                .build();
        return Samples.write(dir.resolve(uid + ".dcm"), d, syntax);
    }

    private static List<Path> received(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void storescpReceivesFilesAsTheyAreStored() throws Exception {
        Path folder = Files.createDirectory(dir.resolve("received"));
        List<Path> files =
                List.of(sample("1.2.1", EXPLICIT_VR_LITTLE_ENDIAN), sample("1.2.2", IMPLICIT_VR_LITTLE_ENDIAN));
        List<Outcome> outcomes;
        int port = FreePort.find();
        try (Server storescp = Server.start(port, "storescp", "-od", folder, "-uf", "+xa", port)) {
            outcomes = scu.send(at(storescp.port()), files);
        }

        assertThat(outcomes)
                .containsExactly(
                        new Outcome(files.get(0), "1.2.1", Status.SUCCESS),
                        new Outcome(files.get(1), "1.2.2", Status.SUCCESS));
        List<DicomFile> there = new ArrayList<>();
        for (Path file : received(folder)) {
            there.add(codec.read(file));
        }
        assertThat(there).containsExactlyInAnyOrder(codec.read(files.get(0)), codec.read(files.get(1)));
    }

    @Test
    void convertsToImplicitVrForAPeerThatTakesNothingElse() throws Exception {
        Path folder = Files.createDirectory(dir.resolve("received"));
        Path plain = sample("1.2.1", EXPLICIT_VR_LITTLE_ENDIAN);
        Path rle = dir.resolve("rle.dcm");
        ExternalProgram.runWell("dcmcrle", "+un", sample("1.2.2", EXPLICIT_VR_LITTLE_ENDIAN), rle);
        List<Outcome> outcomes;
        int port = FreePort.find();
        try (Server storescp = Server.start(port, "storescp", "-od", folder, "-uf", "+xi", port)) {
            outcomes = scu.send(at(storescp.port()), List.of(rle, plain));
        }

        assertThat(outcomes.get(0).status().comment()).contains("transfer syntax");
        assertThat(outcomes.get(1)).isEqualTo(new Outcome(plain, "1.2.1", Status.SUCCESS));
        assertThat(received(folder)).hasSize(1);
        DicomFile there = codec.read(received(folder).get(0));
        assertThat(there.transferSyntax()).isEqualTo(IMPLICIT_VR_LITTLE_ENDIAN);
        assertThat(there.dataset()).isEqualTo(codec.read(plain).dataset());
    }

    @Test
    void reportsThePeersStatusPerFileAndWhatCouldNotBeRead() throws Exception {
        RecordingHandler handler = new RecordingHandler();
        handler.status = Status.dataSetMismatch("not today");
        Path file = sample("1.2.1", EXPLICIT_VR_LITTLE_ENDIAN);
        Path text = Files.writeString(dir.resolve("a.txt"), "no DICOM");
        try (StorageScp.Listener listener = listen(handler)) {
            List<Outcome> outcomes = scu.send(at(listener.port()), List.of(text, file, dir.resolve("missing.dcm")));

            assertThat(outcomes.get(0).status().comment()).contains("not sent", "DICM");
            assertThat(outcomes.get(1)).isEqualTo(new Outcome(file, "1.2.1", new Status(0xA900, "not today")));
            assertThat(outcomes.get(2).sopInstanceUid()).isEmpty();
            assertThat(outcomes.get(2).status().comment()).contains("not sent", "missing.dcm");
            assertThat(scu.send(at(listener.port()), List.of(text))).hasSize(1);
        }
    }

    private static StorageScp.Listener listen(RecordingHandler handler) throws IOException {
        return DicomToolkit.standard()
                .storageScp()
                .listen(
                        new StorageScp.Options("127.0.0.1", 0, Admission.of("STORESCP", 4))
                                .with(Timeouts.STANDARD.withIdle(Duration.ofSeconds(10))),
                        handler);
    }

    @Test
    void aPeerThatBreaksOffLeavesOutcomesForAllFiles() throws Exception {
        List<Path> files =
                List.of(sample("1.2.1", EXPLICIT_VR_LITTLE_ENDIAN), sample("1.2.2", EXPLICIT_VR_LITTLE_ENDIAN));
        int port = FreePort.find();
        List<Outcome> outcomes;
        try (Server storescp = Server.start(port, "storescp", "--abort-after", "--ignore", port)) {
            outcomes = scu.send(at(storescp.port()), files);
        }

        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(1).status().isSuccess()).isFalse();
        assertThat(outcomes.get(1).status().comment()).contains("STORESCP@127.0.0.1:" + port);
    }

    @Test
    void missingPeersRejectionsAndSilenceAreTypedErrors() throws Exception {
        Echo echo = new AssociationEcho();
        int nobody = FreePort.find();
        assertReason(() -> echo.echo(at(nobody)), Reason.UNREACHABLE, "STORESCP@127.0.0.1:" + nobody);
        assertReason(
                () -> echo.echo(new RemoteAe("X", "no-such-host.invalid", 104, "Y")),
                Reason.UNREACHABLE,
                "no-such-host.invalid");
        assertReason(
                () -> scu.send(at(nobody), List.of(sample("1.2.1", EXPLICIT_VR_LITTLE_ENDIAN))),
                Reason.UNREACHABLE,
                "check host");
        try (StorageScp.Listener listener = listen(new RecordingHandler())) {
            assertReason(
                    () -> echo.echo(new RemoteAe("WRONG", "127.0.0.1", listener.port(), "DELTARAD")),
                    Reason.REJECTED,
                    "called AE title not recognized");
            assertReason(
                    () -> new AssociationQueryRetrieve().find(at(listener.port()), Dataset.empty()),
                    Reason.NO_PRESENTATION_CONTEXT,
                    AssociationQueryRetrieve.STUDY_ROOT_FIND);
        }
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertReason(() -> echo.echo(at(silent.getLocalPort()).with(IMPATIENT)), Reason.TIMED_OUT, "0.5 s");
        }
    }

    private interface Call {
        void run() throws Exception;
    }

    private static void assertReason(Call call, Reason reason, String message) {
        assertThatThrownBy(call::run)
                .hasMessageContaining(message)
                .asInstanceOf(InstanceOfAssertFactories.type(AssociationException.class))
                .extracting(AssociationException::reason)
                .isEqualTo(reason);
    }
}
