package org.deltarad.node.imaging.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.mask.RtRoi.Contour;
import org.deltarad.node.imaging.mask.RtStruct.ReferencedSeries;
import org.deltarad.report.InstanceReference;
import org.deltarad.volume.Vector3;

/** Reads RT Structure Sets (PS3.3 A.19). */
public final class RtStructReader {
    /** RT Structure Set Storage. */
    public static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.481.3";

    /** RT ROI Identification Code Sequence (PS3.3 C.8.8.8). */
    private static final int IDENTIFICATION_CODES = 0x30060086;

    private RtStructReader() {}

    /**
     * Reads all ROIs, with their contours.
     *
     * @param rules how its contours will be put on slices
     * @throws ImagingException when a required attribute is missing or Contour Data are no list of points
     */
    public static RtStruct read(Dataset d, MaskRules rules) throws ImagingException {
        String uid = d.string(Tag.SOPInstanceUID).orElse("(without UID)");
        try {
            InstanceReference instance = new InstanceReference(
                    d.requireString(Tag.StudyInstanceUID),
                    d.requireString(Tag.SeriesInstanceUID),
                    d.requireString(Tag.SOPClassUID),
                    d.requireString(Tag.SOPInstanceUID));
            return new RtStruct(instance, rois(d, uid), series(d), rules);
        } catch (AttributeException e) {
            throw ImagingException.missing(uid, e);
        }
    }

    private static List<RtRoi> rois(Dataset d, String uid) throws AttributeException, ImagingException {
        Map<Integer, List<Dataset>> contours = new HashMap<>();
        for (Dataset item : d.items(Tag.ROIContourSequence)) {
            contours.computeIfAbsent(item.requireInt(Tag.ReferencedROINumber), n -> new ArrayList<>())
                    .addAll(item.items(Tag.ContourSequence));
        }
        Map<Integer, String> types = new HashMap<>();
        Map<Integer, Set<String>> codes = new HashMap<>();
        for (Dataset item : d.items(Tag.RTROIObservationsSequence)) {
            codes.computeIfAbsent(item.requireInt(Tag.ReferencedROINumber), n -> new HashSet<>())
                    .addAll(codes(item));
            Optional<String> type = item.string(Tag.RTROIInterpretedType);
            if (type.isPresent()) {
                types.putIfAbsent(item.requireInt(Tag.ReferencedROINumber), type.get());
            }
        }
        List<RtRoi> rois = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        for (Dataset item : d.items(Tag.StructureSetROISequence)) {
            int number = item.requireInt(Tag.ROINumber);
            if (!numbers.add(number)) {
                throw new ImagingException(
                        Reason.AMBIGUOUS, "RT Structure Set " + uid + " has two ROIs of number " + number, uid);
            }
            String name = item.string(Tag.ROIName).orElse("");
            rois.add(new RtRoi(
                    number,
                    name,
                    types.getOrDefault(number, ""),
                    codes.getOrDefault(number, Set.of()),
                    item.requireString(Tag.ReferencedFrameOfReferenceUID),
                    contours(contours.getOrDefault(number, List.of()), "ROI " + number + " '" + name + "'", uid)));
        }
        return rois;
    }

    private static List<String> codes(Dataset observation) {
        return observation.items(IDENTIFICATION_CODES).stream()
                .map(c -> c.string(Tag.CodingSchemeDesignator).orElse("") + ":"
                        + c.string(Tag.CodeValue).orElse(""))
                .toList();
    }

    private static List<Contour> contours(List<Dataset> items, String roi, String uid)
            throws AttributeException, ImagingException {
        List<Contour> contours = new ArrayList<>(items.size());
        for (int n = 0; n < items.size(); n++) {
            Dataset item = items.get(n);
            contours.add(new Contour(
                    item.requireString(Tag.ContourGeometricType),
                    points(item, "contour " + (n + 1) + " of " + roi + " in RT Structure Set " + uid, uid),
                    instances(item.items(Tag.ContourImageSequence))));
        }
        return contours;
    }

    private static List<Vector3> points(Dataset item, String contour, String uid) throws ImagingException {
        double[] v = item.doubles(Tag.ContourData);
        int announced = item.integer(Tag.NumberOfContourPoints).orElse(v.length / 3);
        boolean finite = Arrays.stream(v).allMatch(Double::isFinite);
        if (!finite || v.length == 0 || v.length % 3 != 0 || v.length / 3 != announced) {
            throw new ImagingException(
                    Reason.MALFORMED_CONTOUR,
                    contour + " has " + v.length + " numbers in Contour Data, not 3 finite ones for each of "
                            + announced + " points",
                    uid);
        }
        for (double offset : item.doubles(Tag.ContourOffsetVector)) {
            if (offset != 0) {
                throw new ImagingException(
                        Reason.MALFORMED_CONTOUR, contour + " has a Contour Offset Vector, which is not read", uid);
            }
        }
        List<Vector3> points = new ArrayList<>(announced);
        for (int n = 0; n < v.length; n += 3) {
            points.add(new Vector3(v[n], v[n + 1], v[n + 2]));
        }
        return points;
    }

    private static List<ReferencedSeries> series(Dataset d) throws AttributeException {
        List<ReferencedSeries> series = new ArrayList<>();
        for (Dataset frame : d.items(Tag.ReferencedFrameOfReferenceSequence)) {
            for (Dataset study : frame.items(Tag.RTReferencedStudySequence)) {
                for (Dataset s : study.items(Tag.RTReferencedSeriesSequence)) {
                    series.add(new ReferencedSeries(
                            frame.requireString(Tag.FrameOfReferenceUID),
                            new MaskReferences(
                                    study.string(Tag.ReferencedSOPInstanceUID).orElse(""),
                                    s.requireString(Tag.SeriesInstanceUID),
                                    instances(s.items(Tag.ContourImageSequence)))));
                }
            }
        }
        return series;
    }

    private static Set<String> instances(List<Dataset> items) {
        return items.stream()
                .flatMap(i -> i.string(Tag.ReferencedSOPInstanceUID).stream())
                .collect(Collectors.toSet());
    }
}
