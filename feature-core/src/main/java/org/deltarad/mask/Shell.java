package org.deltarad.mask;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.image.GridBox;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.Mask;

/**
 * What lies around a region: the voxels whose centres are farther than {@code inner} and not farther than {@code outer} from
 * the nearest voxel centre of the region; the region itself never.
 *
 * @param inner mm, 0 or more; 0 begins at the region
 * @param outer mm, above {@code inner}
 */
public record Shell(double inner, double outer) {
    private static final String[][] FACES = {
        {"first column", "last column"}, {"first row", "last row"}, {"first slice", "last slice"}
    };

    public Shell {
        if (!(inner >= 0 && inner < outer && outer < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a shell lies between 0 mm or more and a greater distance, was " + inner + " to " + outer + " mm");
        }
    }

    /** From the region to a distance of {@code mm}. */
    public static Shell of(double mm) {
        return new Shell(0, mm);
    }

    /**
     * A shell as a command line has it: {@code 5} or {@code 2:5}, mm.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Shell parse(String text) {
        String number = "\\d+(\\.\\d*)?|\\.\\d+";
        String[] parts = text.strip().split(":", -1);
        for (String part : parts) {
            if (parts.length > 2 || !part.matches(number)) {
                throw new IllegalArgumentException("a shell is given in mm, as 5 or as 2:5, not as '" + text + "'");
            }
        }
        return parts.length == 1
                ? of(Double.parseDouble(parts[0]))
                : new Shell(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
    }

    /**
     * The shell, as far as the grid goes.
     *
     * @throws MaskException.EmptyMask   when no voxel is inside the region
     * @throws MaskException.EmptyResult when no voxel is in the shell, such as where it is thinner than a voxel
     * @throws MaskException.SkewedGrid  when the grid's axes are not at right angles
     */
    public Mask around(Mask region) throws MaskException {
        Mask shell = Margin.between(region, inner, outer);
        if (GridBox.around(shell).isEmpty()) {
            throw new MaskException.EmptyResult("no voxel of the volume is within " + this
                    + " of the region; voxels are " + spacing(region.geometry()) + " mm, so take a thicker shell");
        }
        return shell;
    }

    /**
     * The shell, without the voxels beyond another mask.
     *
     * @param within such as the body, on the region's grid
     * @throws MaskException.GridMismatch when it is on another grid
     * @throws MaskException              as for {@link #around(Mask)}; EmptyResult also when nothing of it is within
     */
    public Mask around(Mask region, Mask within) throws MaskException {
        if (!region.geometry().sameGridAs(within.geometry(), MaskGrid.SAME_PLACE)) {
            throw new MaskException.GridMismatch("the shell and the mask that clips it are on different grids: "
                    + region.geometry().size() + " and " + within.geometry().size());
        }
        boolean[] inside = around(region).inside();
        boolean any = false;
        for (int n = 0; n < inside.length; n++) {
            inside[n] &= within.inside()[n];
            any |= inside[n];
        }
        if (!any) {
            throw new MaskException.EmptyResult("nothing within " + this
                    + " of the region is within the mask that clips the shell; check that mask, or do not clip");
        }
        return new Mask(region.geometry(), inside);
    }

    /** Faces of the volume that the shell would go on beyond, such as "last slice"; none when it is whole. */
    public List<String> cutOffAt(Mask region) throws MaskException.EmptyMask {
        Geometry grid = region.geometry();
        GridBox box = Margin.box(region);
        List<String> faces = new ArrayList<>();
        for (int axis = 0; axis < FACES.length; axis++) {
            double before = box.start(axis) * grid.spacing().along(axis);
            double after = (grid.size().along(axis) - box.start(axis) - box.length(axis))
                    * grid.spacing().along(axis);
            // A voxel beyond the grid's last would be in the shell.
            if (before + grid.spacing().along(axis) <= outer + Margin.ROUNDING) {
                faces.add(FACES[axis][0]);
            }
            if (after + grid.spacing().along(axis) <= outer + Margin.ROUNDING) {
                faces.add(FACES[axis][1]);
            }
        }
        return faces;
    }

    private static String spacing(Geometry grid) {
        return grid.spacing().x() + " x " + grid.spacing().y() + " x "
                + grid.spacing().z();
    }

    /** As {@link #parse} takes it, with the unit: {@code 5 mm} or {@code 2:5 mm}. */
    @Override
    public String toString() {
        return (inner == 0 ? "" : number(inner) + ":") + number(outer) + " mm";
    }

    private static String number(double v) {
        return v == Math.rint(v) ? Long.toString((long) v) : Double.toString(v);
    }
}
