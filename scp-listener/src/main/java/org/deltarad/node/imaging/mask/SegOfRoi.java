package org.deltarad.node.imaging.mask;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.hash.Sha256;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.report.Device;
import org.deltarad.report.ImageReference;
import org.deltarad.report.ReportUids;
import org.deltarad.report.RoiReference;
import org.deltarad.report.Tracking;
import org.deltarad.report.seg.Segment;
import org.deltarad.report.seg.SegmentAlgorithm;
import org.deltarad.report.seg.Segmentation;
import org.deltarad.report.seg.SourceSlice;
import org.deltarad.volume.Mask;

/**
 * Makes a Segmentation of a region on the series that it was measured on; {@link org.deltarad.report.seg.SegWriter} writes
 * it. UIDs are derived from the images, the voxels, where the region came from and the device: the same input gives the
 * same object.
 */
public final class SegOfRoi {
    private static final int MAX_LABEL = 64;
    private static final int SERIES_NUMBER = 301;

    private final Device device;
    private final SegmentProperties properties;
    private final SegmentAlgorithm algorithm;

    /**
     * @param device     that writes it
     * @param properties of the segment
     * @param algorithm  how the region was made, before it came here
     */
    public SegOfRoi(Device device, SegmentProperties properties, SegmentAlgorithm algorithm) {
        this.device = device;
        this.properties = properties;
        this.algorithm = algorithm;
    }

    /**
     * Of a region of an RT Structure Set or Segmentation: its name is the label, the object and its number are its origin.
     *
     * @param images   with their headers
     * @param tracking of the lesion
     * @param created  Content Date and Time
     */
    public Segmentation segmentation(ImageSeries images, RoiMask roi, Tracking tracking, LocalDateTime created) {
        RoiReference from = roi.roi();
        String label = from.label().isBlank() ? "ROI " + from.number() : from.label();
        return segmentation(
                images,
                roi.mask(),
                label,
                List.of(from.instance().sopInstanceUid(), Integer.toString(from.number())),
                tracking,
                created);
    }

    /**
     * Of any mask on the grid of the images.
     *
     * @param label  Segment Label, shortened to 64 characters
     * @param origin what tells the region from another one of the same voxels, possibly empty
     */
    public Segmentation segmentation(
            ImageSeries images,
            Mask mask,
            String label,
            List<String> origin,
            Tracking tracking,
            LocalDateTime created) {
        List<String> names = new ArrayList<>(origin);
        for (ImageReference source : images.sources()) {
            names.add(source.instance().sopInstanceUid() + "/" + source.frameNumber());
        }
        names.addAll(List.of(
                digest(mask),
                label,
                properties.toString(),
                algorithm.toString(),
                tracking.toString(),
                device.uid(),
                device.version()));
        Segment segment = new Segment(
                text(label),
                properties.category(),
                properties.type(),
                properties.anatomicRegion(),
                algorithm,
                tracking);
        return new Segmentation(
                ReportUids.of("segmentation", names),
                ReportUids.of("segmentation series", names),
                SERIES_NUMBER,
                "Segmentation of "
                        + text(label).substring(0, Math.min(text(label).length(), MAX_LABEL - 16)),
                created,
                device,
                List.of(new Segmentation.Part(segment, mask)),
                slices(images));
    }

    private static List<SourceSlice> slices(ImageSeries images) {
        List<SourceSlice> slices = new ArrayList<>();
        for (int k = 0; k < images.sources().size(); k++) {
            ImageReference source = images.sources().get(k);
            slices.add(
                    source.isFrame()
                            ? SourceSlice.frame(images.headers().get(k), source.frameNumber())
                            : SourceSlice.of(images.headers().get(k)));
        }
        return slices;
    }

    /** As LO takes it: no backslash, no control characters, 64 characters. */
    private static String text(String label) {
        String plain = label.replaceAll("[\\\\\\p{Cntrl}]", " ").strip();
        return plain.length() <= MAX_LABEL
                ? plain
                : plain.substring(0, MAX_LABEL).strip();
    }

    private static String digest(Mask mask) {
        byte[] bits = new byte[(mask.inside().length + 7) / 8];
        for (int n = 0; n < mask.inside().length; n++) {
            if (mask.inside()[n]) {
                bits[n >> 3] |= (byte) (1 << (n & 7));
            }
        }
        return Sha256.hex(bits);
    }
}
