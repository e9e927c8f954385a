package org.deltarad.dicom.pixelmed.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deltarad.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.DimseStatusException;
import org.deltarad.dicom.net.QueryRetrieve;
import org.deltarad.dicom.net.QueryRetrieve.Retrieved;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.pixelmed.codec.DataSetCoding;
import org.deltarad.dicom.pixelmed.codec.Samples;
import org.deltarad.testing.FreePort;
import org.deltarad.testing.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against Orthanc and dcmtk's dcmqrscp, both with the instances 2.25.11 and 2.25.12 of P-1 and 2.25.21 of P-2. */
@Timeout(90)
class QueryRetrieveTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    private final DicomToolkit toolkit = DicomToolkit.standard();
    private final QueryRetrieve queries = toolkit.queryRetrieve();
    private final RecordingHandler handler = new RecordingHandler();
    private StorageScp.Listener listener;

    @TempDir
    private Path dir;

    @BeforeEach
    void listen() throws Exception {
        listener = toolkit.storageScp()
                .listen(new StorageScp.Options("127.0.0.1", 0, Admission.of("DELTARAD", 4)), handler);
    }

    @AfterEach
    void close() {
        listener.close();
    }

    private interface PeerTest {
        void with(RemoteAe peer) throws Exception;
    }

    private void eachPeer(PeerTest test) throws Exception {
        try (Orthanc orthanc = Orthanc.start(dir, listener.port())) {
            fill(orthanc.ae());
            test.with(orthanc.ae());
        }
        dcmqrscp(test);
    }

    private void dcmqrscp(PeerTest test) throws Exception {
        int port = FreePort.find();
        Path configuration = Files.writeString(dir.resolve("dcmqrscp.cfg"), """
                NetworkTCPPort = %d
                MaxPDUSize = 16384
                MaxAssociations = 16
                HostTable BEGIN
                deltarad = (DELTARAD, localhost, %d)
                HostTable END
                VendorTable BEGIN
                VendorTable END
                AETable BEGIN
                QRSCP %s RW (200, 1024mb) ANY
                AETable END
                """.formatted(
                        port, listener.port(), Files.createDirectory(dir.resolve("qrscp"))));
        try (Server qrscp = Server.start(port, "dcmqrscp", "-c", configuration)) {
            RemoteAe peer = new RemoteAe("QRSCP", "127.0.0.1", qrscp.port(), "DELTARAD");
            fill(peer);
            test.with(peer);
        }
    }

    private void fill(RemoteAe peer) throws Exception {
        assertThat(toolkit.storageScu()
                        .send(
                                peer,
                                List.of(
                                        stored("2.25.11", "2.25.1", "P-1", "20260102"),
                                        stored("2.25.12", "2.25.1", "P-1", "20260102"),
                                        stored("2.25.21", "2.25.2", "P-2", "20260304"))))
                .allMatch(o -> o.status().isSuccess());
    }

    @Test
    void findsWhatIsStored() throws Exception {
        eachPeer(peer -> {
            List<Dataset> ofPatient = queries.find(peer, keys("P-1", ""));
            assertThat(ofPatient).hasSize(1);
            assertThat(ofPatient.get(0).string(Tag.StudyInstanceUID)).contains("2.25.1");
            assertThat(queries.find(peer, keys("P-*", ""))).hasSize(2);
            assertThat(queries.find(peer, keys("", "20260301-20260401")))
                    .singleElement()
                    .satisfies(d -> assertThat(d.string(Tag.PatientID)).contains("P-2"));
            assertThat(queries.find(peer, keys("NOBODY", ""))).isEmpty();
            Dataset noLevel = Dataset.builder().text(Tag.PatientID, "P-1").build();
            assertThatThrownBy(() -> queries.find(peer, noLevel)).isInstanceOf(DimseStatusException.class);
        });
    }

    @Test
    void decodesTheNamesThatAreFound() throws Exception {
        try (Orthanc orthanc = Orthanc.start(dir, listener.port())) {
            fill(orthanc.ae());
            assertThat(queries.find(orthanc.ae(), keys("P-1", "")).get(0).string(Tag.PatientName))
                    .contains("Müller^Jürgen");
        }
    }

    @Test
    void movesToOurListener() throws Exception {
        eachPeer(peer -> {
            handler.status = StorageScp.Status.SUCCESS;
            assertThat(queries.move(peer, study("2.25.1"), "DELTARAD")).isEqualTo(new Retrieved(0, 2, 0, 0, List.of()));
            assertThat(received(2)).containsExactlyInAnyOrder("2.25.11", "2.25.12");

            assertThatThrownBy(() -> queries.move(peer, study("2.25.1"), "ELSEWHERE"))
                    .isInstanceOf(DimseStatusException.class)
                    .hasMessageContaining("C-MOVE");
        });
    }

    @Test
    void fetchesOverTheSameAssociation() throws Exception {
        eachPeer(peer -> {
            handler.status = StorageScp.Status.SUCCESS;
            assertThat(queries.get(peer, study("2.25.1"), Set.of(CT), handler))
                    .isEqualTo(new Retrieved(0, 2, 0, 0, List.of()));
            RecordingHandler.Stored first = handler.nextStored();
            assertThat(first.request().peer().callingAet()).isEqualTo(peer.calledAet());
            Dataset d = DataSetCoding.decode(first.data(), first.request().transferSyntax());
            assertThat(d.requireString(Tag.SOPInstanceUID))
                    .isEqualTo(first.request().sopInstanceUid());
            assertThat(d.get(Tag.PixelData)).isEqualTo(Samples.image().get(Tag.PixelData));
            assertThat(received(1)).isNotEmpty();
        });
    }

    @Test
    void tellsWhichInstancesWereNotTaken() throws Exception {
        dcmqrscp(peer -> {
            RecordingHandler refusing = new RecordingHandler() {
                @Override
                public StorageScp.Status store(StorageScp.Request request, InputStream data) throws IOException {
                    super.store(request, data);
                    return request.sopInstanceUid().equals("2.25.12")
                            ? StorageScp.Status.outOfResources("disk full")
                            : StorageScp.Status.SUCCESS;
                }
            };
            assertThat(queries.get(peer, study("2.25.1"), Set.of(CT), refusing))
                    .isEqualTo(new Retrieved(0xb000, 1, 1, 0, List.of("2.25.12")));
            assertThat(queries.get(peer, study("2.25.99"), Set.of(CT), handler))
                    .isEqualTo(new Retrieved(0, 0, 0, 0, List.of()));
        });
    }

    @Test
    void anInterruptedThreadCancels() throws Exception {
        dcmqrscp(peer -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> queries.get(peer, study("2.25.1"), Set.of(CT), handler))
                    .asInstanceOf(InstanceOfAssertFactories.type(DimseStatusException.class))
                    .extracting(DimseStatusException::status)
                    .isEqualTo(0xfe00);
            assertThat(Thread.interrupted()).isTrue();
        });
    }

    @Test
    void aPeerWithoutTheServiceIsATypedError() {
        RemoteAe us = new RemoteAe("DELTARAD", "127.0.0.1", listener.port(), "DELTARAD");
        assertThatThrownBy(() -> queries.move(us, study("2.25.1"), "DELTARAD"))
                .isInstanceOf(AssociationException.class)
                .hasMessageContaining(AssociationQueryRetrieve.STUDY_ROOT_MOVE);
        assertThatThrownBy(() -> queries.get(us, study("2.25.1"), Set.of(CT), handler))
                .isInstanceOf(AssociationException.class)
                .hasMessageContaining(AssociationQueryRetrieve.STUDY_ROOT_GET);
    }

    private List<String> received(int count) throws InterruptedException {
        List<String> uids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            uids.add(handler.nextStored().request().sopInstanceUid());
        }
        return uids;
    }

    private static Dataset study(String uid) {
        return Dataset.builder()
                .text(Tag.QueryRetrieveLevel, "STUDY")
                .text(Tag.StudyInstanceUID, uid)
                .build();
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
