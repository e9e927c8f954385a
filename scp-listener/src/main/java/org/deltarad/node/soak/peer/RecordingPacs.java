package org.deltarad.node.soak.peer;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.StorageScp;

/** A PACS that keeps no pixel, but how often it was given each SOP Instance UID, and the SHA-256 of each. */
public final class RecordingPacs implements AutoCloseable, StorageScp.Handler {
    private static final int ASSOCIATIONS = 64;

    private final Policy policy;
    private final String aet;
    private final List<Given> given = Collections.synchronizedList(new ArrayList<>());
    private final StorageScp.Listener listener;

    private RecordingPacs(String aet, Policy policy) throws IOException {
        this.policy = policy;
        this.aet = aet;
        this.listener = DicomToolkit.standard()
                .storageScp()
                .listen(new StorageScp.Options("127.0.0.1", 0, Admission.of(aet, ASSOCIATIONS)), this);
    }

    /** One that takes everything, on a free loopback port. */
    public static RecordingPacs start(String aet) throws IOException {
        return start(aet, request -> StorageScp.Status.SUCCESS);
    }

    /** One that answers as it is told to; only what it answers with success is recorded. */
    public static RecordingPacs start(String aet, Policy policy) throws IOException {
        return new RecordingPacs(aet, policy);
    }

    /** What it answers. */
    public interface Policy {
        /** The status for a C-STORE whose data set has been read. */
        StorageScp.Status answer(StorageScp.Request request) throws IOException;
    }

    /**
     * A C-STORE that was answered with success.
     *
     * @param sha256 of the data set as it came
     */
    public record Given(String sopClassUid, String sopInstanceUid, String sha256) {
        /** Whether it is a Structured Report of one of the report SOP classes (PS3.4 B.5). */
        public boolean isSr() {
            return sopClassUid.startsWith("1.2.840.10008.5.1.4.1.1.88.");
        }
    }

    @Override
    public StorageScp.Status store(StorageScp.Request request, InputStream data) throws IOException {
        byte[] bytes = data.readAllBytes();
        StorageScp.Status status = policy.answer(request);
        if (status.isSuccess()) {
            given.add(new Given(request.sopClassUid(), request.sopInstanceUid(), Part10Bytes.sha256(bytes)));
        }
        return status;
    }

    @Override
    public void incident(StorageScp.Incident incident) {
        // A node that is killed breaks its associations off.
    }

    public String aet() {
        return aet;
    }

    public int port() {
        return listener.port();
    }

    /** Only AE titles of this admission may call from now on. */
    public void admit(Admission admission) {
        listener.apply(admission);
    }

    /** All that was taken, in order. */
    public List<Given> given() {
        synchronized (given) {
            return List.copyOf(given);
        }
    }

    /** SHA-256 of what came under each UID that fits, in order. */
    public Map<String, List<String>> objects(Predicate<Given> which) {
        Map<String, List<String>> objects = new LinkedHashMap<>();
        given().stream().filter(which).forEach(g -> objects.computeIfAbsent(g.sopInstanceUid(), u -> new ArrayList<>())
                .add(g.sha256()));
        return objects;
    }

    /** UIDs that came with different bytes. */
    public List<String> changed() {
        return objects(g -> true).entrySet().stream()
                .filter(e -> e.getValue().stream().distinct().count() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Structured Reports, each counted once. */
    public int reports() {
        return objects(Given::isSr).size();
    }

    @Override
    public void close() {
        listener.close();
    }
}
