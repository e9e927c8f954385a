package org.deltarad.dicom.provider;

/** What the elements of one file may take of the heap, so that a hostile file ends in an error, not in its exhaustion. */
public final class MemoryBudget {
    /** Estimate for one of an element's values, without its characters. */
    public static final int PER_VALUE = 64;

    /** What a file may have unless said otherwise, in bytes. */
    public static final long QUARTER_OF_HEAP = Runtime.getRuntime().maxMemory() / 4;

    private final long total;
    private long left;

    /** @param total bytes */
    public MemoryBudget(long total) {
        this.total = total;
        this.left = total;
    }

    /** Whether so many bytes were left; they are taken. */
    public boolean take(long bytes) {
        left -= bytes;
        return left >= 0;
    }

    /** What to say when nothing is left. */
    public String exceeded() {
        return "the elements take more than the " + total
                + " bytes of memory that one file or message may have; give the program a larger heap if they are genuine";
    }
}
