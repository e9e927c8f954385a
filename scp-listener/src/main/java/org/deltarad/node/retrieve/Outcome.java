package org.deltarad.node.retrieve;

/** What came of asking an archive for a baseline. */
sealed interface Outcome {
    /** In words. */
    String what();

    /**
     * It is here now, images and mask.
     *
     * @param maskSopInstanceUid of its mask
     */
    record Fetched(String maskSopInstanceUid, String what) implements Outcome {}

    /** The archive has none that can be used, for the reason given. */
    record None(String what) implements Outcome {}
}
