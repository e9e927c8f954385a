package org.deltarad.testdata;

import java.util.ArrayList;
import java.util.List;

/**
 * A pelvis as smooth shapes, painted one over the other: body, wall muscles, bones, bladder, uterus, rectum, vessels,
 * bowel. Coordinates are the body's: LPS axes, mm, origin in the middle of the pelvis. The proportions are a schematic of
 * no person's.
 */
final class PelvisAnatomy {
    static final double BODY_HALF_WIDTH = 172;
    static final double BODY_HALF_DEPTH = 102;

    private PelvisAnatomy() {}

    /** The shapes inside the body outline, later ones in front. */
    static List<Blob> shapes(double bladderFilling, Tumour tumour) {
        List<Blob> shapes = new ArrayList<>();
        wall(shapes);
        bones(shapes);
        cavity(shapes);
        vessels(shapes);
        rectum(shapes);
        bowel(shapes);
        uterus(shapes, tumour);
        bladder(shapes, bladderFilling);
        return List.copyOf(shapes);
    }

    /** Approximate distance from the skin, mm; negative inside. */
    static double bodyDistance(double x, double y, double z) {
        double u = x / (BODY_HALF_WIDTH - 0.08 * z);
        double v = y / BODY_HALF_DEPTH;
        double uu = u * u;
        double vv = v * v;
        double round = Math.sqrt(uu + vv);
        double square = Math.sqrt(Math.sqrt(uu * uu + vv * vv));
        return (0.45 * round + 0.55 * square - 1) * BODY_HALF_DEPTH;
    }

    private static void wall(List<Blob> s) {
        both(s, Blob.of(Tissue.MUSCLE, 27, -70, 20, 27, 6.5, 110).turned(6));
        both(s, Blob.of(Tissue.MUSCLE, 80, -52, 30, 30, 9, 100).turned(35));
        both(s, Blob.of(Tissue.MUSCLE, 70, 67, -5, 58, 16, 110).turned(-31));
        both(s, Blob.of(Tissue.MUSCLE, 116, 38, 0, 40, 12, 100).turned(-62));
        both(s, Blob.of(Tissue.MUSCLE, 122, -24, -10, 18, 38, 120).turned(-18));
        both(s, Blob.of(Tissue.MUSCLE, 84, -44, 20, 17, 15, 100));
        both(s, Blob.of(Tissue.MUSCLE, 60, 42, 10, 40, 7, 34).turned(-14));
    }

    private static void bones(List<Blob> s) {
        Blob acetabulum = Blob.of(Tissue.CORTICAL_BONE, 84, 8, -8, 17, 36, 62).turned(-14);
        Blob ilium = Blob.of(Tissue.CORTICAL_BONE, 90, 14, 60, 11, 48, 50).turned(-22);
        both(s, acetabulum);
        both(s, ilium);
        both(s, acetabulum.within(Tissue.MARROW, 2.6));
        both(s, ilium.within(Tissue.MARROW, 2.4));
        Blob femoralHead = Blob.of(Tissue.CORTICAL_BONE, 99, -3, -30, 25, 25, 25);
        both(s, femoralHead);
        both(s, femoralHead.within(Tissue.MARROW, 2));
        Blob pubis = Blob.of(Tissue.CORTICAL_BONE, 24, -58, -62, 24, 8.5, 17).turned(18);
        both(s, pubis);
        both(s, pubis.within(Tissue.MARROW, 2));
        s.add(Blob.of(Tissue.DISC, 0, -62, -62, 3.5, 9, 17));
        Blob sacrum = Blob.of(Tissue.CORTICAL_BONE, 0, 72, 22, 42, 13, 62).leaning(0.22);
        s.add(sacrum);
        s.add(sacrum.within(Tissue.MARROW, 2.2));
        both(s, Blob.of(Tissue.BOWEL_WALL, 15, 72, 30, 3.6, 3.2, 40).leaning(0.22));
        both(s, Blob.of(Tissue.MUSCLE, 63, 10, -14, 8, 35, 48).turned(-10));
        both(s, Blob.of(Tissue.MUSCLE, 30, 38, -48, 5, 34, 24).turned(-22));
    }

    private static void cavity(List<Blob> s) {
        s.add(Blob.of(Tissue.CAVITY_FAT, 0, 4, 8, 55, 58, 95));
    }

