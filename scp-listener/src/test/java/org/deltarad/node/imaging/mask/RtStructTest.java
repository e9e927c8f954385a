package org.deltarad.node.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deltarad.node.imaging.Slices.refused;
import static org.deltarad.node.imaging.Slices.uid;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Slices;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.RoiReference;
import org.junit.jupiter.api.Test;

class RtStructTest {
    private static final double[] SQUARE = {-9.5, -18.5, 8, -7.5, -18.5, 8, -7.5, -16.5, 8, -9.5, -16.5, 8};
    private final Slices slices = Slices.axial(8, 8, 4, 1, 1, 3);

    /** Three ROIs: 1 'BODY' (EXTERNAL), 2 'iso' (a point), 5 'GTVp' (GTV). */
    private static Dataset.Builder rtStruct() {
        return Dataset.builder()
                .text(Tag.SOPClassUID, RtStructReader.SOP_CLASS)
                .text(Tag.SOPInstanceUID, "2.25.50")
                .text(Tag.StudyInstanceUID, Slices.STUDY)
                .text(Tag.SeriesInstanceUID, "2.25.51")
                .items(Tag.ReferencedFrameOfReferenceSequence, frame(Slices.FRAME, Slices.SERIES, uid(0), uid(1)))
                .items(Tag.StructureSetROISequence, roi(1, "BODY"), roi(2, "iso"), roi(5, "GTVp"))
                .items(
                        Tag.ROIContourSequence,
                        contours(5, contour("CLOSED_PLANAR", SQUARE)),
                        contours(2, contour("POINT", 1, 2, 3)),
                        contours(1, contour("CLOSED_PLANAR", SQUARE)))
                .items(
                        Tag.RTROIObservationsSequence,
                        observation(1, "EXTERNAL"),
                        observation(2, "ISOCENTER"),
                        observation(5, "GTV"));
    }

    private static Dataset frame(String frame, String series, String... instances) {
        List<Dataset> images = new ArrayList<>();
        for (String i : instances) {
            images.add(Dataset.builder().text(Tag.ReferencedSOPInstanceUID, i).build());
        }
        return Dataset.builder()
                .text(Tag.FrameOfReferenceUID, frame)
                .items(
                        Tag.RTReferencedStudySequence,
                        Dataset.builder()
                                .text(Tag.ReferencedSOPInstanceUID, Slices.STUDY)
                                .items(
                                        Tag.RTReferencedSeriesSequence,
                                        Dataset.builder()
                                                .text(Tag.SeriesInstanceUID, series)
                                                .items(Tag.ContourImageSequence, images)
                                                .build())
                                .build())
                .build();
    }

    private static Dataset roi(int number, String name) {
        return Dataset.builder()
                .numbers(Tag.ROINumber, number)
                .text(Tag.ROIName, name)
                .text(Tag.ReferencedFrameOfReferenceUID, Slices.FRAME)
                .build();
    }

    private static Dataset contours(int roi, Dataset... contours) {
        return Dataset.builder()
                .numbers(Tag.ReferencedROINumber, roi)
                .items(Tag.ContourSequence, contours)
                .build();
    }

    private static Dataset contour(String type, double... data) {
        int points = data.length / 3;
        return Dataset.builder()
                .text(Tag.ContourGeometricType, type)
                .numbers(Tag.NumberOfContourPoints, points)
                .numbers(Tag.ContourData, data)
                .items(
                        Tag.ContourImageSequence,
                        Dataset.builder()
                                .text(Tag.ReferencedSOPInstanceUID, uid(1))
                                .build())
                .build();
    }

    private static Dataset observation(int roi, String type) {
        return Dataset.builder()
                .numbers(Tag.ReferencedROINumber, roi)
                .text(Tag.RTROIInterpretedType, type)
                .build();
    }

    private static MaskSource read(UnaryOperator<Dataset.Builder> change) throws ImagingException {
        return MaskSource.read(
                new DicomFile(
                        TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                        change.apply(rtStruct()).build()),
                Slices.DECODER);
    }

