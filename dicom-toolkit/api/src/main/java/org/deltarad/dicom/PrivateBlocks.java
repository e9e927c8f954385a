package org.deltarad.dicom;

import java.util.NavigableMap;
import java.util.Optional;

/** Blocks of private elements and their creators (PS3.5 7.8.1). */
final class PrivateBlocks {
    private static final int FIRST = 0x10;
    private static final int LAST = 0xff;

    private PrivateBlocks() {}

    /** The block that a creator has reserved in a group. */
    static Optional<Integer> find(NavigableMap<Integer, Element> elements, int group, String creator) {
        requirePrivate(group);
        for (int block = FIRST; block <= LAST; block++) {
            if (elements.get(group << 16 | block) instanceof Element.Text t
                    && t.values().size() == 1
                    && t.values().get(0).equals(creator)) {
                return Optional.of(block);
            }
        }
        return Optional.empty();
    }

    /** The first block of a group that nobody has reserved. */
    static int free(NavigableMap<Integer, Element> elements, int group) {
        for (int block = FIRST; block <= LAST; block++) {
            if (!elements.containsKey(group << 16 | block)) {
                return block;
            }
        }
        throw new IllegalArgumentException(String.format("all blocks of group %04x are reserved", group));
    }

    static int tag(int group, int block, int element) {
        if (element < 0 || element > 0xff) {
            throw new IllegalArgumentException("a private element in its block is 0 to 0xff, was " + element);
        }
        return group << 16 | block << 8 | element;
    }

    private static void requirePrivate(int group) {
        if (group % 2 == 0 || group < 9 || group >= 0xffff) {
            throw new IllegalArgumentException(String.format("group %04x is not private", group));
        }
    }
}
