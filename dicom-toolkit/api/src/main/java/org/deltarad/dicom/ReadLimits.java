package org.deltarad.dicom;

/**
 * What a reader takes before it refuses with {@link MalformedDicomException}: hostile input costs no more than this.
 *
 * @param maxDepth         nesting of sequences, 1 to 512 for readers descend by recursion
 * @param maxElementLength bytes of one element, bulk data included
 * @param maxTotalLength   bytes of the whole file or stream after inflation
 */
public record ReadLimits(int maxDepth, long maxElementLength, long maxTotalLength) {
    public static final ReadLimits STANDARD = new ReadLimits(64, 4L << 30, 16L << 30);

    private static final int DEEPEST = 512;

    public ReadLimits {
        if (maxDepth > DEEPEST) {
            throw new IllegalArgumentException("sequences may nest " + DEEPEST + " deep, not " + maxDepth);
        }
        if (maxDepth < 1 || maxElementLength < 1 || maxTotalLength < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
