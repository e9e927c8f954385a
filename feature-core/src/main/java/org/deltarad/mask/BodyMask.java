package org.deltarad.mask;

import java.util.Arrays;
import org.deltarad.image.OtsuThreshold;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/**
 * The body of a patient in an image, without the air around it: the voxels above a threshold, of them the largest component
 * whose voxels share faces, and in each slice what it encloses (bowel gas, dark bone, vessels). A couch that touches the body
 * counts as body; what is as dark as air and reaches the edge of its slice does not.
 */
public final class BodyMask {
    private static final int OTSU_BINS = 200;

    private BodyMask() {}

    /**
     * By Otsu's threshold of the whole image (200 bins), as the bias field's mask.
     *
     * @throws MaskException.EmptyResult when all intensities are equal
     */
    public static Mask of(Volume image) throws MaskException.EmptyResult {
        double threshold = OtsuThreshold.of(image.values(), OTSU_BINS);
        if (threshold == Double.NEGATIVE_INFINITY) {
            throw new MaskException.EmptyResult("all intensities are equal, so there is no body to be told from air");
        }
        return of(image, threshold);
    }

    /**
     * By a given threshold.
     *
     * @param threshold in the unit of the image; voxels above it are body
     * @throws MaskException.EmptyResult when no voxel is above it
     */
    public static Mask of(Volume image, double threshold) throws MaskException.EmptyResult {
        GridSize size = image.geometry().size();
        boolean[] above = new boolean[size.voxels()];
        for (int n = 0; n < above.length; n++) {
            above[n] = image.values()[n] > threshold;
        }
        boolean[] body = LargestComponent.of(above, size)
                .orElseThrow(() -> new MaskException.EmptyResult(
                        "no voxel is above " + threshold + ", so there is no body to be told from air"));
        int area = size.x() * size.y();
        int[] stack = new int[area];
        boolean[] open = new boolean[area];
        for (int k = 0; k < size.z(); k++) {
            fill(body, k * area, size, stack, open);
        }
        return new Mask(image.geometry(), body);
    }

    /** Puts inside what a slice's background cannot be reached from its edge, by faces. */
    private static void fill(boolean[] body, int offset, GridSize size, int[] stack, boolean[] open) {
        Arrays.fill(open, false);
        int width = size.x();
        int height = size.y();
        int count = 0;
        for (int n = 0; n < open.length; n++) {
            int i = n % width;
            int j = n / width;
            boolean edge = i == 0 || j == 0 || i == width - 1 || j == height - 1;
            if (edge && !body[offset + n]) {
                open[n] = true;
                stack[count++] = n;
            }
        }
        while (count > 0) {
            int n = stack[--count];
            int i = n % width;
            count = reach(body, offset, open, stack, count, i > 0 ? n - 1 : -1);
            count = reach(body, offset, open, stack, count, i < width - 1 ? n + 1 : -1);
            count = reach(body, offset, open, stack, count, n - width);
            count = reach(body, offset, open, stack, count, n + width < open.length ? n + width : -1);
        }
        for (int n = 0; n < open.length; n++) {
            body[offset + n] = !open[n];
        }
    }

    private static int reach(boolean[] body, int offset, boolean[] open, int[] stack, int count, int n) {
        if (n < 0 || open[n] || body[offset + n]) {
            return count;
        }
        open[n] = true;
        stack[count] = n;
        return count + 1;
    }
}
