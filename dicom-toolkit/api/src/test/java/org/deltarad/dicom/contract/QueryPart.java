package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec.Extent;
import org.deltarad.dicom.ReadLimits;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.net.DimseStatusException;
import org.deltarad.dicom.net.QueryRetrieve;
import org.deltarad.dicom.net.QueryRetrieve.Retrieved;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Status;
import org.junit.jupiter.api.Test;

/**
 * Study Root Query/Retrieve (PS3.4 annex C) against an archive that holds two studies: two instances of {@code P-1} and
 * one of {@code P-2}, and knows us as {@code DELTARAD} at {@link #ourPort()}.
 */
abstract class QueryPart extends ListenerPart {
    static final String STUDY_1 = "2.25.1001";
    static final String STUDY_2 = "2.25.1002";

    /** The archive, with the studies stored. */
    abstract RemoteAe archive() throws Exception;

    /** Where the archive sends what we move. */
    abstract int ourPort();

    final QueryRetrieve queries() {
        return toolkit().queryRetrieve();
    }

    /** Stores the studies. */
    final void fill(RemoteAe archive) throws Exception {
        assertThat(toolkit()
                        .storageScu()
                        .send(
                                archive,
                                List.of(
                                        stored("2.25.11", STUDY_1, "P-1", "20260102"),
                                        stored("2.25.12", STUDY_1, "P-1", "20260102"),
                                        stored("2.25.21", STUDY_2, "P-2", "20260304"))))
                .allMatch(o -> o.status().isSuccess(), "stored");
    }

    private Path stored(String instance, String study, String patient, String date) throws Exception {
        return write(instance + ".dcm", instance(instance, study, patient, date), EXPLICIT);
    }

    static Dataset instance(String instance, String study, String patient, String date) {
        return Samples.image().toBuilder()
                .text(Tag.SOPInstanceUID, instance)
                .text(Tag.StudyInstanceUID, study)
                .text(Tag.SeriesInstanceUID, study + ".1")
                .text(Tag.PatientID, patient)
                .text(Tag.StudyDate, date)
                .build();
    }

    static Dataset study(String uid) {
        return Dataset.builder()
                .text(Tag.QueryRetrieveLevel, "STUDY")
                .text(Tag.StudyInstanceUID, uid)
                .build();
    }

    private static Dataset keys(String patient, String date) {
        return Dataset.builder()
                .text(Tag.QueryRetrieveLevel, "STUDY")
                .text(Tag.SpecificCharacterSet, "ISO_IR 100")
                .key(Tag.PatientID, patient)
                .key(Tag.StudyDate, date)
                .text(Tag.PatientName)
                .text(Tag.StudyInstanceUID)
                .build();
    }

    @Test
    void findsByValueWildcardAndRange() throws Exception {
        RemoteAe archive = archive();
        toolkit().echo().echo(archive);

        List<Dataset> ofPatient = queries().find(archive, keys("P-1", ""));
        assertThat(ofPatient).hasSize(1);
        assertThat(ofPatient.get(0).string(Tag.StudyInstanceUID)).contains(STUDY_1);
        assertThat(ofPatient.get(0).string(Tag.PatientName)).contains("Müller^Jürgen");
        assertThat(queries().find(archive, keys("P-*", ""))).hasSize(2);
        assertThat(queries().find(archive, keys("", "20260301-20260401")))
                .singleElement()
                .satisfies(d -> assertThat(d.string(Tag.PatientID)).contains("P-2"));
        assertThat(queries().find(archive, keys("NOBODY", ""))).isEmpty();
    }

    @Test
    void findsInstancesOfASeries() throws Exception {
        Dataset keys = Dataset.builder()
                .text(Tag.QueryRetrieveLevel, "IMAGE")
                .text(Tag.StudyInstanceUID, STUDY_1)
                .text(Tag.SeriesInstanceUID, STUDY_1 + ".1")
                .text(Tag.SOPInstanceUID)
                .build();

        assertThat(queries().find(archive(), keys))
                .extracting(d -> d.requireString(Tag.SOPInstanceUID))
                .containsExactlyInAnyOrder("2.25.11", "2.25.12");
    }

    @Test
    void movesAStudyToOurListener() throws Exception {
        RemoteAe archive = archive();
        listen(new StorageScp.Options("127.0.0.1", ourPort(), options().admission()), handler);

        Retrieved moved = queries().move(archive, study(STUDY_1), "DELTARAD");

        assertThat(moved).isEqualTo(new Retrieved(0, 2, 0, 0, List.of()));
        assertThat(handler.stored)
                .extracting(s -> s.request().sopInstanceUid())
                .containsExactlyInAnyOrder("2.25.11", "2.25.12");
        assertThat(handler.incidents).isEmpty();
    }

    @Test
    void aMoveToWhomTheArchiveDoesNotKnowIsRefused() throws Exception {
        RemoteAe archive = archive();

        assertThatThrownBy(() -> queries().move(archive, study(STUDY_1), "NOBODY"))
                .isInstanceOf(DimseStatusException.class);
    }

    @Test
    void getsAStudyOverTheSameAssociation() throws Exception {
        RemoteAe archive = archive();

        Retrieved got = queries().get(archive, study(STUDY_1), Set.of(Samples.CT), handler);

        assertThat(got).isEqualTo(new Retrieved(0, 2, 0, 0, List.of()));
        assertThat(handler.stored).hasSize(2).allSatisfy(s -> {
            StorageScp.Request request = s.request();
            assertThat(request.peer()).isEqualTo(new StorageScp.Peer("127.0.0.1", archive.calledAet()));
            assertThat(codec().readDataset(
                                    new ByteArrayInputStream(s.data()),
                                    request.transferSyntax(),
                                    Extent.WHOLE,
                                    ReadLimits.STANDARD))
                    .isEqualTo(instance(request.sopInstanceUid(), STUDY_1, "P-1", "20260102"));
        });
        assertThat(handler.incidents).isEmpty();
    }

    @Test
    void aGetOfWhichPartFailsSaysSo() throws Exception {
        RecordingHandler picky = new RecordingHandler() {
            @Override
            public Status store(StorageScp.Request request, InputStream data) throws IOException {
                if (request.sopInstanceUid().equals("2.25.12")) {
                    throw new IOException("No space left on device");
                }
                return super.store(request, data);
            }
        };

        Retrieved got = queries().get(archive(), study(STUDY_1), Set.of(Samples.CT), picky);

        assertThat(got.status()).isEqualTo(0xB000);
        assertThat(List.of(got.completed(), got.failed())).containsExactly(1, 1);
        assertThat(picky.stored).hasSize(1);
    }
}
