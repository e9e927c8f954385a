package org.deltarad.testdata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.report.ReportUids;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;

/**
 * What goes wrong in practice, as functions on valid data sets; they compose. Series are lists of instances in slice
 * order; nothing is changed in place.
 */
public final class BadInput {
    private static final List<Integer> POINTS = List.of(Tag.ContourData, Tag.ImagePositionPatient);

    private BadInput() {}

    /** A series without slice {@code k}, zero based. */
    public static List<Dataset> withoutSlice(List<Dataset> series, int k) {
        List<Dataset> rest = new ArrayList<>(series);
        rest.remove(k);
        return List.copyOf(rest);
    }

    /** A series in which slice {@code k} has another orientation: sagittal. */
    public static List<Dataset> withTurnedSlice(List<Dataset> series, int k) {
        return withSlice(series, k, slice -> slice.toBuilder()
                .numbers(Tag.ImageOrientationPatient, 0, 1, 0, 0, 0, -1)
                .build());
    }

    /** A series in which slice {@code k} has pixels of another size: 1.5 times as large. */
    public static List<Dataset> withResizedSlice(List<Dataset> series, int k) {
        return withSlice(series, k, slice -> {
            double[] spacing = slice.doubles(Tag.PixelSpacing);
            return slice.toBuilder()
                    .numbers(Tag.PixelSpacing, 1.5 * spacing[0], 1.5 * spacing[1])
                    .build();
        });
    }

    /** A series in which slice {@code k} lies {@code mm} further along the slices' normal than it should. */
    public static List<Dataset> withShiftedSlice(List<Dataset> series, int k, double mm) {
        return withSlice(series, k, slice -> {
            double[] o = slice.doubles(Tag.ImageOrientationPatient);
            Vector3 normal = new Vector3(o[0], o[1], o[2]).cross(new Vector3(o[3], o[4], o[5]));
            return moved(slice, normal.times(mm));
        });
    }

    /** A series in which slice {@code k} comes twice, under two SOP Instance UIDs. */
    public static List<Dataset> withDoubledSlice(List<Dataset> series, int k) {
        List<Dataset> more = new ArrayList<>(series);
        Dataset slice = series.get(k);
        more.add(slice.toBuilder()
                .text(Tag.SOPInstanceUID, other(slice.string(Tag.SOPInstanceUID).orElse("")))
                .build());
        return List.copyOf(more);
    }

    /** A multi-frame image of 16 bits without frame {@code f}, zero based. */
    public static Dataset withoutFrame(Dataset image, int f) {
        List<Dataset> frames = new ArrayList<>(image.items(Tag.PerFrameFunctionalGroupsSequence));
        frames.remove(f);
        ByteBuffer pixels =
                ((Element.Bulk) image.get(Tag.PixelData).orElseThrow()).data().bytes();
        byte[] rest = new byte[pixels.remaining() / (frames.size() + 1) * frames.size()];
        int frame = rest.length / frames.size();
        pixels.get(rest, 0, f * frame);
        pixels.position(pixels.position() + frame).get(rest, f * frame, rest.length - f * frame);
        return image.toBuilder()
                .numbers(Tag.NumberOfFrames, frames.size())
                .items(Tag.PerFrameFunctionalGroupsSequence, frames)
                .bulk(Tag.PixelData, VR.OW, rest)
                .build();
    }

    /** A series whose pixels all have one stored value. */
    public static List<Dataset> constant(List<Dataset> series, int value) {
        return series.stream()
                .map(slice -> {
                    byte[] pixels = new byte
                            [2
                                    * slice.integer(Tag.Rows).orElseThrow()
                                    * slice.integer(Tag.Columns).orElseThrow()];
                    for (int n = 0; n < pixels.length; n += 2) {
                        pixels[n] = (byte) value;
                        pixels[n + 1] = (byte) (value >> 8);
                    }
                    return slice.toBuilder().bulk(Tag.PixelData, VR.OW, pixels).build();
                })
                .toList();
    }

