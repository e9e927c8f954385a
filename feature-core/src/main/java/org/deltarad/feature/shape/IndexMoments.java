package org.deltarad.feature.shape;

import java.math.BigInteger;
import org.deltarad.volume.GridSize;

/** Number of voxels inside, and sums of their indices and of the products of these, in whole numbers. */
public final class IndexMoments {
    private final long[] sums = new long[3];
    private final long[][] products = new long[3][3];
    private long voxels;

    /** @param inside {@code size.voxels()} flags, x fastest */
    public IndexMoments(boolean[] inside, GridSize size) {
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                addRow(inside, size.index(0, j, k), size.x(), j, k);
            }
        }
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < a; b++) {
                products[b][a] = products[a][b];
            }
        }
    }

    private void addRow(boolean[] inside, int from, int length, long j, long k) {
        long count = 0;
        long sum = 0;
        long squares = 0;
        for (int i = 0; i < length; i++) {
            if (inside[from + i]) {
                count++;
                sum += i;
                squares += (long) i * i;
            }
        }
        voxels += count;
        sums[0] += sum;
        sums[1] += count * j;
        sums[2] += count * k;
        products[0][0] += squares;
        products[1][0] += sum * j;
        products[1][1] += count * j * j;
        products[2][0] += sum * k;
        products[2][1] += count * j * k;
        products[2][2] += count * k * k;
    }

    /** Number of voxels inside. */
    public long voxels() {
        return voxels;
    }

    /** Covariance of the voxel centres (over all voxels, not one less), mm2; axes in the order of the spacing given. */
    public double[][] covariance(double... spacing) {
        double[][] covariance = new double[spacing.length][spacing.length];
        for (int a = 0; a < spacing.length; a++) {
            for (int b = 0; b < spacing.length; b++) {
                double scatter = difference(voxels, products[a][b], sums[a], sums[b]);
                covariance[a][b] = scatter / voxels / voxels * spacing[a] * spacing[b];
            }
        }
        return covariance;
    }

    /** {@code a * b - c * d}, rounded once: 0 across a plane and along a line of voxels. */
    private static double difference(long a, long b, long c, long d) {
        return BigInteger.valueOf(a)
                .multiply(BigInteger.valueOf(b))
                .subtract(BigInteger.valueOf(c).multiply(BigInteger.valueOf(d)))
                .doubleValue();
    }
}
