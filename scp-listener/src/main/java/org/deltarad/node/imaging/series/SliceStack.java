package org.deltarad.node.imaging.series;

import static org.deltarad.node.imaging.Plane.number;
import static org.deltarad.node.imaging.Plane.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.deltarad.dicom.Tag;
import org.deltarad.node.imaging.GeometryTolerance;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Plane;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/** Slices in order along their normal, and the grid that they make; refuses what is no regular stack. */
record SliceStack(List<SliceHeader> slices, Geometry geometry) {
    /** Slices nearer than this are in one place, mm. */
    static final double SAME_PLACE = 0.01;
    /** Angle between the stack and the slice normal that is still put down to rounding: 0.1 degree. */
    private static final double TILT = Math.toRadians(0.1);
    /** Of 8 bytes, in half of the heap. */
    private static final int MAX_VOXELS =
            (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / (2 * Double.BYTES));
    /** Pairs named in a message. */
    private static final int NAMED = 3;

    /** Refuses images that are not of one series. */
    static void requireOneSeries(List<SliceHeader> headers) throws ImagingException {
        requireOne(headers, h -> h.reference().studyInstanceUid(), Reason.MIXED_SERIES, "Study Instance UID");
        requireOne(headers, h -> h.reference().seriesInstanceUid(), Reason.MIXED_SERIES, "Series Instance UID");
        requireOne(headers, h -> h.reference().sopClassUid(), Reason.MIXED_SERIES, "SOP Class UID");
        requireOne(headers, SliceHeader::modality, Reason.MIXED_SERIES, "Modality");
        requireOne(headers, SliceHeader::frameOfReferenceUid, Reason.FRAME_OF_REFERENCE, "Frame of Reference UID");
    }

    /**
     * @param minSlices fewest that are taken
     */
    static SliceStack of(List<SliceHeader> headers, GeometryTolerance tolerance, int minSlices)
            throws ImagingException {
        requireOneGeometry(headers);
        if (headers.size() < minSlices) {
            throw new ImagingException(
                    Reason.TOO_FEW_SLICES,
                    "a volume needs at least " + minSlices + " slices, got " + headers.size(),
                    headers.stream().map(SliceHeader::uid).distinct().toList());
        }
        Plane plane = headers.get(0).plane();
        if ((double) plane.columns() * plane.rows() * headers.size() > MAX_VOXELS) {
            throw new ImagingException(
                    Reason.TOO_LARGE,
                    headers.size() + " slices of " + plane.columns() + " x " + plane.rows()
                            + " pixels are more than the " + MAX_VOXELS
                            + " voxels that can be measured in the memory that"
                            + " the program has; give it a larger heap if they are genuine",
                    headers.get(0).reference().seriesInstanceUid());
        }
        Vector3 normal = plane.normal();
        List<SliceHeader> sorted = headers.stream()
                .sorted(Comparator.comparingDouble(h -> h.position().dot(normal)))
                .toList();
        double[] gaps = gaps(sorted, normal);
        requireDistinctPositions(sorted, gaps);
        Vector3 first = sorted.get(0).position();
        Vector3 span = sorted.get(sorted.size() - 1).position().minus(first);
        requireUpright(sorted, normal, span, tolerance);
        requireEvenGaps(sorted, gaps, tolerance);
        requireRegular(sorted, normal, span, tolerance);
        return new SliceStack(sorted, geometry(sorted, span));
    }

    private static Geometry geometry(List<SliceHeader> sorted, Vector3 span) {
        Plane plane = sorted.get(0).plane();
        return new Geometry(
                new GridSize(plane.columns(), plane.rows(), sorted.size()),
                plane.position(),
                new Vector3(plane.columnSpacing(), plane.rowSpacing(), span.norm() / (sorted.size() - 1)),
                plane.columnDirection(),
                plane.rowDirection(),
                span.unit());
    }

    private static void requireOne(
            List<SliceHeader> headers, Function<SliceHeader, String> attribute, Reason reason, String name)
            throws ImagingException {
        for (SliceHeader h : headers) {
            SliceHeader first = headers.get(0);
            if (!attribute.apply(h).equals(attribute.apply(first))) {
                throw new ImagingException(
                        reason,
                        "two values of " + name + " among the images of one series: " + attribute.apply(first) + " in "
                                + first.name() + ", " + attribute.apply(h) + " in " + h.name(),
                        first.uid(),
                        h.uid());
            }
        }
    }

    static void requireOneGeometry(List<SliceHeader> headers) throws ImagingException {
        List<List<SliceHeader>> groups = new ArrayList<>();
        for (SliceHeader h : headers) {
            groups.stream()
                    .filter(g -> g.get(0).plane().sameShapeAs(h.plane()))
                    .findFirst()
                    .orElseGet(() -> {
                        groups.add(new ArrayList<>());
                        return groups.get(groups.size() - 1);
                    })
                    .add(h);
        }
        if (groups.size() > 1) {
            StringBuilder m = new StringBuilder(groups.size() + " geometries in series "
                    + headers.get(0).reference().seriesInstanceUid() + ":");
            groups.forEach(g -> m.append(" ")
                    .append(g.size())
                    .append(" slice(s) of ")
                    .append(g.get(0).plane().shape())
                    .append(", such as ")
                    .append(g.get(0).name())
                    .append(";"));
            throw new ImagingException(
                    Reason.MIXED_GEOMETRY,
                    m + " send each as a series of its own (without localizers)",
                    groups.stream().map(g -> g.get(0).uid()).distinct().toList());
        }
    }