    @Test
    void theTumourIsChosenAndPlaced() throws Exception {
        MaskSource source = read(b -> b);
        RoiMask m = source.mask(RoiChoice.automatic(), slices.read());
        assertThat(m.mask().count()).isEqualTo(4);
        assertThat(m.mask().at(1, 2, 1) && m.mask().at(2, 3, 1)).isTrue();
        assertThat(m.roi())
                .isEqualTo(new RoiReference.RtRoi(
                        new InstanceReference(Slices.STUDY, "2.25.51", RtStructReader.SOP_CLASS, "2.25.50"),
                        5,
                        "GTVp"));
        assertThat(source.candidates()).extracting(RoiCandidate::usable).containsExactly(true, false, true);
    }

    @Test
    void referencesNameTheSeriesAndItsImages() throws Exception {
        MaskReferences expected = new MaskReferences(Slices.STUDY, Slices.SERIES, Set.of(uid(0), uid(1)));
        assertThat(read(b -> b).references()).containsExactly(expected);
        assertThat(read(b -> b).references(RoiChoice.number(5))).isEqualTo(expected);
    }

    @Test
    void ofSeveralSeriesTheContoursTellWhich() throws Exception {
        MaskSource two = read(b -> b.items(
                Tag.ReferencedFrameOfReferenceSequence,
                frame(Slices.FRAME, "2.25.91", "2.25.92"),
                frame(Slices.FRAME, Slices.SERIES, uid(1)),
                frame("2.25.93", "2.25.94", uid(1))));
        assertThat(two.references()).hasSize(3);
        assertThat(two.references(RoiChoice.automatic()).seriesUid()).isEqualTo(Slices.SERIES);
        MaskSource unclear = read(b -> b.items(
                Tag.ReferencedFrameOfReferenceSequence,
                frame(Slices.FRAME, "2.25.91", "2.25.92"),
                frame(Slices.FRAME, Slices.SERIES, uid(0))));
        assertThat(refused(Reason.AMBIGUOUS, () -> unclear.references(RoiChoice.automatic()))
                        .uids())
                .containsExactly("2.25.91", Slices.SERIES);
    }

    @Test
    void withoutReferencedSeriesTheContoursImagesRemain() throws Exception {
        MaskSource source = read(b -> b.remove(Tag.ReferencedFrameOfReferenceSequence));
        assertThat(source.references()).isEmpty();
        assertThat(source.references(RoiChoice.automatic())).isEqualTo(new MaskReferences("", "", Set.of(uid(1))));
    }

    @Test
    void anotherFrameOfReferenceIsRefused() {
        ImagingException e = refused(Reason.FRAME_OF_REFERENCE, () -> read(b -> b)
                .mask(
                        RoiChoice.automatic(),
                        slices.changeAll(b -> b.text(Tag.FrameOfReferenceUID, "2.25.9"))
                                .read()));
        assertThat(e.uids()).containsExactly(Slices.FRAME, "2.25.9");
    }

    @Test
    void contourDataMustBeAsManyPointsAsAnnounced() {
        refused(
                Reason.MALFORMED_CONTOUR,
                () -> read(b -> b.items(Tag.ROIContourSequence, contours(5, contour("CLOSED_PLANAR", 1, 2, 3, 4)))));
        Dataset fewer = contour("CLOSED_PLANAR", SQUARE).toBuilder()
                .numbers(Tag.NumberOfContourPoints, 5)
                .build();
        assertThat(refused(
                        Reason.MALFORMED_CONTOUR, () -> read(b -> b.items(Tag.ROIContourSequence, contours(5, fewer)))))
                .hasMessageContaining("contour 1 of ROI 5 'GTVp'");
    }

    @Test
    void missingFrameOfReferenceAndDoubleNumbersAreRefused() {
        refused(
                Reason.MISSING_ATTRIBUTE,
                () -> read(b -> b.items(
                        Tag.StructureSetROISequence,
                        roi(1, "A").toBuilder()
                                .remove(Tag.ReferencedFrameOfReferenceUID)
                                .build())));
        refused(Reason.AMBIGUOUS, () -> read(b -> b.items(Tag.StructureSetROISequence, roi(1, "A"), roi(1, "B"))));
    }