    private static void vessels(List<Blob> s) {
        both(s, Blob.of(Tissue.FLOW_VOID, 56, -36, 0, 4.4, 4.6, 110).leaning(0.18));
        both(s, Blob.of(Tissue.VEIN, 60, -26, 0, 5.6, 5, 110).leaning(0.2));
        both(s, Blob.of(Tissue.VEIN, 43, 22, -4, 3, 4.4, 36).turned(25));
        both(s, Blob.of(Tissue.FLOW_VOID, 47, 30, 6, 2.1, 2.3, 40).leaning(0.3));
        both(s, Blob.of(Tissue.VEIN, 36, 14, 10, 2.4, 3.6, 22).turned(-30).leaning(-0.2));
        both(s, Blob.of(Tissue.VEIN, 39, 2, -8, 2.2, 3.2, 18).turned(40));
    }

    private static void rectum(List<Blob> s) {
        Blob rectum = Blob.of(Tissue.BOWEL_WALL, 5, 48, -12, 16, 13, 80).leaning(0.1);
        s.add(rectum);
        s.add(rectum.within(Tissue.BOWEL_CONTENT, 3.4));
        s.add(Blob.of(Tissue.GAS, 7, 43, -4, 7, 4.5, 42).leaning(0.1));
    }

    private static void bowel(List<Blob> s) {
        double[][] loops = {
            {-34, -20, 48, 15, 12, 20, 25}, {-6, -28, 60, 17, 12, 24, -15}, {26, -24, 50, 15, 13, 20, 40},
            {-38, 12, 56, 11, 15, 22, 10}, {36, 8, 60, 12, 14, 24, -30}, {8, -2, 74, 20, 12, 18, 10}
        };
        for (double[] l : loops) {
            Blob loop = Blob.of(Tissue.BOWEL_WALL, l[0], l[1], l[2], l[3], l[4], l[5])
                    .turned(l[6]);
            s.add(loop);
            s.add(loop.within(Tissue.BOWEL_CONTENT, 2.6));
        }
        Blob sigmoid = Blob.of(Tissue.BOWEL_WALL, -30, 36, 30, 14, 11, 26).turned(30);
        s.add(sigmoid);
        s.add(sigmoid.within(Tissue.GAS, 3.2));
    }

    /** Corpus above, cervix around the tumour, its stroma a dark rim. */
    private static void uterus(List<Blob> s, Tumour tumour) {
        Blob corpus = Blob.of(Tissue.MYOMETRIUM, 2, -2, 40, 29, 22, 32).leaning(-0.35);
        s.add(corpus);
        s.add(Blob.of(Tissue.STROMA, 2, -2, 38, 12, 7.5, 26).leaning(-0.35));
        s.add(Blob.of(Tissue.ENDOMETRIUM, 2, -2, 40, 9, 3.8, 22).leaning(-0.35));
        double half = tumour.meanSemiAxis();
        double cx = tumour.centre().x();
        double cy = tumour.centre().y();
        double cz = tumour.centre().z();
        s.add(Blob.of(
                Tissue.MYOMETRIUM,
                cx,
                cy,
                cz,
                Math.max(21, half * 0.98),
                Math.max(18, half * 0.92),
                Math.max(26, half * 1.05)));
        s.add(Blob.of(
                Tissue.STROMA, cx, cy, cz, Math.max(17, half * 0.9), Math.max(14, half * 0.85), Math.max(24, half)));
        s.add(Blob.of(Tissue.ENDOMETRIUM, cx, cy, cz, 4, 2.5, 26));
        s.add(Blob.of(Tissue.BOWEL_WALL, cx, cy + 6, -52, 17, 5.5, 28).leaning(-0.15));
        both(s, Blob.of(Tissue.BOWEL_WALL, 42, -6, 30, 9, 12, 13).turned(20));
    }

    private static void bladder(List<Blob> s, double filling) {
        Blob wall = Blob.of(Tissue.BLADDER_WALL, -2, -44, -12, 34 * filling + 3, 18 * filling + 3, 32 * filling + 3);
        s.add(wall);
        s.add(wall.within(Tissue.URINE, 3));
    }

    private static void both(List<Blob> s, Blob left) {
        s.add(left);
        s.add(left.mirrored());
    }
}
