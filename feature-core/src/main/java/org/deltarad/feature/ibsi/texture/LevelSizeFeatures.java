package org.deltarad.feature.ibsi.texture;

import java.util.Arrays;
import java.util.List;

/**
 * The features that GLRLM, GLSZM, GLDZM and NGLDM share (IBSI 3.7 to 3.9 and 3.11): of grey levels i, and of sizes j,
 * which are run lengths, numbers of voxels, distances or dependence counts.
 */
final class LevelSizeFeatures {
    /** Tags in the order of {@link #of}, without family and aggregation. */
    static final List<String> RUNS = List.of(
            "sre",
            "lre",
            "lgre",
            "hgre",
            "srlge",
            "srhge",
            "lrlge",
            "lrhge",
            "glnu",
            "glnu_norm",
            "rlnu",
            "rlnu_norm",
            "r_perc",
            "gl_var",
            "rl_var",
            "rl_entr");

    static final List<String> SIZE_ZONES = List.of(
            "sze",
            "lze",
            "lgze",
            "hgze",
            "szlge",
            "szhge",
            "lzlge",
            "lzhge",
            "glnu",
            "glnu_norm",
            "zsnu",
            "zsnu_norm",
            "z_perc",
            "gl_var",
            "zs_var",
            "zs_entr");
    static final List<String> DISTANCE_ZONES = List.of(
            "sde",
            "lde",
            "lgze",
            "hgze",
            "sdlge",
            "sdhge",
            "ldlge",
            "ldhge",
            "glnu",
            "glnu_norm",
            "zdnu",
            "zdnu_norm",
            "z_perc",
            "gl_var",
            "zd_var",
            "zd_entr");
    static final List<String> DEPENDENCES = List.of(
            "lde",
            "hde",
            "lgce",
            "hgce",
            "ldlge",
            "ldhge",
            "hdlge",
            "hdhge",
            "glnu",
            "glnu_norm",
            "dcnu",
            "dcnu_norm",
            "dc_perc",
            "gl_var",
            "dc_var",
            "dc_entr",
            "dc_energy");

    private static final int COUNT = DEPENDENCES.size();
    private static final double LN_2 = Math.log(2);

    private final double[] sums = new double[COUNT];
    private double level;
    private double size;
    private double levelSquares;
    private double sizeSquares;
    private double total;

    private LevelSizeFeatures() {}

    /**
     * The features of a matrix, in the order of the tags; all NaN for an empty one.
     *
     * @param voxels number of voxels that the matrix is made of, for a merged one their sum
     */
    static double[] of(CellCounts matrix, double voxels) {
        LevelSizeFeatures features = new LevelSizeFeatures();
        matrix.forEach((i, j, n) -> features.total += n);
        matrix.forEach(features::add);
        return features.values(matrix, voxels);
    }

    private void add(int i, int j, long n) {
        double p = n / total;
        double i2 = (double) i * i;
        double j2 = (double) j * j;
        sums[0] += p / j2;
        sums[1] += p * j2;
        sums[2] += p / i2;
        sums[3] += p * i2;
        sums[4] += p / (i2 * j2);
        sums[5] += p * i2 / j2;
        sums[6] += p * j2 / i2;
        sums[7] += p * i2 * j2;
        sums[15] -= p * Math.log(p) / LN_2;
        sums[16] += p * p;
        level += p * i;
        size += p * j;
    }

    private double[] values(CellCounts matrix, double voxels) {
        if (total == 0) {
            double[] none = new double[COUNT];
            Arrays.fill(none, Double.NaN);
            return none;
        }
        CellCounts levels = new CellCounts();
        CellCounts sizes = new CellCounts();
        matrix.forEach((i, j, n) -> {
            levels.add(i, 1, n);
            sizes.add(j, 1, n);
        });
        levels.forEach((i, one, n) -> {
            sums[8] += n * ((double) n / total);
            levelSquares += n / total * (i - level) * (i - level);
        });
        sizes.forEach((j, one, n) -> {
            sums[10] += n * ((double) n / total);
            sizeSquares += n / total * (j - size) * (j - size);
        });
        sums[9] = sums[8] / total;
        sums[11] = sums[10] / total;
        sums[12] = total / voxels;
        sums[13] = levelSquares;
        sums[14] = sizeSquares;
        return sums;
    }
}
