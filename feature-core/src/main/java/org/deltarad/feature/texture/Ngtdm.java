package org.deltarad.feature.texture;

/** Neighbouring grey tone difference features (PyRadiomics {@code ngtdm}). */
public final class Ngtdm {
    /** Coarseness of a region in which no voxel differs from its neighbours. */
    private static final double FLAT_COARSENESS = 1e6;

    private final int[] greyLevels;
    private final double[] p;
    private final double[] s;
    private final int voxels;

    /** Voxels without a neighbour inside count with a difference of 0, as PyRadiomics has it. */
    public Ngtdm(PaddedRegion region, Neighbourhood neighbourhood) {
        this.greyLevels = region.greyLevels();
        this.voxels = region.voxels().length;
        this.p = new double[greyLevels.length];
        this.s = differences(region, region.steps(Offset.halfOf(neighbourhood, region.size())));
        int[] histogram = region.histogram();
        for (int r = 0; r < p.length; r++) {
            p[r] = (double) histogram[r] / voxels;
        }
    }

    /** Sums over the voxels of each level of the distance to the mean of their neighbours. */
    private static double[] differences(PaddedRegion region, int[] steps) {
        short[] ranks = region.ranks();
        int[] levels = region.levelOfRank(0);
        double[] differences = new double[region.greyLevels().length];
        for (int voxel : region.voxels()) {
            int sum = 0;
            int count = 0;
            for (int step : steps) {
                int rank = ranks[voxel + step];
                sum += levels[rank];
                count += rank > 0 ? 1 : 0;
            }
            if (count > 0) {
                int rank = ranks[voxel];
                differences[rank - 1] += Math.abs(levels[rank] - (double) sum / count);
            }
        }
        return differences;
    }

    /**
     * The value of a feature.
     *
     * @param feature PyRadiomics' name without prefix, such as {@code Coarseness}
     * @throws IllegalArgumentException for a name this class does not have
     */
    public double value(String feature) {
        return switch (feature) {
            case "Busyness" -> busyness();
            case "Coarseness" -> coarseness();
            case "Complexity" -> complexity();
            case "Contrast" -> contrast();
            case "Strength" -> strength();
            default -> throw new IllegalArgumentException("no NGTDM feature " + feature);
        };
    }

    @FunctionalInterface
    private interface PairTerm {
        double of(int a, int b);
    }

    private double overPairs(PairTerm term) {
        double sum = 0;
        for (int a = 0; a < p.length; a++) {
            for (int b = 0; b < p.length; b++) {
                sum += term.of(a, b);
            }
        }
        return sum;
    }

    private double weightedDifference() {
        double sum = 0;
        for (int r = 0; r < p.length; r++) {
            sum += p[r] * s[r];
        }
        return sum;
    }

    private double totalDifference() {
        double sum = 0;
        for (double v : s) {
            sum += v;
        }
        return sum;
    }

    private double levelDistance(int a, int b) {
        return Math.abs((double) greyLevels[a] - greyLevels[b]);
    }

    private double coarseness() {
        double difference = weightedDifference();
        return difference == 0 ? FLAT_COARSENESS : 1 / difference;
    }

    private double contrast() {
        double levelPairs = (double) p.length * (p.length - 1);
        if (levelPairs == 0) {
            return 0;
        }
        double spread = overPairs((a, b) -> p[a] * p[b] * levelDistance(a, b) * levelDistance(a, b));
        return spread * totalDifference() / voxels / levelPairs;
    }

    private double busyness() {
        double change = overPairs((a, b) -> Math.abs(greyLevels[a] * p[a] - greyLevels[b] * p[b]));
        return change == 0 ? 0 : weightedDifference() / change;
    }

    private double complexity() {
        return overPairs((a, b) -> levelDistance(a, b) * (p[a] * s[a] + p[b] * s[b]) / (p[a] + p[b])) / voxels;
    }

    private double strength() {
        double total = totalDifference();
        return total == 0 ? 0 : overPairs((a, b) -> (p[a] + p[b]) * levelDistance(a, b) * levelDistance(a, b)) / total;
    }
}
