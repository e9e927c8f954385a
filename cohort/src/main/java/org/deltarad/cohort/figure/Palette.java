package org.deltarad.cohort.figure;

import org.deltarad.cohort.figure.Canvas.Pen;

/** Colours of figures: ink, and Okabe and Ito's, which colour-blind people tell apart; each has a dash and a marker too. */
public final class Palette {
    public static final int INK = 0x1F2933;
    public static final int QUIET = 0x5B6773;
    public static final int GRID = 0xE3E7EB;
    public static final int PAPER = 0xFFFFFF;
    public static final int BLUE = 0x0072B2;
    public static final int VERMILLION = 0xD55E00;

    private static final int[] COLOURS = {BLUE, VERMILLION, 0x009E73, 0xCC79A7, 0xB8860B, 0x56B4E9, 0x4D4D4D};
    private static final double[][] DASHES = {{}, {7, 3}, {2, 2.5}, {9, 3, 2, 3}, {12, 4}, {5, 2, 1, 2, 1, 2}, {1, 1.5}
    };
    private static final Marker[] MARKERS = {Marker.CIRCLE, Marker.SQUARE, Marker.TRIANGLE, Marker.DIAMOND};

    private Palette() {}

    /** Colour of the n-th line, from 0. */
    public static int colour(int n) {
        return COLOURS[n % COLOURS.length];
    }

    /** Stroke of the n-th line. */
    public static Pen pen(int n) {
        return new Pen(colour(n), 2, DASHES[n % DASHES.length]);
    }

    /** Symbol of the n-th line. */
    public static Marker marker(int n) {
        return MARKERS[n % MARKERS.length];
    }

    /**
     * From blue over white to vermillion.
     *
     * @param position -1 to 1, farther is cut
     */
    public static int diverging(double position) {
        double p = Math.max(-1, Math.min(1, position));
        return mix(0xF7F7F7, p < 0 ? BLUE : VERMILLION, Math.abs(p));
    }

    private static int mix(int from, int to, double share) {
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 0xFF;
            int b = to >> shift & 0xFF;
            rgb |= (int) Math.round(a + share * (b - a)) << shift;
        }
        return rgb;
    }
}