    private static double[] gaps(List<SliceHeader> sorted, Vector3 normal) {
        double[] gaps = new double[sorted.size() - 1];
        for (int n = 0; n < gaps.length; n++) {
            gaps[n] =
                    sorted.get(n + 1).position().minus(sorted.get(n).position()).dot(normal);
        }
        return gaps;
    }

    private static void requireDistinctPositions(List<SliceHeader> sorted, double[] gaps) throws ImagingException {
        List<Integer> pairs = new ArrayList<>();
        for (int n = 0; n < gaps.length; n++) {
            if (gaps[n] < SAME_PLACE) {
                pairs.add(n);
            }
        }
        if (!pairs.isEmpty()) {
            throw refuse(
                    Reason.DUPLICATE_POSITION,
                    pairs.size() + " pair(s) of slices in one place, and no attribute tells two volumes apart",
                    sorted,
                    gaps,
                    pairs);
        }
    }

    private static void requireUpright(
            List<SliceHeader> sorted, Vector3 normal, Vector3 span, GeometryTolerance tolerance)
            throws ImagingException {
        Plane plane = sorted.get(0).plane();
        double allowed = tolerance.at(Math.min(plane.rowSpacing(), plane.columnSpacing()));
        double through = span.dot(normal);
        double drift = span.minus(normal.times(through)).norm();
        double angle = Math.atan2(drift, through);
        if (drift > allowed && angle > TILT) {
            throw tilt(
                    "the stack is tilted by " + number(Math.toDegrees(angle)) + " degrees: positions drift "
                            + number(drift) + " mm in the plane over " + number(through)
                            + " mm (gantry tilt" + stated(sorted.get(0)) + "); rectify it before measuring",
                    sorted.get(0),
                    sorted.get(sorted.size() - 1));
        }
        for (SliceHeader s : sorted) {
            Vector3 d = s.position().minus(plane.position());
            double aside = d.minus(span.times(d.dot(normal) / through)).norm();
            if (aside > allowed) {
                throw tilt(
                        "the slice at " + text(s.position()) + " is " + number(aside)
                                + " mm aside of the line through the first and last slice",
                        sorted.get(0),
                        s);
            }
        }
    }

    /** What a CT image says of its tilt, degrees. */
    private static String stated(SliceHeader slice) {
        return slice.dataset()
                .number(Tag.GantryDetectorTilt)
                .map(t -> ", Gantry/Detector Tilt " + t)
                .orElse("");
    }

    private static ImagingException tilt(String message, SliceHeader a, SliceHeader b) {
        return new ImagingException(
                Reason.GANTRY_TILT, message + "; " + a.name() + " and " + b.name(), a.uid(), b.uid());
    }

    private static void requireEvenGaps(List<SliceHeader> sorted, double[] gaps, GeometryTolerance tolerance)
            throws ImagingException {
        double median = median(gaps);
        List<Integer> missing = new ArrayList<>();
        List<Integer> uneven = new ArrayList<>();
        for (int n = 0; n < gaps.length; n++) {
            if (Math.abs(gaps[n] - median) > tolerance.at(median)) {
                long multiple = Math.round(gaps[n] / median);
                boolean whole =
                        multiple > 1 && Math.abs(gaps[n] - multiple * median) <= multiple * tolerance.at(median);
                (whole ? missing : uneven).add(n);
            }
        }
        if (!missing.isEmpty()) {
            long absent = missing.stream()
                    .mapToLong(n -> Math.round(gaps[n] / median) - 1)
                    .sum();
            throw refuse(
                    Reason.MISSING_SLICE,
                    absent + " slice(s) missing: the spacing is " + number(median) + " mm",
                    sorted,
                    gaps,
                    missing);
        }
        if (!uneven.isEmpty()) {
            throw refuse(
                    Reason.UNEVEN_SPACING,
                    "uneven slice spacing: the median is " + number(median) + " mm, allowed are "
                            + number(tolerance.at(median)) + " mm more or less",
                    sorted,
                    gaps,
                    uneven);
        }
    }

    /** Small errors of the gaps may add up: every slice must be where the regular grid has it. */
    private static void requireRegular(
            List<SliceHeader> sorted, Vector3 normal, Vector3 span, GeometryTolerance tolerance)
            throws ImagingException {
        double spacing = span.dot(normal) / (sorted.size() - 1);
        Vector3 first = sorted.get(0).position();
        for (int k = 0; k < sorted.size(); k++) {
            SliceHeader s = sorted.get(k);
            double off = s.position().minus(first).dot(normal) - k * spacing;
            if (Math.abs(off) > tolerance.at(spacing)) {
                throw new ImagingException(
                        Reason.UNEVEN_SPACING,
                        "uneven slice spacing: slice " + k + " (" + s.name() + ") at " + text(s.position())
                                + " is " + number(Math.abs(off)) + " mm off the grid of even spacing "
                                + number(spacing) + " mm",
                        s.uid());
            }
        }
    }

    private static ImagingException refuse(
            Reason reason, String what, List<SliceHeader> sorted, double[] gaps, List<Integer> pairs) {
        StringBuilder m = new StringBuilder(what);
        List<String> uids = new ArrayList<>();
        for (int n : pairs) {
            SliceHeader a = sorted.get(n);
            SliceHeader b = sorted.get(n + 1);
            uids.add(a.uid());
            uids.add(b.uid());
            if (uids.size() <= 2 * NAMED) {
                m.append("; ").append(number(gaps[n])).append(" mm between ").append(a.name());
                m.append(" at ").append(text(a.position())).append(" and ").append(b.name());
                m.append(" at ").append(text(b.position()));
            }
        }
        if (pairs.size() > NAMED) {
            m.append("; and ").append(pairs.size() - NAMED).append(" more");
        }
        return new ImagingException(
                reason, m.toString(), uids.stream().distinct().toList());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
