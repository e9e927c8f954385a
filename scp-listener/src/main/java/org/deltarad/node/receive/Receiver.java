package org.deltarad.node.receive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Request;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.InstanceRow;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers C-STORE. Success means: the file is fsynced at its place and its row is committed. Everything else is a
 * status that says so, and an incident.
 */
public final class Receiver implements StorageScp.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

    private final DataFolder folder;
    private final long minFreeBytes;
    private final Clock clock;
    private final DatasetCodec codec;
    private final InstanceCheck check;
    private final InstanceStore store;
    private final Quarantine quarantine;
    private final Recovery recovery;
    private final LongConsumer onWork;
    private final StorageCommitment.Handler commitment;

    /**
     * @param minFreeBytes disk space below which nothing is taken
     * @param onWork       told the id of each time point that there is work on
     * @param commitment   answers storage commitment on the same port
     */
    public Receiver(
            DataFolder folder,
            Index index,
            DatasetCodec codec,
            long minFreeBytes,
            Clock clock,
            LongConsumer onWork,
            StorageCommitment.Handler commitment) {
        this.folder = folder;
        this.minFreeBytes = minFreeBytes;
        this.clock = clock;
        this.codec = codec;
        this.check = new InstanceCheck(codec);
        this.store = new InstanceStore(folder, index, check);
        this.quarantine = new Quarantine(folder, index, clock);
        this.recovery = new Recovery(folder, index, store, quarantine);
        this.onWork = onWork;
        this.commitment = commitment;
    }

    @Override
    public Optional<StorageCommitment.Handler> commitment() {
        return Optional.of(commitment);
    }

    /** Brings files and index together after a stop or a crash; call before receiving. */
    public void recover() throws IOException {
        recovery.run();
    }

    @Override
    public Status store(Request request, InputStream data) throws IOException {
        try {
            return receive(request, data);
        } catch (RefusedException e) {
            quarantine.note(source(request, Optional.empty()), e.getMessage());
            return e.status();
        } catch (JdbiException e) {
            LOG.error("The index cannot be written; {} is answered A700", request.sopInstanceUid(), e);
            return Status.outOfResources("the index cannot be written; send again later");
        }
    }

    @Override
    public void incident(StorageScp.Incident i) {
        Quarantine.Source source =
                new Quarantine.Source(i.peer().address(), i.peer().callingAet(), i.sopInstanceUid(), Optional.empty());
        try {
            quarantine.note(source, i.what());
        } catch (JdbiException e) {
            LOG.error("The index cannot be written; this incident is in no list", e);
        }
    }

    private Status receive(Request r, InputStream data) throws RefusedException, IOException {
        if (!FileMetaInformation.isUid(r.sopInstanceUid()) || !FileMetaInformation.isUid(r.sopClassUid())) {
            throw RefusedException.cannotUnderstand("Affected SOP Class or Instance UID is no UID");
        }
        long free = folder.freeBytes();
        if (free < minFreeBytes) {
            throw RefusedException.outOfResources(
                    "disk space is low: " + (free >> 20) + " of " + (minFreeBytes >> 20) + " MB", null);
        }
        return take(r, IncomingFile.receive(folder.incoming(), metaInformation(r), data));
    }

    private byte[] metaInformation(Request r) throws RefusedException, IOException {
        Optional<String> source = Optional.of(r.peer().callingAet()).filter(Receiver::canBeWritten);
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

    private Status take(Request r, IncomingFile file) throws IOException {
        Optional<String> patientId = Optional.empty();
        try {
            InstanceRow row = check.check(
                    file,
                    new InstanceCheck.Expected(
                            r.sopClassUid(),
                            r.sopInstanceUid(),
                            r.peer().callingAet(),
                            r.peer().address()),
                    clock.instant());
            patientId = Optional.of(row.patient().id()).filter(id -> !id.isEmpty());
            store.store(file, row).timePoints().forEach(onWork::accept);
            return Status.SUCCESS;
        } catch (RefusedException e) {
            quarantine.keep(file.path(), source(r, patientId), e.getMessage());
            return e.status();
        } catch (IOException e) {
            Files.deleteIfExists(file.path());
            quarantine.note(source(r, patientId), "the data folder cannot be written: " + e.getMessage());
            LOG.error("{} is answered A700", r.sopInstanceUid(), e);
            return Status.outOfResources("the data folder cannot be written; send again later");
        } catch (RuntimeException e) {
            Files.deleteIfExists(file.path());
            throw e;
        }
    }

    private static Quarantine.Source source(Request r, Optional<String> patientId) {
        return new Quarantine.Source(
                r.peer().address(), r.peer().callingAet(), Optional.of(r.sopInstanceUid()), patientId);
    }
}
