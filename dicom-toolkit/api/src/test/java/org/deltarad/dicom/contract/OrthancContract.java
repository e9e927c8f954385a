package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.net.DimseStatusException;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageCommitment.Failure;
import org.deltarad.dicom.net.StorageCommitment.Request;
import org.deltarad.dicom.net.StorageCommitment.Result;
import org.deltarad.dicom.net.StorageCommitment.SopReference;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.testing.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Query, retrieval and storage commitment (PS3.4 annexes C and J) with Orthanc, as SCU and as SCP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OrthancContract extends QueryPart {
    private static final SopReference KNOWN = new SopReference(Samples.CT, "2.25.11");
    private static final SopReference UNKNOWN = new SopReference(Samples.CT, "2.25.404");

    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-f]{4})");

    private Orthanc orthanc;
    private int ourPort;
    private boolean filled;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        ourPort = FreePort.find();
        orthanc = Orthanc.start(folder, ourPort);
    }

    @AfterAll
    void stop() {
        if (orthanc != null) {
            orthanc.close();
        }
    }

    @Override
    RemoteAe archive() throws Exception {
        if (!filled) {
            fill(orthanc.ae());
            filled = true;
        }
        return orthanc.ae();
    }

    @Override
    int ourPort() {
        return ourPort;
    }

    private RecordingHandler.Committing committing() throws IOException {
        RecordingHandler.Committing committing = new RecordingHandler.Committing();
        listen(new StorageScp.Options("127.0.0.1", ourPort, options().admission()), committing);
        return committing;
    }

    private static String json(String answer, String key) {
        Matcher m = Pattern.compile("\"" + key + "\"\\s*:\\s*\"([^\"]*)\"").matcher(answer);
        assertThat(m.find()).as("%s in %s", key, answer).isTrue();
        return ESCAPED.matcher(m.group(1)).replaceAll(c -> Character.toString(Integer.parseInt(c.group(1), 16)));
    }

    @Test
    void japaneseNamesArriveAsTheyAreMeant() throws Exception {
        for (List<String> terms : List.of(List.of("", "ISO 2022 IR 87"), List.of("ISO_IR 192"))) {
            String uid = "2.25.8700" + terms.size();
            Dataset d = instance(uid, uid + ".1", "JP" + terms.size(), "20250101").toBuilder()
                    .text(Tag.SpecificCharacterSet, terms.toArray(String[]::new))
                    .text(Tag.PatientName, "Yamada^Tarou=山田^太郎=やまだ^たろう")
                    .remove(Tag.AnatomicRegionSequence)
                    .build();
            assertThat(toolkit().storageScu().send(orthanc.ae(), List.of(write(uid + ".dcm", d, EXPLICIT))))
                    .allMatch(o -> o.status().isSuccess());
            String found = orthanc.post(
                    "/tools/find",
                    "{\"Level\": \"Instance\", \"Expand\": true, \"Query\": {\"PatientID\": \"JP" + terms.size()
                            + "\"}}");
            assertThat(json(orthanc.get("/instances/" + json(found, "ID") + "/simplified-tags"), "PatientName"))
                    .isEqualTo("Yamada^Tarou=山田^太郎=やまだ^たろう");
        }
    }

    @Test
    void keysWithoutALevelAreAFailureOfTheArchive() throws Exception {
        RemoteAe archive = archive();
        Dataset noLevel = Dataset.builder().text(Tag.PatientID, "P-1").build();

        assertThatThrownBy(() -> queries().find(archive, noLevel)).isInstanceOf(DimseStatusException.class);
    }

    @Test
    void asksForCommitmentAndIsToldAtItsListener() throws Exception {
        RemoteAe archive = archive();
        RecordingHandler.Committing committing = committing();
        Request request = new Request("2.25.31", List.of(KNOWN, UNKNOWN));

        Optional<Result> now = toolkit().storageCommitment().request(archive, request, Duration.ofMillis(1));

        Result result =
                now.isPresent() ? now.get() : RecordingHandler.next(committing.results, "the commitment's result");
        assertThat(result)
                .isEqualTo(new Result(
                        "2.25.31", List.of(KNOWN), List.of(new Failure(UNKNOWN, Failure.NO_SUCH_OBJECT_INSTANCE))));
        assertThat(committing.incidents).isEmpty();
        if (now.isEmpty()) {
            assertThat(committing.peers).containsExactly(new StorageScp.Peer("127.0.0.1", "ORTHANC"));
        }
    }

    @Test
    void isAskedForCommitmentAndReports() throws Exception {
        RemoteAe archive = archive();
        RecordingHandler.Committing committing = committing();
        String answer = orthanc.post("/modalities/us/storage-commitment", """
                {"DicomInstances": [{"SOPClassUID": "%s", "SOPInstanceUID": "2.25.11"},
                                    {"SOPClassUID": "%s", "SOPInstanceUID": "2.25.404"}]}
                """.formatted(Samples.CT, Samples.CT));
        String transaction = json(answer, "ID");

        Request request = RecordingHandler.next(committing.requests, "a request for commitment");
        assertThat(request).isEqualTo(new Request(transaction, List.of(KNOWN, UNKNOWN)));
        assertThat(committing.peers).containsExactly(new StorageScp.Peer("127.0.0.1", "ORTHANC"));
        toolkit()
                .storageCommitment()
                .report(
                        archive,
                        new Result(
                                transaction,
                                List.of(KNOWN),
                                List.of(new Failure(UNKNOWN, Failure.NO_SUCH_OBJECT_INSTANCE))));

        String status = report(transaction);
        assertThat(json(status, "Status")).isEqualTo("Failure");
        assertThat(status.replaceAll("\\s", ""))
                .containsPattern("\"Success\":\\[\\{[^\\]]*2\\.25\\.11\"")
                .containsPattern("\"Failures\":\\[\\{[^\\]]*2\\.25\\.404\"");
        assertThat(committing.incidents).isEmpty();
    }

    private String report(String transaction) throws Exception {
        String status = orthanc.get("/storage-commitment/" + transaction);
        for (int i = 0; i < 100 && status.contains("Pending"); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
            status = orthanc.get("/storage-commitment/" + transaction);
        }
        return status;
    }

    @Test
    void whatIsNotThereIsAFailureOfTheArchive() throws Exception {
        RemoteAe archive = archive();

        assertThatThrownBy(() -> queries().get(archive, study("2.25.404"), Set.of(Samples.CT), handler))
                .isInstanceOf(DimseStatusException.class)
                .hasMessageContaining("C000");
        assertThat(handler.stored).isEmpty();
    }
}
