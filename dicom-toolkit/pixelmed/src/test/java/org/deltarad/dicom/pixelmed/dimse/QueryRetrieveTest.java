package org.deltarad.dicom.pixelmed.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deltarad.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.net.DimseStatusException;
import org.deltarad.dicom.net.QueryRetrieve;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.pixelmed.codec.Samples;
import org.deltarad.testing.FreePort;
import org.deltarad.testing.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against Orthanc. */
@Timeout(90)
class QueryRetrieveTest {
    @TempDir
    private Path dir;

    @Test
    void findsWhatWasStoredInOrthanc() throws Exception {
        int port = FreePort.find();
        Path configuration =
                Files.writeString(dir.resolve("orthanc.json"), """
                {"Name": "test", "StorageDirectory": "%1$s", "IndexDirectory": "%1$s", "HttpServerEnabled": false,
                 "DicomAet": "ORTHANC", "DicomPort": %2$d, "DicomCheckCalledAet": true, "DicomAlwaysAllowFind": true,
                 "Plugins": []}
                """.formatted(dir.resolve("orthanc"), port));
        DicomToolkit toolkit = DicomToolkit.standard();
        QueryRetrieve queries = toolkit.queryRetrieve();
        try (Server orthanc = Server.start(port, "Orthanc", configuration)) {
            RemoteAe peer = new RemoteAe("ORTHANC", "127.0.0.1", orthanc.port(), "DELTARAD");
            toolkit.echo().echo(peer);
            assertThat(toolkit.storageScu()
                            .send(
                                    peer,
                                    List.of(
                                            stored("2.25.11", "2.25.1", "P-1", "20260102"),
                                            stored("2.25.12", "2.25.2", "P-2", "20260304"))))
                    .allMatch(o -> o.status().isSuccess());

            List<Dataset> ofPatient = queries.find(peer, keys("P-1", ""));
            assertThat(ofPatient).hasSize(1);
            assertThat(ofPatient.get(0).string(Tag.StudyInstanceUID)).contains("2.25.1");
            assertThat(ofPatient.get(0).string(Tag.PatientName)).contains("Müller^Jürgen");
            assertThat(queries.find(peer, keys("P-*", ""))).hasSize(2);
            assertThat(queries.find(peer, keys("", "20260301-20260401")))
                    .singleElement()
                    .satisfies(d -> assertThat(d.string(Tag.PatientID)).contains("P-2"));
            assertThat(queries.find(peer, keys("NOBODY", ""))).isEmpty();
            Dataset noLevel = Dataset.builder().text(Tag.PatientID, "P-1").build();
            assertThatThrownBy(() -> queries.find(peer, noLevel)).isInstanceOf(DimseStatusException.class);
        }
    }

    private Path stored(String instance, String study, String patient, String date) throws Exception {
        Dataset d = Samples.image().toBuilder()
                .text(Tag.SOPInstanceUID, instance)
                .text(Tag.StudyInstanceUID, study)
                .text(Tag.SeriesInstanceUID, study + ".1")
                .text(Tag.PatientID, patient)
                .text(Tag.StudyDate, date)
                .build();
        return Samples.write(dir.resolve(instance), d, EXPLICIT_VR_LITTLE_ENDIAN);
    }

    private static Dataset keys(String patient, String date) {
        return Dataset.builder()
                .key(Tag.QueryRetrieveLevel, "STUDY")
                .key(Tag.PatientID, patient)
                .key(Tag.StudyDate, date)
                .key(Tag.PatientName)
                .key(Tag.StudyInstanceUID)
                .build();
    }
}
