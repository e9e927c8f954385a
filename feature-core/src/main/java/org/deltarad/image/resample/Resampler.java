package org.deltarad.image.resample;

import org.deltarad.image.GridBox;
import org.deltarad.image.ImageException;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/** Resamples images and masks. */
public final class Resampler {
    private Resampler() {}

    /**
     * Resample image and mask to a spacing, cropped to the region and {@code padDistance} (PyRadiomics {@code
     * resampleImage}). Axes along which the region is one voxel thick keep their spacing. When the image has the wanted
     * spacing already, only the mask is resampled and both are cropped.
     *
     * @throws ImageException.RegionOutsideImage when the region reaches beyond the image
     * @throws ImageException.EmptyMask          when no voxel is inside the mask, before or after
     */
    public static ImageWithMask resample(Volume image, Mask mask, Resampling resampling) throws ImageException {
        GridBox box = box(mask);
        OutputGrid.requireInside(image.geometry(), mask.geometry(), box);
        double[] spacing = OutputGrid.spacing(resampling, mask.geometry(), box);
        if (OutputGrid.isThatOf(image.geometry(), spacing)) {
            return crop(image, onto(mask, image.geometry()), resampling.padDistance());
        }
        Geometry grid = OutputGrid.of(mask.geometry(), box, spacing, resampling.padDistance());
        Mask resampled = onto(mask, grid);
        box(resampled);
        return new ImageWithMask(onto(image, grid, resampling.interpolator()), resampled);
    }

    /**
     * Crop both to the box of the region and {@code padDistance} voxels around it, as far as the image goes (PyRadiomics
     * {@code preCrop}).
     *
     * @throws ImageException.EmptyMask when no voxel is inside
     */
    public static ImageWithMask crop(Volume image, Mask mask, int padDistance) throws ImageException {
        GridBox box = box(mask).widened(padDistance, mask.geometry().size());
        return new ImageWithMask(box.crop(image), box.crop(mask));
    }

    /**
     * A mask on the grid of an image, by the nearest voxel (PyRadiomics {@code correctMask}).
     *
     * @throws ImageException.RegionOutsideImage when the region reaches beyond the image
     * @throws ImageException.EmptyMask          when no voxel is inside, before or after
     */
    public static Mask correct(Volume image, Mask mask) throws ImageException {
        OutputGrid.requireInside(image.geometry(), mask.geometry(), box(mask));
        Mask corrected = onto(mask, image.geometry());
        box(corrected);
        return corrected;
    }

    /** An image on another grid; 0 where that grid leaves the image. The type is kept. */
    public static Volume onto(Volume image, Geometry grid, Interpolator interpolator) {
        GridMap map = new GridMap(image.geometry(), grid);
        GridSize size = image.geometry().size();
        if (map.separable() && interpolator == Interpolator.LINEAR) {
            LinearInterpolation passes = new LinearInterpolation(
                    Taps.linear(map, 0, size.x()), Taps.linear(map, 1, size.y()), Taps.linear(map, 2, size.z()));
            return new Volume(grid, passes.apply(SourceBlock.whole(image), image.type()), image.type());
        }
        if (map.separable() && interpolator == Interpolator.BSPLINE) {
            return new Volume(grid, spline(image, map), image.type());
        }
        PointInterpolation values =
                switch (interpolator) {
                    case NEAREST -> new PointInterpolation.Nearest(SourceBlock.whole(image));
                    case LINEAR -> new PointInterpolation.Linear(SourceBlock.whole(image));
                    case BSPLINE -> new PointInterpolation.Spline(SourceBlock.coefficients(image), size);
                };
        return pointByPoint(image, grid, map, values);
    }

    private static double[] spline(Volume image, GridMap map) {
        GridSize size = image.geometry().size();
        Taps x = Taps.spline(map, 0, size.x());
        Taps y = Taps.spline(map, 1, size.y());
        Taps z = Taps.spline(map, 2, size.z());
        GridBox read = new GridBox(
                x.lowest(),
                y.lowest(),
                z.lowest(),
                new GridSize(x.highest() - x.lowest() + 1, y.highest() - y.lowest() + 1, z.highest() - z.lowest() + 1));
        return new SplineInterpolation(x, y, z).apply(SourceBlock.coefficients(image, read), image.type());
    }

    private static Volume pointByPoint(Volume image, Geometry grid, GridMap map, PointInterpolation values) {
        GridSize size = grid.size();
        double[] out = new double[size.voxels()];
        visit(size, map, (n, x, y, z) -> out[n] = image.type().hold(values.at(x, y, z)));
        return new Volume(grid, out, image.type());
    }

    /** A mask on another grid, by the nearest voxel; outside where that grid leaves the mask's. */
    public static Mask onto(Mask mask, Geometry grid) {
        GridSize source = mask.geometry().size();
        boolean[] inside = new boolean[grid.size().voxels()];
        visit(
                grid.size(),
                new GridMap(mask.geometry(), grid),
                (n, x, y, z) -> inside[n] = mask.inside()[
                        source.index(
                                PointInterpolation.nearest(x),
                                PointInterpolation.nearest(y),
                                PointInterpolation.nearest(z))]);
        return new Mask(grid, inside);
    }

    /** Told of each target voxel within the source: its offset and its place in the source. */
    private interface Visitor {
        void voxel(int n, double x, double y, double z);
    }

    private static void visit(GridSize size, GridMap map, Visitor visitor) {
        if (map.separable()) {
            visitParallel(size, map, visitor);
            return;
        }
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                double[][] row = map.row(j, k);
                double[] start = row[0];
                double[] length = row[1];
                for (int i = 0; i < size.x(); i++) {
                    double part = i / (double) size.x();
                    double x = start[0] + part * length[0];
                    double y = start[1] + part * length[1];
                    double z = start[2] + part * length[2];
                    if (map.inside(0, x) && map.inside(1, y) && map.inside(2, z)) {
                        visitor.voxel(size.index(i, j, k), x, y, z);
                    }
                }
            }
        }
    }

    private static void visitParallel(GridSize size, GridMap map, Visitor visitor) {
        double[] x = map.coordinates(0);
        double[] y = map.coordinates(1);
        double[] z = map.coordinates(2);
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                if (!map.inside(1, y[j]) || !map.inside(2, z[k])) {
                    continue;
                }
                for (int i = 0; i < size.x(); i++) {
                    if (map.inside(0, x[i])) {
                        visitor.voxel(size.index(i, j, k), x[i], y[j], z[k]);
                    }
                }
            }
        }
    }

    private static GridBox box(Mask mask) throws ImageException {
        return GridBox.around(mask)
                .orElseThrow(() -> new ImageException.EmptyMask(
                        "no voxel of the grid of " + mask.geometry().size() + " is inside the mask"));
    }
}