    /** A mask with one voxel, (i, j, k). */
    public static Mask oneVoxel(Geometry geometry, int i, int j, int k) {
        boolean[] inside = new boolean[geometry.size().voxels()];
        inside[geometry.size().index(i, j, k)] = true;
        return new Mask(geometry, inside);
    }

    /** A mask with no voxel. */
    public static Mask empty(Geometry geometry) {
        return new Mask(geometry, new boolean[geometry.size().voxels()]);
    }

    /**
     * An RTSTRUCT, SEG or image elsewhere in patient coordinates: every contour point and image position moved by so many
     * mm. Moved far enough, a region lies outside the image.
     */
    public static Dataset moved(Dataset instance, Vector3 mm) {
        double[] by = {mm.x(), mm.y(), mm.z()};
        return mapped(instance, (tag, element) -> {
            if (!POINTS.contains(tag) || !(element instanceof Element.Text text)) {
                return element;
            }
            double[] points =
                    text.values().stream().mapToDouble(Double::parseDouble).toArray();
            for (int n = 0; n < points.length; n++) {
                points[n] = Math.rint((points[n] + by[n % 3]) * 1e4) / 1e4;
            }
            return Dataset.builder().numbers(tag, points).build().get(tag).orElseThrow();
        });
    }

    /**
     * A mask of a series that never comes: every reference to the series, its study, frame of reference and instances
     * replaced by another UID.
     *
     * @throws AttributeException when an instance of the series lacks a UID
     */
    public static Dataset ofUnknownSeries(Dataset mask, List<Dataset> series) throws AttributeException {
        Map<String, String> others = new HashMap<>();
        for (Dataset slice : series) {
            for (int tag :
                    new int[] {Tag.StudyInstanceUID, Tag.SeriesInstanceUID, Tag.SOPInstanceUID, Tag.FrameOfReferenceUID
                    }) {
                String uid = slice.requireString(tag);
                others.put(uid, other(uid));
            }
        }
        return mapped(
                mask,
                (tag, element) -> element instanceof Element.Text text && text.vr() == VR.UI
                        ? new Element.Text(
                                VR.UI,
                                text.values().stream()
                                        .map(uid -> others.getOrDefault(uid, uid))
                                        .toList())
                        : element);
    }

    /** The instance under another Patient ID. */
    public static Dataset withPatientId(Dataset instance, String patientId) {
        return instance.toBuilder().text(Tag.PatientID, patientId).build();
    }

    /** The series under another Patient ID. */
    public static List<Dataset> withPatientId(List<Dataset> series, String patientId) {
        return series.stream()
                .map(instance -> withPatientId(instance, patientId))
                .toList();
    }

    /** The instance without an attribute. */
    public static Dataset without(Dataset instance, int tag) {
        return instance.toBuilder().remove(tag).build();
    }

    /**
     * Cuts a file off.
     *
     * @param share what stays, 0 to 1
     */
    public static void truncate(Path file, double share) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, (int) (share * bytes.length)));
    }

    private static List<Dataset> withSlice(List<Dataset> series, int k, UnaryOperator<Dataset> change) {
        List<Dataset> changed = new ArrayList<>(series);
        changed.set(k, change.apply(series.get(k)));
        return List.copyOf(changed);
    }

    private interface ElementMap {
        Element apply(int tag, Element element);
    }

    /** Every element changed, those in sequences too. */
    private static Dataset mapped(Dataset dataset, ElementMap change) {
        Dataset.Builder b = Dataset.builder();
        dataset.elements()
                .forEach((tag, element) -> b.put(
                        tag,
                        element instanceof Element.Sequence sequence
                                ? new Element.Sequence(sequence.items().stream()
                                        .map(item -> mapped(item, change))
                                        .toList())
                                : change.apply(tag, element)));
        return b.build();
    }

    private static String other(String uid) {
        return ReportUids.of("other", List.of(uid));
    }
}
