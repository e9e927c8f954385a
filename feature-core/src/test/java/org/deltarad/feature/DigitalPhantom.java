package org.deltarad.feature;

import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/** The digital phantom of IBSI-1 (reference manual 5.1; CC BY 4.0, original design by Alex Zwanenburg). */
public final class DigitalPhantom {
    public static final Geometry GEOMETRY = Geometry.axisAligned(new GridSize(5, 4, 4), new Vector3(2, 2, 2));

    private static final String IMAGE = "14411 14611 41641 44641"
            + " 14411 11611 11311 44611"
            + " 14411 11111 11911 11611"
            + " 14411 11111 11111 11611";
    private static final String INSIDE = "11111 11111 11111 11111"
            + " 11111 11111 01111 11111"
            + " 11100 11111 11011 11111"
            + " 11100 11111 11111 11111";

    private DigitalPhantom() {}

    public static Volume image() {
        return new Volume(
                GEOMETRY,
                IMAGE.replace(" ", "").chars().mapToDouble(c -> c - '0').toArray());
    }

    public static Mask mask() {
        String digits = INSIDE.replace(" ", "");
        boolean[] inside = new boolean[digits.length()];
        for (int n = 0; n < inside.length; n++) {
            inside[n] = digits.charAt(n) == '1';
        }
        return new Mask(GEOMETRY, inside);
    }
}
