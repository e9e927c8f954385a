package org.deltarad.node.imaging;

import java.util.BitSet;
import java.util.List;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;

/**
 * A mask on a series without the voxels that hold no measurement.
 *
 * @param mask    at least one voxel
 * @param remarks how many voxels it lost, if any
 */
public record MeasuredRegion(Mask mask, List<String> remarks) {
    public MeasuredRegion {
        remarks = List.copyOf(remarks);
    }

    /**
     * Takes the padding out of a mask; a mask on another grid than the series is given back as it is, for the extraction
     * to refuse.
     *
     * @throws ImagingException when nothing but padding is inside
     */
    public static MeasuredRegion of(Mask mask, ImageSeries series) throws ImagingException {
        BitSet padding = series.values().padding();
        if (padding.isEmpty() || !sameGrid(mask.geometry(), series.volume().geometry())) {
            return new MeasuredRegion(mask, List.of());
        }
        int lost = (int) padding.stream().filter(n -> mask.inside()[n]).count();
        if (lost == 0) {
            return new MeasuredRegion(mask, List.of());
        }
        int count = mask.count();
        if (lost == count) {
            throw new ImagingException(
                    Reason.NO_VOXEL_INSIDE,
                    "all " + count + " voxels of the mask are padding in series " + series.seriesInstanceUid(),
                    series.seriesInstanceUid());
        }
        boolean[] inside = mask.inside().clone();
        padding.stream().forEach(n -> inside[n] = false);
        return new MeasuredRegion(
                new Mask(mask.geometry(), inside),
                List.of(lost + " of " + count + " voxels of the mask are padding of the image and were left out"));
    }

    private static boolean sameGrid(Geometry mask, Geometry image) {
        Vector3 s = image.spacing();
        return mask.sameGridAs(image, GeometryTolerance.STANDARD.at(Math.min(s.x(), Math.min(s.y(), s.z()))));
    }
}
