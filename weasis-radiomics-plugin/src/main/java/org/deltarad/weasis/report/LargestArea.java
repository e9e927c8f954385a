package org.deltarad.weasis.report;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;

/**
 * The image on which a region is largest.
 *
 * @param sopInstanceUid of the image
 * @param frame          frame number, from 1; 0 for an image of one frame
 * @param area           pixels of a segment, mm2 of contours
 */
public record LargestArea(String sopInstanceUid, int frame, double area) {
    private static final int XYZ = 3;

    /** One image, or one frame of it. */
    private record Place(String sopInstanceUid, int frame) {}

    static LargestArea of(Dataset object, int number) throws DicomException {
        Map<Place, Double> areas =
                object.items(Tag.PerFrameFunctionalGroupsSequence).isEmpty()
                        ? ofContours(object, number)
                        : ofSegment(object, number);
        return areas.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(e ->
                        new LargestArea(e.getKey().sopInstanceUid(), e.getKey().frame(), e.getValue()))
                .orElseThrow(() -> new AttributeException(
                        Tag.ReferencedSOPInstanceUID, "is not given for any slice of region " + number));
    }

    /** Set pixels by source image (PS3.3 C.8.20); FRACTIONAL values count by their size. */
    private static Map<Place, Double> ofSegment(Dataset seg, int number) throws DicomException {
        if (!(seg.get(Tag.PixelData).orElse(null) instanceof Element.Bulk pixels)) {
            throw new AttributeException(Tag.PixelData, "is missing");
        }
        long size = (long) seg.requireInt(Tag.Rows) * seg.requireInt(Tag.Columns);
        boolean bits = seg.requireInt(Tag.BitsAllocated) == 1;
        ByteBuffer samples = pixels.data().bytes();
        List<Dataset> frames = seg.items(Tag.PerFrameFunctionalGroupsSequence);
        if (samples.remaining() < (bits ? (size * frames.size() + 7) / 8 : size * frames.size())) {
            throw new AttributeException(Tag.PixelData, "is compressed or holds fewer frames than are described");
        }
        Map<Place, Double> areas = new HashMap<>();
        for (int n = 0; n < frames.size(); n++) {
            Dataset frame = frames.get(n);
            boolean wanted = frame.item(Tag.SegmentIdentificationSequence)
                    .flatMap(s -> s.integer(Tag.ReferencedSegmentNumber))
                    .filter(s -> s == number)
                    .isPresent();
            if (wanted) {
                double area = sum(samples, n * size, size, bits);
                frame.item(Tag.DerivationImageSequence)
                        .flatMap(d -> d.item(Tag.SourceImageSequence))
                        .ifPresent(s -> s.string(Tag.ReferencedSOPInstanceUID)
                                .ifPresent(uid -> areas.merge(place(uid, s), area, Double::sum)));
            }
        }
        return areas;
    }

    private static Place place(String uid, Dataset reference) {
        return new Place(uid, reference.integer(Tag.ReferencedFrameNumber).orElse(0));
    }

    private static double sum(ByteBuffer samples, long from, long size, boolean bits) {
        double sum = 0;
        for (long i = from; i < from + size; i++) {
            sum += bits
                    ? (samples.get(samples.position() + (int) (i >> 3)) >> (i & 7)) & 1
                    : samples.get(samples.position() + (int) i) & 0xff;
        }
        return sum;
    }

    /** Area inside closed planar contours by image (PS3.3 C.8.8.6), by the length of their vector area. */
    private static Map<Place, Double> ofContours(Dataset structures, int number) {
        Map<Place, Double> areas = new HashMap<>();
        structures.items(Tag.ROIContourSequence).stream()
                .filter(r -> r.integer(Tag.ReferencedROINumber)
                        .filter(n -> n == number)
                        .isPresent())
                .flatMap(r -> r.items(Tag.ContourSequence).stream())
                .forEach(c -> c.item(Tag.ContourImageSequence).ifPresent(s -> s.string(Tag.ReferencedSOPInstanceUID)
                        .ifPresent(uid -> areas.merge(place(uid, s), area(c.doubles(Tag.ContourData)), Double::sum))));
        return areas;
    }

    private static double area(double[] xyz) {
        double[] normal = new double[XYZ];
        int points = xyz.length / XYZ;
        for (int i = 0; i < points; i++) {
            int a = i * XYZ;
            int b = (i + 1) % points * XYZ;
            for (int k = 0; k < XYZ; k++) {
                int u = (k + 1) % XYZ;
                int v = (k + 2) % XYZ;
                normal[k] +=
                        (xyz[a + u] - xyz[u]) * (xyz[b + v] - xyz[v]) - (xyz[a + v] - xyz[v]) * (xyz[b + u] - xyz[u]);
            }
        }
        return Math.hypot(Math.hypot(normal[0], normal[1]), normal[2]) / 2;
    }
}
