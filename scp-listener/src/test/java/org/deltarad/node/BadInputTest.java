package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.node.index.JobRow;
import org.deltarad.testdata.BadInput;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.testdata.SyntheticSubject;
import org.deltarad.testdata.form.HospitalSeries;
import org.deltarad.testdata.form.ImageKind;
import org.deltarad.testdata.form.SeriesForms;
import org.deltarad.testdata.form.SeriesForms.Form;
import org.deltarad.testdata.form.StoredImage;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong in practice, each at one node whose other work goes on: every test ends with a good case through. Each
 * must end in a row that says what is wrong.
 */
class BadInputTest {
    private static final String MR = "1.2.840.10008.5.1.4.1.1.4";

    @TempDir
    private static Path folder;

    private static TestNode node;
    private static long goodSeed = 9000;

    @BeforeAll
    static void start() throws Exception {
        node = TestNode.start(folder, "pairing: {quietSeconds: 0.2, seriesTimeout: 1.5}\n");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void aMaskOutsideTheImage() throws Exception {
        SyntheticSeries s = series(11);
        Dataset far = BadInput.moved(s.rtStruct(), new Vector3(400, 0, 0));
        node.deliver(Cases.with(s.instances(), far));
        assertThat(failed(11)).contains("no voxel");
        theNodeStillWorks();
    }

    @Test
    void aMaskWhoseSeriesNeverComes() throws Exception {
        SyntheticSeries s = series(12);
        node.deliver(List.of(BadInput.ofUnknownSeries(s.rtStruct(), s.instances())));
        assertThat(node.await("time point", "SYN-12", "incomplete").reason()).contains("of the images is not here");
        theNodeStillWorks();
    }

    @Test
    void aMissingSliceThatTheMaskNamesAndThatComesAtLast() throws Exception {
        SyntheticSeries s = series(13);
        node.deliver(Cases.with(BadInput.withoutSlice(s.instances(), 5), s.rtStruct()));
        assertThat(node.await("time point", "SYN-13", "incomplete").reason())
                .contains("1 of the 12 images that the mask names are not here: "
                        + s.instances().get(5).requireString(Tag.SOPInstanceUID));
        theNodeStillWorks();
        node.deliver(List.of(s.instances().get(5)));
        node.await("baseline report", "SYN-13", "reported");
    }

    @Test
    void aMissingSliceThatTheMaskDoesNotName() throws Exception {
        SyntheticSeries whole = series(14);
        List<Dataset> gap = BadInput.withoutSlice(whole.instances(), 5);
        Dataset mask = withoutImageNames(whole.rtStruct(), Tag.ContourImageSequence);
        node.deliver(Cases.with(gap, mask));
        assertThat(failed(14)).contains("1 slice(s) missing");
        theNodeStillWorks();
        node.deliver(List.of(whole.instances().get(5)));
        node.await("baseline report", "SYN-14", "reported");
    }

    @Test
    void anImageThatComesAfterItsSeriesWasMeasured() throws Exception {
        SyntheticSeries whole = series(27);
        List<Dataset> withoutLast = BadInput.withoutSlice(whole.instances(), 11);
        node.deliver(Cases.with(withoutLast, withoutImageNames(whole.rtStruct(), Tag.ContourImageSequence)));
        node.await("baseline report", "SYN-27", "reported");
        node.deliver(List.of(whole.instances().get(11)));
        assertThat(node.await("time point", "SYN-27", "extracted").reason()).contains("not in the numbers");
    }

    @Test
    void slicesOfTwoGeometries() throws Exception {
        SyntheticSeries turned = series(15);
        node.deliver(Cases.with(BadInput.withTurnedSlice(turned.instances(), 4), turned.rtStruct()));
        SyntheticSeries resized = series(16);
        node.deliver(Cases.with(BadInput.withResizedSlice(resized.instances(), 4), resized.rtStruct()));
        assertThat(failed(15)).contains("orientation");
        assertThat(failed(16)).contains("2 geometries").contains("5.6250");
        theNodeStillWorks();
    }

    @Test
    void aTruncatedDataSetAndAConnectionThatBreaksWithinOne() throws Exception {
        Dataset slice = series(17).instances().get(0);
        String uid = slice.requireString(Tag.SOPInstanceUID);
        byte[] whole = encoded(slice);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        try (RawSender sender = sender()) {
            assertThat(sender.store(MR, uid, half)).isEqualTo(0xC000);
        }
        assertThat(incident(uid).reason())
                .contains("not a whole DICOM data set")
                .contains("PixelData")
                .contains("kept as quarantine/");
        String other = series(18).instances().get(0).requireString(Tag.SOPInstanceUID);
        sender().breakOff(MR, other, half);
        assertThat(incident(other).reason()).isNotBlank();
        theNodeStillWorks();
        node.deliver(List.of(slice));
    }

    @Test
    void tooFewPixels() throws Exception {
        Dataset slice = series(19).instances().get(0);
        Dataset cut =
                slice.toBuilder().bulk(Tag.PixelData, VR.OW, new byte[1000]).build();
        assertThat(node.send(List.of(cut)).output()).contains("CannotUnderstand");
        assertThat(incident(slice.requireString(Tag.SOPInstanceUID)).reason()).contains("1000 of 8192 bytes");
        theNodeStillWorks();
    }

    @Test
    void bytesThatAreNoDicom() throws Exception {
        try (Socket s = new Socket(InetAddress.getLoopbackAddress(), node.node().dicomPort())) {
            s.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            s.getOutputStream().flush();
            s.setSoTimeout(20_000);
            s.getInputStream().readAllBytes();
        }
        node.await(
                "incident of no DICOM",
                j -> j.kind().equals("incident")
                        && j.object().isEmpty()
                        && !j.reason().isBlank());
        theNodeStillWorks();
    }

    @Test
    void anRoiOfOneVoxel() throws Exception {
        SyntheticSeries s = series(20);
        GridSize size = s.volume().geometry().size();
        SyntheticSeries one =
                s.withMask(BadInput.oneVoxel(s.volume().geometry(), size.x() / 2, size.y() / 2, size.z() / 2));
        node.deliver(Cases.with(one.instances(), one.segmentation()));
        assertThat(failed(20)).contains("1 voxel");
        theNodeStillWorks();
    }

    @Test
    void aConstantImage() throws Exception {
        SyntheticSeries s = series(21);
        node.deliver(Cases.with(BadInput.constant(s.instances(), 700), s.rtStruct()));
        assertThat(failed(21)).contains("the image is constant").contains("700");
        theNodeStillWorks();
    }

    @Test
    void aMaskOfAnotherPatientId() throws Exception {
        SyntheticSeries s = series(22);
        node.deliver(Cases.with(s.instances(), BadInput.withPatientId(s.rtStruct(), "WRONG-22")));
        String reason = node.await("time point", "WRONG-22", "failed").reason();
        assertThat(reason).contains("Patient ID 'WRONG-22'").contains("Patient ID 'SYN-22'");
        theNodeStillWorks();
    }

    @Test
    void onePatientIdOfTwoPersons() throws Exception {
        SyntheticSubject first = SyntheticSubject.ofSeed(23);
        SyntheticSubject second = new SyntheticSubject(
                first.patientId(), first.issuerOfPatientId(), "Other^Person", LocalDate.of(1980, 1, 1), "F");
        SyntheticSeries baseline = series(23);
        SyntheticSeries mid = Cases.patient(24).subject(second).build().mid();
        node.deliver(Cases.with(baseline.instances(), baseline.rtStruct()));
        node.await("baseline report", "SYN-23", "reported");
        node.deliver(Cases.with(mid.instances(), mid.segmentation()));
        assertThat(node.await("time point", "SYN-23", "failed").reason())
                .contains("identity conflict")
                .contains("two birth dates");
        assertThat(node.jobs())
                .noneMatch(j -> j.kind().equals("delta report") && j.patientId().equals("SYN-23"));
        theNodeStillWorks();
    }

    @Test
    void aSecondScanOutsideTheWindow() throws Exception {
        SyntheticPatient late =
                Cases.patient(25).dates(LocalDateTime.of(2024, 3, 4, 9, 0), 90).build();
        node.deliver(Cases.with(late.baseline().instances(), late.baseline().rtStruct()));
        node.deliver(Cases.with(late.mid().instances(), late.mid().segmentation()));
        JobRow unpaired = node.await(
                "note", j -> j.patientId().equals("SYN-25") && j.reason().startsWith("not paired"));
        assertThat(unpaired.reason())
                .contains("90 days after the baseline of 2024-03-04")
                .contains("14 to 56 days");
        theNodeStillWorks();
    }

    @Test
    void otherBytesOfAKnownInstance() throws Exception {
        Dataset slice = series(26).instances().get(0);
        node.deliver(List.of(slice));
        Dataset other = slice.toBuilder().text(Tag.SeriesDescription, "changed").build();
        assertThat(node.send(List.of(other)).output()).contains("Warning: CoercionOfDataElements");
        assertThat(incident(slice.requireString(Tag.SOPInstanceUID)).reason())
                .contains("already here with other bytes");
        theNodeStillWorks();
    }

    @Test
    void anEnhancedImageThatLacksAFrame() throws Exception {
        SyntheticSeries s = series(28);
        Form enhanced = new SeriesForms(s).enhanced(ImageKind.MR, StoredImage.of(s));
        Dataset gap = BadInput.withoutFrame(enhanced.images().get(0), 5);
        node.deliver(Cases.with(List.of(gap), enhanced.rtStruct()));
        assertThat(failed(28)).contains("1 slice(s) missing");
        theNodeStillWorks();
    }

    @Test
    void aCtWithGantryTilt() throws Exception {
        SyntheticSeries s = series(29);
        SyntheticSeries tilted = s.withInstances(new HospitalSeries(s).gantryTilt(10));
        node.deliver(Cases.with(tilted.instances(), tilted.rtStruct()));
        assertThat(failed(29)).contains("tilted by 10.0000 degrees").contains("rectify");
        theNodeStillWorks();
    }

    @Test
    void aSegmentationInAnotherFrameOfReference() throws Exception {
        SyntheticSeries s = series(30);
        Dataset elsewhere = s.segmentation().toBuilder()
                .text(Tag.FrameOfReferenceUID, "2.25.30")
                .build();
        node.deliver(Cases.with(s.instances(), elsewhere));
        assertThat(failed(30)).contains("frame of reference 2.25.30").contains("without a registration");
        theNodeStillWorks();
    }

    private static SyntheticSeries series(long seed) {
        return Cases.patient(seed).build().baseline();
    }

    private static String failed(long seed) {
        return node.await("time point", "SYN-" + seed, "failed").reason();
    }

    private static JobRow incident(String sopInstanceUid) {
        return node.await(
                "incident of " + sopInstanceUid,
                j -> j.kind().equals("incident") && j.object().equals(sopInstanceUid));
    }

    private static void theNodeStillWorks() throws Exception {
        long seed = goodSeed++;
        SyntheticSeries good = series(seed);
        node.deliver(Cases.with(good.instances(), good.rtStruct()));
        node.await("baseline report", "SYN-" + seed, "reported");
    }

    @Test
    void aProbeThatConnectsAndSaysNothingIsNoIncident() throws Exception {
        long before = incidents();
        new Socket(InetAddress.getLoopbackAddress(), node.node().dicomPort()).close();
        theNodeStillWorks();
        assertThat(incidents()).isEqualTo(before);
    }

    private static long incidents() {
        return node.jobs().stream().filter(j -> j.kind().equals("incident")).count();
    }

    private static RawSender sender() throws IOException {
        return new RawSender(node.node().dicomPort(), "DELTARAD", MR, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    /** The data set without preamble and meta information, whose group length says where it ends. */
    private static byte[] encoded(Dataset d) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomToolkit.standard().codec().write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, d), out);
        byte[] all = out.toByteArray();
        int length = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).getInt(140);
        return Arrays.copyOfRange(all, 144 + length, all.length);
    }

    /** A structure set that says its series and not its images. */
    private static Dataset withoutImageNames(Dataset d, int tag) {
        Dataset.Builder b = Dataset.builder();
        d.elements().forEach((t, e) -> {
            if (t == tag) {
                return;
            }
            Optional<List<Dataset>> items = d.items(t).isEmpty() ? Optional.empty() : Optional.of(d.items(t));
            if (items.isPresent()) {
                b.items(
                        t,
                        items.get().stream().map(i -> withoutImageNames(i, tag)).toList());
            } else {
                b.put(t, e);
            }
        });
        return b.build();
    }
}
