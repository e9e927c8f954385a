package org.deltarad.testdata;

import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/**
 * The digital phantom of the Image Biomarker Standardisation Initiative: 5 x 4 x 4 voxels of 2 mm, 74 of them in the
 * region of interest.
 *
 * <p>Original design by Alex Zwanenburg, <a href="https://theibsi.github.io/datasets/">IBSI-1 digital phantom</a>,
 * licensed under <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>; here written out as numbers, on
 * an axis-aligned grid with its origin at (0, 0, 0).
 */
public final class DigitalPhantom {
    private static final Geometry GRID = Geometry.axisAligned(new GridSize(5, 4, 4), new Vector3(2, 2, 2));

    /** One line per row, slices from the first; an apostrophe marks a voxel outside the region of interest. */
    private static final String VOXELS = """
            1  4  4  1  1
            1  4  6  1  1
            4  1  6  4  1
            4  4  6  4  1

            1  4  4  1  1
            1  1  6  1  1
            1' 1  3  1  1
            4  4  6  1  1

            1  4  4  1' 1'
            1  1  1  1  1
            1  1  9' 1  1
            1  1  6  1  1

            1  4  4  1' 1'
            1  1  1  1  1
            1  1  1  1  1
            1  1  6  1  1
            """;

    private DigitalPhantom() {}

    /** The image; grey levels 1 to 9. */
    public static Volume volume() {
        String[] cells = cells();
        double[] values = new double[cells.length];
        for (int n = 0; n < cells.length; n++) {
            values[n] = Double.parseDouble(cells[n].replace("'", ""));
        }
        return new Volume(GRID, values);
    }

    /** The region of interest. */
    public static Mask mask() {
        String[] cells = cells();
        boolean[] inside = new boolean[cells.length];
        for (int n = 0; n < cells.length; n++) {
            inside[n] = !cells[n].endsWith("'");
        }
        return new Mask(GRID, inside);
    }

    private static String[] cells() {
        return VOXELS.trim().split("\\s+", -1);
    }
}
