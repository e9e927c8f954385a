package org.deltarad.feature;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What PyRadiomics makes of kernels in which a direction has no pair of voxels, while another kernel of the same batch has
 * one there: see {@link VoxelExtractor}.
 */
final class PairRule {
    private final Map<Integer, BitSet> filled = new ConcurrentHashMap<>();

    /** @param directions those in which kernel n has a pair */
    void add(int n, BitSet directions) {
        filled.put(n, directions);
    }

    /**
     * Changes values of the two features concerned, where they are among the names.
     *
     * @return whether any kernel lacks a direction that another of its batch has
     */
    boolean apply(List<String> names, double[][] values, int batch, double initValue) {
        int average = names.indexOf("glcm_JointAverage");
        int correlation = names.indexOf("glcm_MCC");
        if (filled.isEmpty() || (average < 0 && correlation < 0)) {
            return false;
        }
        boolean changed = false;
        int kernels = values[0].length;
        for (int from = 0; from < kernels; from += batch) {
            int end = Math.min(kernels, from + batch);
            BitSet any = new BitSet();
            for (int n = from; n < end; n++) {
                any.or(filled.get(n));
            }
            boolean lacking = false;
            for (int n = from; n < end; n++) {
                if (!filled.get(n).equals(any)) {
                    lacking = true;
                    if (average >= 0) {
                        values[average][n] = Double.NaN;
                    }
                }
            }
            if (lacking && correlation >= 0) {
                Arrays.fill(values[correlation], from, end, initValue);
            }
            changed |= lacking;
        }
        return changed;
    }
}
