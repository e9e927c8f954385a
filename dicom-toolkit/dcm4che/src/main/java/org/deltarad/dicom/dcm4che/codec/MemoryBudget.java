package org.deltarad.dicom.dcm4che.codec;

/** What the elements of one file may take of the heap, so that a hostile file ends in an error, not in its exhaustion. */
final class MemoryBudget {
    /** Estimate for an element or item without its value, in both forms that it takes here. */
    static final int PER_ELEMENT = 300;

    /** Estimate for one of an element's values, without its characters. */
    static final int PER_VALUE = 64;

    /** What a file may have, in bytes. */
    static final long QUARTER_OF_HEAP = Runtime.getRuntime().maxMemory() / 4;

    private final long total;
    private long left;

    MemoryBudget(long total) {
        this.total = total;
        this.left = total;
    }

    void take(long bytes) throws MalformedStreamException {
        left -= bytes;
        if (left < 0) {
            throw new MalformedStreamException("its elements take more than the " + total
                    + " bytes of memory that one file may have; give the program a larger heap if the file is genuine");
        }
    }
}
