package org.deltarad.node.receive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.dicom.net.StorageScp.Request;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.InstanceRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one road in, whichever way an instance comes. Success means: the file is fsynced at its place and its row is
 * committed. Everything else is a status that says so, and an incident.
 *
 * <p>An instance whose UID is in use with other bytes is kept beside the first and answered with the warning
 * {@link #KEPT_BESIDE}: it is safe, so that a failure, which makes senders try without end or alarm a person at the
 * scanner, would not be true; it is not in use, so that plain success, as Orthanc and dcm4chee answer when they keep the
 * first, would not be either.
 */
public final class Intake implements AutoCloseable {
    /**
     * Warning, coercion of data elements: of the warnings that PS3.4 table B.2-1 has for an instance that was stored, the
     * one that says no more than that it is not in use as it was sent; the comment says the rest.
     */
    public static final int KEPT_BESIDE = 0xB000;

    private static final int OUT_OF_RESOURCES = 0xa700;

    /** One incident says it of all instances of that time: a row for each would take what is left of the disk. */
    private static final Duration SHORTAGE_PERIOD = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final DiskFloor floor;
    private final Seldom shortage;
    private final Clock clock;
    private final DatasetCodec codec;
    private final InstanceCheck check;
    private final InstanceStore store;
    private final Quarantine quarantine;
    private final IncomingFolder incoming;
    private final Recovery recovery;
    private final LongConsumer onWork;
    private volatile BiConsumer<Peer, InstanceRow> onStored = (peer, row) -> {};

    /**
     * @param folder       whose folders are there
     * @param minFreeBytes disk space below which nothing is taken
     * @param onWork       told the id of each time point that there is work on
     */
    public Intake(
            DataFolder folder, Index index, DatasetCodec codec, long minFreeBytes, Clock clock, LongConsumer onWork)
            throws IOException {
        this(folder, index, codec, new DiskFloor(folder::freeBytes, minFreeBytes), clock, onWork);
    }

    Intake(DataFolder folder, Index index, DatasetCodec codec, DiskFloor floor, Clock clock, LongConsumer onWork)
            throws IOException {
        this.floor = floor;
        this.shortage = new Seldom(SHORTAGE_PERIOD, System::nanoTime);
        this.clock = clock;
        this.codec = codec;
        this.check = new InstanceCheck(codec);
        this.store = new InstanceStore(folder, index, check);
        this.quarantine = new Quarantine(folder, index, clock);
        this.incoming = IncomingFolder.open(folder);
        this.recovery = new Recovery(folder, index, incoming, store, quarantine);
        this.onWork = onWork;
    }

    /**
     * Brings files and index together after a stop or a crash, of this node or of another on the same data folder; call
     * before receiving. Nodes that are running meanwhile are not disturbed.
     */
    public void recover() throws IOException {
        recovery.run();
    }

    /** Tells somebody of each instance that is stored, whichever way it came, before its sender is answered. */
    public void onStored(BiConsumer<Peer, InstanceRow> listener) {
        this.onStored = listener;
    }

    /** Bytes that can be taken before the disk is at its floor; 0 or less for none. */
    public long roomBytes() {
        return floor.room();
    }

    /**
     * What an instance is said to be.
     *
     * @param sopClassUid      empty where nothing says so before its data set was read
     * @param sopInstanceUid   the same
     * @param studyInstanceUid that it has to be of; empty for any
     */
    public record Said(String sopClassUid, String sopInstanceUid, Optional<String> studyInstanceUid) {}

    /**
     * What came of an instance.
     *
     * @param status  as C-STORE answers it (PS3.4 B.2.3)
     * @param said    by the request or the File Meta Information
     * @param row     what is known of it, once it was read
     * @param keptAs  file name under {@code quarantine/}, of what was refused and kept
     */
    public record Answer(Status status, Said said, Optional<InstanceRow> row, Optional<String> keptAs) {
        /** Whether its bytes are safe here: success, or a warning. */
        public boolean isStored() {
            return status.isSuccess() || status.code() == KEPT_BESIDE;
        }
    }

    /**
     * Takes what a C-STORE brings.
     *
     * @throws IOException when the association breaks; nothing is left then
     */
    Answer take(Request r, InputStream dataSet) throws IOException {
        Said said = new Said(r.sopClassUid(), r.sopInstanceUid(), Optional.empty());
        try {
            byte[] meta = metaInformation(r);
            return take(new Way(r.peer(), true), said, IncomingFile.receive(incoming.path(), floor, meta, dataSet));
        } catch (RefusedException e) {
            return refused(new Way(r.peer(), true), said, e);
        }
    }

    /**
     * Takes a Part 10 stream, which is not closed.
     *
     * @param study that it has to be of; empty for any
     * @throws IOException when the stream breaks; nothing is left then
     */
    public Answer takePart10(Peer peer, Optional<String> study, InputStream part10) throws IOException {
        return takePart10(new Way(peer, true), study, part10);
    }

    /**
     * Takes a copy of a file, if it can be taken; what it is refused for is in the answer and nowhere else.
     *
     * @throws IOException when the file cannot be read
     */
    public Answer offer(Peer peer, Path part10) throws IOException {
        try (InputStream in = Files.newInputStream(part10)) {
            return takePart10(new Way(peer, false), Optional.empty(), in);
        }
    }

    /**
     * Keeps a copy of a file in quarantine, with an incident.
     *
     * @param answer what it was refused with
     * @return its name there
     * @throws IOException when it cannot be read, or not be kept
     */
    public String refuse(Peer peer, Path file, Answer answer, String what) throws IOException {
        Path copy = incoming.path().resolve(UUID.randomUUID() + ".part");
        try {
            Files.copy(file, copy);
            try (FileChannel c = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                c.force(true);
            }
            return quarantine.keep(copy, source(peer, answer.said(), answer.row()), what);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /**
     * @param recorded whether a refusal is an incident and what is refused is kept
     */
    private record Way(Peer peer, boolean recorded) {}

    private Answer takePart10(Way way, Optional<String> study, InputStream part10) throws IOException {
        Said said = new Said("", "", study);
        try {
            IncomingFile file = IncomingFile.receivePart10(incoming.path(), floor, part10);
            try {
                FileMetaInformation meta = codec.readMetaInformation(file.path());
                said = new Said(meta.mediaStorageSopClass(), meta.mediaStorageSopInstance(), study);
            } catch (DicomException | IllegalArgumentException e) {
                return kept(way, said, file, Optional.empty(), noMeta(e));
            }
            return take(way, said, file);
        } catch (RefusedException e) {
            return refused(way, said, e);
        }
    }

    private static RefusedException noMeta(Exception e) {
        return RefusedException.cannotUnderstand("File Meta Information cannot be read: " + e.getMessage(), e);
    }

    private byte[] metaInformation(Request r) throws RefusedException, IOException {
        if (!FileMetaInformation.isUid(r.sopInstanceUid()) || !FileMetaInformation.isUid(r.sopClassUid())) {
            throw RefusedException.cannotUnderstand("Affected SOP Class or Instance UID is no UID");
        }
        Optional<String> source = Optional.of(r.peer().callingAet()).filter(Intake::canBeWritten);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            codec.writeMetaInformation(
                    new FileMetaInformation(r.transferSyntax(), r.sopClassUid(), r.sopInstanceUid(), source), bytes);
        } catch (DicomException e) {
            throw RefusedException.cannotUnderstand("no File Meta Information can be made: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    /** Some callers' AE titles are blank or not of the default repertoire; (0002,0016) is left out then, it is type 3. */
    private static boolean canBeWritten(String aet) {
        return !aet.isBlank() && StandardCharsets.US_ASCII.newEncoder().canEncode(aet);
    }

    private Answer take(Way way, Said said, IncomingFile file) throws IOException {
        Optional<InstanceRow> row = Optional.empty();
        try {
            row = Optional.of(check.check(
                    file,
                    new InstanceCheck.Expected(
                            said.sopClassUid(),
                            said.sopInstanceUid(),
                            said.studyInstanceUid(),
                            way.peer().callingAet(),
                            way.peer().address()),
                    clock.instant()));
            InstanceStore.Stored stored = store.store(file, row.get());
            remove(file);
            tell(stored.timePoints());
            onStored.accept(way.peer(), row.get());
            return new Answer(status(stored.kind()), said, row, Optional.empty());
        } catch (RefusedException e) {
            return kept(way, said, file, row, e);
        } catch (IOException e) {
            return notNow(way, said, file, row, "the data folder cannot be written: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            return notNow(way, said, file, row, "the index cannot be written", e);
        }
    }

    private static Status status(InstanceStore.Kind kind) {
        return kind == InstanceStore.Kind.BESIDE
                ? new Status(KEPT_BESIDE, "kept beside; other bytes have this UID and stay in use")
                : Status.SUCCESS;
    }

    /** Whoever sweeps finds them when this fails. */
    private void tell(List<Long> timePoints) {
        try {
            timePoints.forEach(onWork::accept);
        } catch (RuntimeException e) {
            LOG.warn("Time points {} cannot be queued now", timePoints, e);
        }
    }

    private static void remove(IncomingFile file) {
        try {
            Files.deleteIfExists(file.path());
        } catch (IOException e) {
            LOG.warn("{} stays until the next start", file.path(), e);
        }
    }

    /** Nothing came that could be kept. */
    private Answer refused(Way way, Said said, RefusedException e) {
        if ((e.status().code() & 0xff00) != OUT_OF_RESOURCES || shortage.isDue()) {
            note(way, said, Optional.empty(), e.getMessage());
        }
        return new Answer(e.status(), said, Optional.empty(), Optional.empty());
    }

    private Answer kept(Way way, Said said, IncomingFile file, Optional<InstanceRow> row, RefusedException e) {
        if (!way.recorded()) {
            remove(file);
            return new Answer(e.status(), said, row, Optional.empty());
        }
        try {
            String name = quarantine.keep(file.path(), source(way.peer(), said, row), e.getMessage());
            return new Answer(e.status(), said, row, Optional.of(name));
        } catch (IOException | RuntimeException cannotBeKept) {
            LOG.error("{} is refused and cannot be kept", said.sopInstanceUid(), cannotBeKept);
            remove(file);
            return new Answer(e.status(), said, row, Optional.empty());
        }
    }

    private Answer notNow(Way way, Said said, IncomingFile file, Optional<InstanceRow> row, String what, Exception e) {
        LOG.debug("{} is answered A700: {}", said.sopInstanceUid(), what, e);
        remove(file);
        if (shortage.isDue()) {
            LOG.error("{} is answered A700: {} ({})", said.sopInstanceUid(), what, e.toString());
            note(way, said, row, what);
        }
        return new Answer(Status.outOfResources(what + "; send again later"), said, row, Optional.empty());
    }

    private void note(Way way, Said said, Optional<InstanceRow> row, String what) {
        if (way.recorded()) {
            note(source(way.peer(), said, row), what);
        }
    }

    /** An incident; when it cannot be written, the log has it. */
    void note(Quarantine.Source source, String what) {
        try {
            quarantine.note(source, what);
        } catch (RuntimeException e) {
            LOG.error("The index cannot be written; this incident is in no list: {}", what, e);
        }
    }

    private static Quarantine.Source source(Peer peer, Said said, Optional<InstanceRow> row) {
        return new Quarantine.Source(
                peer.address(),
                peer.callingAet(),
                Optional.of(said.sopInstanceUid()).filter(uid -> !uid.isEmpty()),
                row.map(r -> r.patient().id()).filter(id -> !id.isEmpty()));
    }

    /** Removes this process's part of {@code incoming}. */
    @Override
    public void close() throws IOException {
        incoming.close();
    }
}
