package org.deltarad.image.resample;

import org.deltarad.image.GridBox;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Volume;

/**
 * The part of an image, or of its spline coefficients, that an interpolation reads.
 *
 * @param start  index in the image of the first voxel along x, y, z
 * @param size   voxels of the block
 * @param values x fastest
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
record SourceBlock(int[] start, GridSize size, double[] values) {

    /** All voxels of an image. */
    static SourceBlock whole(Volume image) {
        return new SourceBlock(new int[3], image.geometry().size(), image.values());
    }

    /** All spline coefficients of an image. */
    static SourceBlock coefficients(Volume image) {
        return coefficients(image, GridBox.whole(image.geometry().size()));
    }

    /**
     * The spline coefficients within a box. The recursion along each axis begins {@link CubicSpline#MEMORY} voxels before
     * the box, so they are those of the whole image.
     */
    static SourceBlock coefficients(Volume image, GridBox box) {
        GridSize whole = image.geometry().size();
        GridBox read = box.widened(CubicSpline.MEMORY, whole);
        int width = box.size().x();
        int[] start = {box.i(), read.j(), read.k()};
        GridSize size = new GridSize(width, read.size().y(), read.size().z());
        double[] values = new double[size.voxels()];
        double[] line = new double[read.size().x()];
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                System.arraycopy(
                        image.values(), whole.index(read.i(), read.j() + j, read.k() + k), line, 0, line.length);
                CubicSpline.decompose(line, line.length);
                System.arraycopy(line, box.i() - read.i(), values, size.index(0, j, k), width);
            }
            CubicSpline.decompose(values, size.index(0, 0, k), width, size.y(), width);
        }
        for (int j = box.j(); j < box.j() + box.size().y(); j++) {
            CubicSpline.decompose(values, size.index(0, j - read.j(), 0), width * size.y(), size.z(), width);
        }
        return new SourceBlock(start, size, values);
    }

    /** Offset of a row of the image, of the voxel with {@code i == 0} whether it is in the block or not. */
    int row(int j, int k) {
        return size.index(-start[0], j - start[1], k - start[2]);
    }
}
