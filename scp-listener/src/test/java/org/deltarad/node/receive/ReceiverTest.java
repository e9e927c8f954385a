package org.deltarad.node.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.dicom.net.StorageScp.Request;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.node.commitment.CommitmentDesk;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.IncidentRow;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.InstanceCopyRow;
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
    private Intake intake;
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
    void close() throws IOException {
        intake.close();
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
        nothingIsComing();
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
    void otherBytesOfAKnownUidAreKeptBesideAndReportedOnce() throws Exception {
        Dataset first = Sample.mr("1.2.3.4.1").build();
        Dataset second = otherPixels(first);
        Sample.send(receiver, first);
        byte[] stored = Files.readAllBytes(folder.studies().resolve("1.2.3/1.2.3.4/1.2.3.4.1.dcm"));
        for (int time = 0; time < 2; time++) {
            Status answer = Sample.send(receiver, second);
            assertThat(answer.code()).isEqualTo(Intake.KEPT_BESIDE);
            assertThat(answer.comment()).contains("kept beside").hasSizeLessThanOrEqualTo(64);
        }
        assertThat(folder.studies().resolve("1.2.3/1.2.3.4/1.2.3.4.1.dcm")).hasBinaryContent(stored);
        IncidentRow said = theIncident();
        assertThat(said.what()).contains("1.2.3.4.1 is already here with other bytes");
        assertThat(said.patientId()).contains("P1");
        List<InstanceCopyRow> copies = index.read(t -> t.copies().of("1.2.3.4.1"));
        assertThat(copies).hasSize(1);
        Path kept = folder.file(copies.get(0));
        assertThat(said.what()).contains(folder.root().relativize(kept).toString());
        assertThat(Files.readAllBytes(kept)).endsWith(Sample.encoded(second));
        nothingIsComing();
        assertThat(Sample.send(receiver, first)).isEqualTo(Status.SUCCESS);
    }

    @Test
    void theSameDataSetInAnotherTransferSyntaxIsOtherBytes() throws Exception {
        byte[] data = Sample.encoded(Sample.structureSet("1.2.3.5.1").build());
        Request explicit = Sample.request(InstanceRow.RT_STRUCTURE_SET, "1.2.3.5.1");
        Request labelled = new Request(
                explicit.peer(), explicit.sopClassUid(), explicit.sopInstanceUid(), TransferSyntax.JPEG_BASELINE);
        assertThat(receiver.store(explicit, new ByteArrayInputStream(data))).isEqualTo(Status.SUCCESS);
        assertThat(receiver.store(labelled, new ByteArrayInputStream(data)).code())
                .isEqualTo(Intake.KEPT_BESIDE);
    }

    @Test
    void anInstanceWhoseFileWasLostIsThereAgainOnceItIsSentAgain() throws Exception {
        Dataset d = Sample.mr("1.2.3.4.1").build();
        Sample.send(receiver, d);
        Path file = folder.studies().resolve("1.2.3/1.2.3.4/1.2.3.4.1.dcm");
        Files.delete(file);
        assertThat(Sample.send(receiver, d)).isEqualTo(Status.SUCCESS);
        assertThat(Files.readAllBytes(file)).endsWith(Sample.encoded(d));
    }

    private static Dataset otherPixels(Dataset d) {
        byte[] pixels = new byte[32];
        pixels[0] = 1;
        return d.toBuilder().bulk(Tag.PixelData, VR.OW, pixels).build();
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
        receiver = receiver(Long.MAX_VALUE);
        Status status = Sample.send(receiver, Sample.mr("1.2.3.4.1").build());
        assertThat(status.code()).isEqualTo(0xA700);
        assertThat(theIncident().what()).contains("disk space is low");
    }

    @Test
    void oneIncidentSaysThatTheDiskIsLowForAllInstancesOfAMinute() throws Exception {
        receiver = receiver(Long.MAX_VALUE);
        for (int n = 1; n <= 20; n++) {
            assertThat(Sample.send(receiver, Sample.mr("1.2.3.4." + n).build()).code())
                    .isEqualTo(0xA700);
        }
        assertThat(theIncident().what()).contains("disk space is low");
    }

    @Test
    void diskSpaceThatRunsLowWhileAnInstanceComesIsOutOfResources() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        receiver = receiver(new DiskFloor(() -> looks.incrementAndGet() < 3 ? 1000 : 10, 100));
        Status status = Sample.send(
                receiver,
                Sample.mr("1.2.3.4.1")
                        .bulk(Tag.PixelData, VR.OW, new byte[4 << 20])
                        .build());
        assertThat(status.code()).isEqualTo(0xA700);
        assertThat(looks).hasValue(3);
        nothingIsComing();
        assertThat(folder.studies()).isEmptyDirectory();
    }

    @Test
    void aDiskThatFillsUpWithinAnInstanceIsOutOfResources() throws Exception {
        Path small = folder.incoming();
        if (run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString()) != 0) {
            System.out.println("left out: a full disk needs the right to mount a tmpfs");
            return;
        }
        try {
            receiver = receiver(0);
            Dataset large = Sample.mr("1.2.3.4.1")
                    .bulk(Tag.PixelData, VR.OW, new byte[4 << 20])
                    .build();
            Status status = Sample.send(receiver, large);
            assertThat(status.code()).isEqualTo(0xA700);
            assertThat(status.comment()).contains("cannot be written");
            nothingIsComing();
        } finally {
            intake.close();
            assertThat(run("umount", small.toString())).isZero();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void aCommitThatFailsIsNoSuccessAndLeavesNoFileWithoutARow() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        InstanceCheck check = new InstanceCheck(DicomToolkit.standard().codec());
        InstanceStore store =
                new InstanceStore(folder, index, check, () -> new Placement(folder.root(), new SyncedFolders()) {
                    @Override
                    void sync() throws IOException {
                        if (broken.get()) {
                            throw new IOException("the disk is gone");
                        }
                        super.sync();
                    }
                });
        Path file = folder.studies().resolve("1.2.3/1.2.3.4/1.2.3.4.1.dcm");
        assertThatThrownBy(() -> store(store, check, "1.2.3.4.1")).hasMessageContaining("the disk is gone");
        assertThat(file).exists();
        Optional<InstanceRow> row = index.read(t -> t.instances().find("1.2.3.4.1"));
        assertThat(row).isEmpty();
        broken.set(false);
        store(store, check, "1.2.3.4.2");
        Set<String> uids = index.read(t -> t.instances().uids());
        assertThat(uids).containsExactlyInAnyOrder("1.2.3.4.1", "1.2.3.4.2");
        assertThat(store(store, check, "1.2.3.4.1").kind()).isEqualTo(InstanceStore.Kind.KNOWN);
    }

    private InstanceStore.Stored store(InstanceStore store, InstanceCheck check, String uid) throws Exception {
        Path part = Files.write(
                folder.incoming().resolve(uid + ".part"),
                Sample.part10(Sample.mr(uid).build()));
        IncomingFile file = IncomingFile.existing(part);
        InstanceCheck.Expected expected = new InstanceCheck.Expected(Sample.MR, uid, Optional.empty(), "A", "b");
        return store.store(file, check.check(file, expected, Instant.now()));
    }

    @Test
    void aFileFromBeforeACrashKeepsItsPlaceAndGetsItsRow() throws Exception {
        Dataset first = Sample.mr("1.2.3.4.1").build();
        Path place = Files.createDirectories(folder.studies().resolve("1.2.3/1.2.3.4"))
                .resolve("1.2.3.4.1.dcm");
        Files.write(place, Sample.part10(first));
        Dataset second = otherPixels(first);
        assertThat(Sample.send(receiver, second).code()).isEqualTo(Intake.KEPT_BESIDE);
        assertThat(Files.readAllBytes(place)).endsWith(Sample.encoded(first));
        assertThat(Sample.send(receiver, first)).isEqualTo(Status.SUCCESS);
        List<InstanceCopyRow> copies = index.read(t -> t.copies().all());
        assertThat(copies).hasSize(1);
    }

    @Test
    void twoNodesOnOneFolderTakeOneInstanceOnce() throws Exception {
        Dataset mask = Sample.structureSet("1.2.3.5.1").build();
        Dataset image = Sample.mr("1.2.3.4.1").build();
        Dataset other = otherPixels(image);
        try (Intake second =
                new Intake(folder, index, DicomToolkit.standard().codec(), 0, Clock.systemUTC(), started::add)) {
            Receiver[] nodes = {receiver, new Receiver(second, commitment())};
            ExecutorService senders = Executors.newFixedThreadPool(8);
            List<Future<Status>> images = new ArrayList<>();
            try {
                for (int n = 0; n < 32; n++) {
                    Receiver node = nodes[n % 2];
                    boolean isMask = n % 4 < 2;
                    Dataset sent = isMask ? mask : n % 8 < 4 ? image : other;
                    Future<Status> answer = senders.submit(() -> Sample.send(node, sent));
                    if (!isMask) {
                        images.add(answer);
                    }
                }
                intake.recover();
                second.recover();
                long beside = 0;
                for (Future<Status> a : images) {
                    assertThat(a.get().code()).isIn(0, Intake.KEPT_BESIDE);
                    beside += a.get().code() == Intake.KEPT_BESIDE ? 1 : 0;
                }
                assertThat(beside).isEqualTo(8);
            } finally {
                senders.shutdown();
                assertThat(senders.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(started).hasSize(1);
        assertThat(theIncident().what()).contains("already here with other bytes");
        try (Stream<Path> all = Files.walk(folder.studies())) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    @Test
    void oneNodesStartLeavesWhatAnotherReceives() throws Exception {
        Path mine;
        try (Stream<Path> all = Files.list(folder.incoming())) {
            mine = all.filter(Files::isDirectory).findFirst().orElseThrow();
        }
        Path coming = Files.writeString(mine.resolve("x.part"), "half");
        try (Intake second =
                new Intake(folder, index, DicomToolkit.standard().codec(), 0, Clock.systemUTC(), started::add)) {
            second.recover();
            assertThat(coming).exists();
        }
    }

    @Test
    void aSenderThatBreaksOffLeavesNothing() throws Exception {
        byte[] data = Sample.encoded(Sample.mr("1.2.3.4.1").build());
        assertThatThrownBy(() -> receiver.store(Sample.request(Sample.MR, "1.2.3.4.1"), Sample.breaking(data)))
                .isInstanceOf(IOException.class);
        nothingIsComing();
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
        nothingIsComing();
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

        intake.recover();
        intake.recover();

        List<String> uids = new ArrayList<>(index.read(t -> t.instances().uids()));
        assertThat(uids).containsExactlyInAnyOrder("1.2.3.4.1", "1.2.3.4.2", "1.2.3.5.1");
        assertThat(index.read(t -> t.timePoints().ofMask("1.2.3.5.1")).isPresent())
                .isTrue();
        nothingIsComing();
        List<String> said = index.read(t -> t.incidents().all()).stream()
                .map(IncidentRow::what)
                .toList();
        assertThat(said).hasSize(2);
        assertThat(said).anyMatch(w -> w.contains("1.2.3.4.1 is in the index and its file is gone"));
        assertThat(said).anyMatch(w -> w.contains("1.2.3.4.9.dcm is not in the index and cannot be read"));
    }

    private Receiver receiver(long minFreeBytes) throws IOException {
        return receiver(new DiskFloor(folder::freeBytes, minFreeBytes));
    }

    private Receiver receiver(DiskFloor floor) throws IOException {
        intake = new Intake(folder, index, DicomToolkit.standard().codec(), floor, Clock.systemUTC(), started::add);
        return new Receiver(intake, commitment());
    }

    private CommitmentDesk commitment() {
        return new CommitmentDesk(index, Set.of(), (peer, result) -> false, id -> {}, Clock.systemUTC());
    }

    private void nothingIsComing() throws IOException {
        try (Stream<Path> all = Files.walk(folder.incoming())) {
            assertThat(all.filter(Files::isRegularFile)
                            .filter(p -> !p.toString().endsWith(".lock")))
                    .isEmpty();
        }
    }

    private IncidentRow theIncident() {
        List<IncidentRow> all = index.read(t -> t.incidents().all());
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
