package org.deltarad.node.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.node.commitment.CommitmentDesk;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.IncidentRow;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.InstanceRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiverTest {
    @TempDir
    Path temp;

    private DataFolder folder;
    private Index index;
    private Receiver receiver;
    private final List<Long> started = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws IOException {
        folder = new DataFolder(temp.resolve("data"));
        folder.create();
        index = Index.open(folder.root());
        receiver = receiver(0);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void successMeansTheBytesAreAtTheirPlaceAndTheRowIsThere() throws Exception {
        Dataset d = Sample.mr("1.2.3.4.1").build();
        assertThat(Sample.send(receiver, d)).isEqualTo(Status.SUCCESS);
        Path file = folder.studies().resolve("1.2.3/1.2.3.4/1.2.3.4.1.dcm");
        byte[] stored = Files.readAllBytes(file);
        int offset = (int) IncomingFile.dataSetOffset(file);
        assertThat(Arrays.copyOfRange(stored, offset, stored.length)).isEqualTo(Sample.encoded(d));
        assertThat(DicomToolkit.standard().codec().read(file).dataset().elements())
                .containsOnlyKeys(d.elements().keySet());
        InstanceRow row = index.read(t -> t.instances().find("1.2.3.4.1")).orElseThrow();
        assertThat(row.patient().id()).isEqualTo("P1");
        assertThat(row.acquired()).contains(LocalDateTime.of(2026, 1, 2, 10, 11, 12, 500_000_000));
        assertThat(row.callingAet()).isEqualTo("SENDER");
        assertThat(folder.incoming()).isEmptyDirectory();
    }

    @Test
    void aMaskStartsItsTimePointOnce() throws Exception {
        Dataset mask = Sample.structureSet("1.2.3.5.1").build();
        assertThat(Sample.send(receiver, mask).isSuccess()).isTrue();
        assertThat(Sample.send(receiver, mask).isSuccess()).isTrue();
        long id = index.read(t -> t.timePoints().ofMask("1.2.3.5.1"))
                .orElseThrow()
                .id();
        assertThat(started).containsExactly(id);
    }

    @Test
    void otherBytesOfAKnownUidAreKeptBesideAndReported() throws Exception {
        Dataset first = Sample.mr("1.2.3.4.1").build();
        Dataset second = first.toBuilder()
                .bulk(Tag.PixelData, VR.OW, new byte[] {
                    1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
                })
                .build();
        Sample.send(receiver, first);
        byte[] stored = Files.readAllBytes(folder.studies().resolve("1.2.3/1.2.3.4/1.2.3.4.1.dcm"));
        assertThat(Sample.send(receiver, second).isSuccess()).isFalse();
        assertThat(folder.studies().resolve("1.2.3/1.2.3.4/1.2.3.4.1.dcm")).hasBinaryContent(stored);
        IncidentRow said = theIncident();
        assertThat(said.what()).contains("1.2.3.4.1 is already here with other bytes");
        assertThat(said.patientId()).contains("P1");
        assertThat(folder.quarantine().resolve(said.keptAs().orElseThrow())).isNotEmptyFile();
    }

    @Test
    void whatBreaksOffIsKeptInQuarantineWithTheReason() throws Exception {
        byte[] whole = Sample.encoded(Sample.mr("1.2.3.4.1").build());
        Status status = receiver.store(
                Sample.request(Sample.MR, "1.2.3.4.1"), new ByteArrayInputStream(whole, 0, whole.length - 10));
        assertThat(status.code()).isEqualTo(0xC000);
        assertThat(theIncident().what()).contains("not a whole DICOM data set").contains("quarantine/");
        assertThat(folder.studies()).isEmptyDirectory();
        assertThat(index.read(t -> t.instances().find("1.2.3.4.1")).isPresent()).isFalse();
    }

    @Test
    void tooFewPixelsAreRefused() throws Exception {
        Status cut = Sample.send(
                receiver,
                Sample.mr("1.2.3.4.1").bulk(Tag.PixelData, VR.OW, new byte[30]).build());
        assertThat(cut.code()).isEqualTo(0xC000);
        assertThat(cut.comment()).contains("30 of 32 bytes");
        Status missing = Sample.send(
                receiver, Sample.mr("1.2.3.4.1").remove(Tag.PixelData).build());
        assertThat(missing.comment()).contains("Pixel Data is missing");
        Status absurd = Sample.send(
                receiver,
                Sample.mr("1.2.3.4.1")
                        .numbers(Tag.Rows, 65535)
                        .numbers(Tag.Columns, 65535)
                        .numbers(Tag.NumberOfFrames, Integer.MAX_VALUE)
                        .build());
        assertThat(absurd.code()).isEqualTo(0xC000);
    }

    @Test
    void aDataSetThatIsNotWhatTheRequestSaysIsAMismatch() throws Exception {
        byte[] data = Sample.encoded(Sample.mr("1.2.3.4.1").build());
        assertThat(receiver.store(Sample.request(Sample.MR, "1.2.3.4.2"), new ByteArrayInputStream(data))
                        .code())
                .isEqualTo(0xA900);
        assertThat(receiver.store(Sample.request(InstanceRow.SEGMENTATION, "1.2.3.4.1"), new ByteArrayInputStream(data))
                        .code())
                .isEqualTo(0xA900);
    }

    @Test
    void uidsThatAreNoUidsNeverBecomePaths() throws Exception {
        Dataset d = Sample.mr("1.2.3.4.1")
                .text(Tag.StudyInstanceUID, "1.2.3.99999999")
                .build();
        String text = new String(Sample.encoded(d), StandardCharsets.ISO_8859_1);
        byte[] hostile = text.replace("1.2.3.99999999", "../../escaped0").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(receiver.store(Sample.request(Sample.MR, "1.2.3.4.1"), new ByteArrayInputStream(hostile))
                        .code())
                .isEqualTo(0xC000);
        assertThat(receiver.store(Sample.request(Sample.MR, "../1"), new ByteArrayInputStream(new byte[0]))
                        .code())
                .isEqualTo(0xC000);
        assertThat(folder.studies()).isEmptyDirectory();
        try (Stream<Path> all = Files.walk(temp)) {
            assertThat(all.filter(p -> p.toString().contains("escaped"))).isEmpty();
        }
    }

    @Test
    void lowDiskSpaceIsAnsweredOutOfResources() throws Exception {
        Status status =
                Sample.send(receiver(Long.MAX_VALUE), Sample.mr("1.2.3.4.1").build());
        assertThat(status.code()).isEqualTo(0xA700);
        assertThat(theIncident().what()).contains("disk space is low");
    }

    @Test
    void aSenderThatBreaksOffLeavesNothing() throws Exception {
        byte[] data = Sample.encoded(Sample.mr("1.2.3.4.1").build());
        assertThatThrownBy(() -> receiver.store(Sample.request(Sample.MR, "1.2.3.4.1"), Sample.breaking(data)))
                .isInstanceOf(IOException.class);
        assertThat(folder.incoming()).isEmptyDirectory();
        assertThat(folder.studies()).isEmptyDirectory();
    }

    @Test
    void oneInstanceFromManySendersAtOnceIsStoredOnce() throws Exception {
        Dataset mask = Sample.structureSet("1.2.3.5.1").build();
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            List<Future<Status>> answers = new ArrayList<>();
            for (int n = 0; n < 24; n++) {
                answers.add(senders.submit(() -> Sample.send(receiver, mask)));
            }
            for (Future<Status> a : answers) {
                assertThat(a.get()).isEqualTo(Status.SUCCESS);
            }
        } finally {
            senders.shutdownNow();
        }
        assertThat(started).hasSize(1);
        assertThat(folder.incoming()).isEmptyDirectory();
        List<IncidentRow> incidents = index.read(t -> t.incidents().all());
        assertThat(incidents).isEmpty();
    }

    @Test
    void afterACrashFilesAndIndexAgreeAgain() throws Exception {
        Sample.send(receiver, Sample.mr("1.2.3.4.1").build());
        Sample.send(receiver, Sample.mr("1.2.3.4.2").build());
        Path series = folder.studies().resolve("1.2.3/1.2.3.4");
        // The node died between moving .3 and committing it; .2 was deleted by hand; a half-received file is left.
        Sample.send(receiver, Sample.structureSet("1.2.3.5.1").build());
        Path mask = folder.studies().resolve("1.2.3/1.2.3.5/1.2.3.5.1.dcm");
        byte[] maskBytes = Files.readAllBytes(mask);
        index.close();
        try (Stream<Path> files = Files.walk(folder.root().resolve("db"))) {
            for (Path f : files.filter(Files::isRegularFile).toList()) {
                Files.delete(f);
            }
        }
        Files.delete(mask);
        index = Index.open(folder.root());
        receiver = receiver(0);
        Sample.send(receiver, Sample.mr("1.2.3.4.1").build());
        Files.write(Files.createDirectories(mask.getParent()).resolve("1.2.3.5.1.dcm"), maskBytes);
        Files.delete(series.resolve("1.2.3.4.1.dcm"));
        Files.writeString(series.resolve("1.2.3.4.9.dcm"), "not DICOM");
        Files.writeString(folder.incoming().resolve("x.part"), "half");

        receiver.recover();
        receiver.recover();

        List<String> uids = new ArrayList<>(index.read(t -> t.instances().uids()));
        assertThat(uids).containsExactlyInAnyOrder("1.2.3.4.1", "1.2.3.4.2", "1.2.3.5.1");
        assertThat(index.read(t -> t.timePoints().ofMask("1.2.3.5.1")).isPresent())
                .isTrue();
        assertThat(folder.incoming()).isEmptyDirectory();
        List<String> said = index.read(t -> t.incidents().all()).stream()
                .map(IncidentRow::what)
                .toList();
        assertThat(said).hasSize(2);
        assertThat(said).anyMatch(w -> w.contains("1.2.3.4.1 is in the index and its file is gone"));
        assertThat(said).anyMatch(w -> w.contains("1.2.3.4.9.dcm is not in the index and cannot be read"));
    }

    private Receiver receiver(long minFreeBytes) {
        return new Receiver(
                folder,
                index,
                DicomToolkit.standard().codec(),
                minFreeBytes,
                Clock.systemUTC(),
                started::add,
                new CommitmentDesk((peer, result) -> false));
    }

    private IncidentRow theIncident() {
        List<IncidentRow> all = index.read(t -> t.incidents().all());
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
