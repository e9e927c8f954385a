package org.deltarad.node.imaging.series;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.VR;

/** Adds the attributes of an item to a data set, as far as they are not there; private blocks move where theirs is taken. */
final class AddedAttributes {
    private static final int FIRST_BLOCK = 0x10;
    private static final int LAST_BLOCK = 0xff;

    private AddedAttributes() {}

    static void add(Dataset item, Dataset.Builder to) {
        Map<Integer, Integer> blocks = new HashMap<>();
        for (var e : item.elements().entrySet()) {
            int tag = e.getKey();
            if ((tag >>> 16) % 2 == 0) {
                addAbsent(tag, e.getValue(), to);
            } else if ((tag & 0xffff) > LAST_BLOCK) {
                // a private element counts only with its creator (PS3.5 7.8.1)
                int slot = (tag & 0xffff0000) | ((tag >>> 8) & 0xff);
                Integer block = blocks.computeIfAbsent(slot, s -> block(item, s, to));
                if (block >= 0) {
                    addAbsent((tag & 0xffff00ff) | (block << 8), e.getValue(), to);
                }
            }
        }
    }

    private static void addAbsent(int tag, Element element, Dataset.Builder to) {
        if (!to.has(tag)) {
            to.put(tag, element);
        }
    }

    /** The block for the creator of a slot (gggg,0010-00ff), -1 when there is none. */
    private static int block(Dataset item, int slot, Dataset.Builder to) {
        String creator = item.string(slot).orElse("");
        if (creator.isEmpty()) {
            return -1;
        }
        Dataset there = to.build();
        int group = slot & 0xffff0000;
        for (int block = FIRST_BLOCK; block <= LAST_BLOCK; block++) {
            if (there.string(group | block).filter(creator::equals).isPresent()) {
                return block;
            }
        }
        int free = slot & 0xff;
        for (int block = FIRST_BLOCK; there.get(group | free).isPresent() && block <= LAST_BLOCK; block++) {
            free = block;
        }
        if (there.get(group | free).isPresent()) {
            return -1;
        }
        to.put(group | free, new Element.Text(VR.LO, List.of(creator)));
        return free;
    }
}