    @Test
    void severalRoisAreJoinedAndCut() throws Exception {
        double[] beside = {-6.5, -18.5, 8, -4.5, -18.5, 8, -4.5, -16.5, 8, -6.5, -16.5, 8};
        double[] within = {-9.5, -18.5, 8, -8.5, -18.5, 8, -8.5, -17.5, 8, -9.5, -17.5, 8};
        MaskSource source =
                read(b -> b.items(Tag.StructureSetROISequence, roi(1, "cavity"), roi(2, "GTVn"), roi(5, "GTVp"))
                        .items(
                                Tag.ROIContourSequence,
                                contours(5, contour("CLOSED_PLANAR", SQUARE)),
                                contours(2, contour("CLOSED_PLANAR", beside)),
                                contours(1, contour("CLOSED_PLANAR", within)))
                        .items(
                                Tag.RTROIObservationsSequence,
                                observation(2, "GTV"),
                                observation(5, "GTV"),
                                observation(1, "CAVITY")));
        RoiChoice gtv = new RoiChoice.Union(List.of(new RoiChoice.ByType("GTV")));
        RoiMask joined = source.mask(gtv, slices.read());
        assertThat(joined.mask().count()).isEqualTo(8);
        assertThat(joined.roi().label()).isEqualTo("GTVn + GTVp");
        assertThat(joined.roi().number()).isEqualTo(2);
        assertThat(joined.remarks()).containsExactly("made of several ROIs: GTVn + GTVp");
        assertThat(source.references(gtv).seriesUid()).isEqualTo(Slices.SERIES);

        RoiMask cut = source.mask(new RoiChoice.Minus(gtv, List.of(new RoiChoice.ByType("CAVITY"))), slices.read());
        assertThat(cut.mask().count()).isEqualTo(7);
        assertThat(cut.mask().at(1, 2, 1)).isFalse();
        refused(
                Reason.NO_VOXEL_INSIDE,
                () -> source.mask(
                        new RoiChoice.Minus(new RoiChoice.ByNumber(1), List.of(new RoiChoice.ByNumber(5))),
                        slices.read()));
    }

    @Test
    void identificationCodesAreProperties() throws Exception {
        Dataset coded = observation(1, "ORGAN").toBuilder()
                .items(
                        0x30060086,
                        Dataset.builder()
                                .text(Tag.CodeValue, "181414000")
                                .text(Tag.CodingSchemeDesignator, "SCT")
                                .text(Tag.CodeMeaning, "Bladder")
                                .build())
                .build();
        MaskSource source = read(b -> b.items(Tag.RTROIObservationsSequence, coded));
        assertThat(source.mask(new RoiChoice.ByProperty("SCT:181414000"), slices.read())
                        .roi()
                        .number())
                .isEqualTo(1);
    }

    @Test
    void contoursThatNameOtherImagesAreRemarkedOn() throws Exception {
        assertThat(read(b -> b).mask(RoiChoice.number(5), slices.read()).remarks())
                .isEmpty();
        Dataset absent = contour("CLOSED_PLANAR", SQUARE).toBuilder()
                .remove(Tag.ContourImageSequence)
                .build();
        assertThat(read(b -> b.items(Tag.ROIContourSequence, contours(5, absent)))
                        .mask(RoiChoice.number(5), slices.read())
                        .remarks())
                .isEmpty();
        assertThat(read(b -> b.items(Tag.ROIContourSequence, contours(5, naming(uid(3)))))
                        .mask(RoiChoice.number(5), slices.read())
                        .remarks())
                .containsExactly("1 contour(s) name an image of the series that is not where they lie; where they lie"
                        + " was taken");
        assertThat(read(b -> b.items(Tag.ROIContourSequence, contours(5, naming("2.25.777"))))
                        .mask(RoiChoice.number(5), slices.read())
                        .remarks())
                .containsExactly("1 contour(s) name an image that is not in the series");
    }

    private static Dataset naming(String instance) {
        return contour("CLOSED_PLANAR", SQUARE).toBuilder()
                .items(
                        Tag.ContourImageSequence,
                        Dataset.builder()
                                .text(Tag.ReferencedSOPInstanceUID, instance)
                                .build())
                .build();
    }

    @Test
    void otherObjectsAreNoMasks() {
        assertThat(refused(
                        Reason.UNSUPPORTED_OBJECT,
                        () -> MaskSource.read(slices.files().get(0), Slices.DECODER)))
                .hasMessageContaining(Slices.MR);
        assertThat(MaskSource.isMask(Slices.MR)).isFalse();
        assertThat(MaskSource.isMask(RtStructReader.SOP_CLASS)).isTrue();
    }
}
