package org.deltarad.testdata;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.report.DicomDateTime;
import org.deltarad.report.Equipment;
import org.deltarad.report.Subject;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.Vector3;

/**
 * Writes masks as an RT Structure Set Storage instance (PS3.3 A.19): closed planar contours along the voxels' edges, in
 * the planes of the slices.
 */
public final class RtStructWriter {
    /** RT Structure Set Storage. */
    public static final String SOP_CLASS_UID = "1.2.840.10008.5.1.4.1.1.481.3";

    /** Detached Study Management, retired; the class that RT Referenced Study Sequence still refers to. */
    private static final String STUDY_CLASS_UID = "1.2.840.10008.3.1.2.3.1";

    private static final int[][] COLOURS = {{255, 64, 64}, {64, 160, 255}, {255, 200, 0}, {0, 200, 120}};

    /**
     * The data set of an RTSTRUCT.
     *
     * @throws DicomException when a slice lacks an attribute that the RTSTRUCT needs
     */
    public Dataset write(StructureSet s) throws DicomException {
        Dataset.Builder b = Subject.of(s.slices().get(0)).attributes().toBuilder();
        document(s, b);
        structureSet(s, b);
        List<Dataset> contours = new ArrayList<>();
        List<Dataset> observations = new ArrayList<>();
        for (StructureSet.Roi roi : s.rois()) {
            contours.add(contours(roi, COLOURS[contours.size() % COLOURS.length], s.slices()));
            observations.add(Dataset.builder()
                    .numbers(Tag.ObservationNumber, roi.number())
                    .numbers(Tag.ReferencedROINumber, roi.number())
                    .text(Tag.ROIObservationLabel, roi.name())
                    .text(Tag.RTROIInterpretedType, roi.interpretedType())
                    .text(Tag.ROIInterpreter)
                    .build());
        }
        return b.items(Tag.ROIContourSequence, contours)
                .items(Tag.RTROIObservationsSequence, observations)
                .text(Tag.ApprovalStatus, "UNAPPROVED")
                .build();
    }

    /** SOP Common, RT Series, General Equipment and Frame of Reference modules. */
    private static void document(StructureSet s, Dataset.Builder b) throws DicomException {
        Equipment.put(s.device(), b);
        b.text(Tag.SpecificCharacterSet, "ISO_IR 192")
                .text(Tag.SOPClassUID, SOP_CLASS_UID)
                .text(Tag.SOPInstanceUID, s.sopInstanceUid())
                .text(Tag.InstanceCreationDate, DicomDateTime.date(s.created()))
                .text(Tag.InstanceCreationTime, DicomDateTime.time(s.created()))
                .text(Tag.Modality, "RTSTRUCT")
                .text(Tag.SeriesInstanceUID, s.seriesInstanceUid())
                .numbers(Tag.SeriesNumber, 100)
                .text(Tag.SeriesDate, DicomDateTime.date(s.created()))
                .text(Tag.SeriesTime, DicomDateTime.time(s.created()))
                .text(Tag.SeriesDescription, "Tumour contours")
                .text(Tag.OperatorsName)
                .text(Tag.FrameOfReferenceUID, s.slices().get(0).requireString(Tag.FrameOfReferenceUID))
                .text(Tag.PositionReferenceIndicator)
                .numbers(Tag.InstanceNumber, 1);
    }

    /** Structure Set module (PS3.3 C.8.8.5). */
    private static void structureSet(StructureSet s, Dataset.Builder b) throws DicomException {
        Dataset first = s.slices().get(0);
        List<Dataset> images = new ArrayList<>();
        for (Dataset slice : s.slices()) {
            images.add(reference(slice));
        }
        Dataset series = Dataset.builder()
                .text(Tag.SeriesInstanceUID, first.requireString(Tag.SeriesInstanceUID))
                .items(Tag.ContourImageSequence, images)
                .build();
        Dataset study = Dataset.builder()
                .text(Tag.ReferencedSOPClassUID, STUDY_CLASS_UID)
                .text(Tag.ReferencedSOPInstanceUID, first.requireString(Tag.StudyInstanceUID))
                .items(Tag.RTReferencedSeriesSequence, series)
                .build();
        String frame = first.requireString(Tag.FrameOfReferenceUID);
        b.text(Tag.StructureSetLabel, "TUMOUR")
                .text(Tag.StructureSetName, "Synthetic tumour")
                .text(Tag.StructureSetDate, DicomDateTime.date(s.created()))
                .text(Tag.StructureSetTime, DicomDateTime.time(s.created()))
                .items(
                        Tag.ReferencedFrameOfReferenceSequence,
                        Dataset.builder()
                                .text(Tag.FrameOfReferenceUID, frame)
                                .items(Tag.RTReferencedStudySequence, study)
                                .build())
                .items(
                        Tag.StructureSetROISequence,
                        s.rois().stream()
                                .map(roi -> Dataset.builder()
                                        .numbers(Tag.ROINumber, roi.number())
                                        .text(Tag.ReferencedFrameOfReferenceUID, frame)
                                        .text(Tag.ROIName, roi.name())
                                        .text(Tag.ROIGenerationAlgorithm, "AUTOMATIC")
                                        .build())
                                .toList());
    }

    private static Dataset contours(StructureSet.Roi roi, int[] colour, List<Dataset> slices) throws DicomException {
        List<Dataset> items = new ArrayList<>();
        for (int k = 0; k < slices.size(); k++) {
            Dataset reference = reference(slices.get(k));
            for (List<double[]> polygon : MaskContours.of(roi.mask(), k)) {
                items.add(Dataset.builder()
                        .numbers(Tag.ContourNumber, items.size() + 1)
                        .items(Tag.ContourImageSequence, reference)
                        .text(Tag.ContourGeometricType, "CLOSED_PLANAR")
                        .numbers(Tag.NumberOfContourPoints, polygon.size())
                        .numbers(Tag.ContourData, points(polygon, k, roi.mask().geometry()))
                        .build());
            }
        }
        Dataset.Builder b = Dataset.builder()
                .numbers(Tag.ReferencedROINumber, roi.number())
                .numbers(Tag.ROIDisplayColor, colour[0], colour[1], colour[2]);
        if (!items.isEmpty()) {
            b.items(Tag.ContourSequence, items);
        }
        return b.build();
    }

    /** Patient coordinates, mm, to a ten-thousandth. */
    private static double[] points(List<double[]> polygon, int k, Geometry geometry) {
        double[] data = new double[3 * polygon.size()];
        int n = 0;
        for (double[] p : polygon) {
            Vector3 q = geometry.toPatient(p[0], p[1], k);
            data[n++] = Math.rint(q.x() * 1e4) / 1e4;
            data[n++] = Math.rint(q.y() * 1e4) / 1e4;
            data[n++] = Math.rint(q.z() * 1e4) / 1e4;
        }
        return data;
    }

    private static Dataset reference(Dataset slice) throws DicomException {
        return Dataset.builder()
                .text(Tag.ReferencedSOPClassUID, slice.requireString(Tag.SOPClassUID))
                .text(Tag.ReferencedSOPInstanceUID, slice.requireString(Tag.SOPInstanceUID))
                .build();
    }
}
