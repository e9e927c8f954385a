package org.deltarad.node.receive;

import java.util.function.LongSupplier;

/**
 * Disk space that stays free.
 *
 * @param free  bytes free now
 * @param floor bytes below which nothing is taken
 */
record DiskFloor(LongSupplier free, long floor) {
    /** Bytes above the floor. */
    long room() {
        return free.getAsLong() - floor;
    }

    /**
     * Asked before an instance is taken, and again while it comes.
     *
     * @throws RefusedException out of resources, when there is less
     */
    void require() throws RefusedException {
        long now = free.getAsLong();
        if (now < floor) {
            throw RefusedException.outOfResources(
                    "disk space is low: " + (now >> 20) + " of " + (floor >> 20) + " MB", null);
        }
    }
}
