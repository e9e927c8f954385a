package org.deltarad.dicom.pixelmed.codec;

/** What the elements of one file may take of the heap, so that a hostile file ends in an error, not in its exhaustion. */
final class MemoryBudget {
    /** Estimate for an element or item without its value. */
    static final int PER_ELEMENT = 200;

    /** Estimate for one of an element's values, without its characters. */
    static final int PER_VALUE = 64;

    /** What a file may have unless said otherwise, in bytes. */
    static final long QUARTER_OF_HEAP = Runtime.getRuntime().maxMemory() / 4;

    private final long total;
    private long left;

    MemoryBudget(long total) {
        this.total = total;
        this.left = total;
    }

    /** Whether so many bytes were left; they are taken. */
    boolean take(long bytes) {
        left -= bytes;
        return left >= 0;
    }

    /** What to say when nothing is left. */
    String exceeded() {
        return "the elements take more than the " + total
                + " bytes of memory that one file or message may have; give the program a larger heap if they are genuine";
    }
}
