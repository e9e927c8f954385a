package org.deltarad.report.seg;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.deltarad.volume.Mask;

/** The frames of a SEG: of each segment its slices with a voxel inside, segment by segment, upwards. */
final class SegFrames {
    /**
     * A frame.
     *
     * @param part     index of the segment, from 0
     * @param slice    index of the slice, from 0
     * @param position index along the position dimension, from 1: the rank of its slice among those with any frame
     */
    record Frame(int part, int slice, int position) {}

    private final List<Mask> masks;
    private final List<Frame> frames = new ArrayList<>();
    private final TreeMap<Integer, Integer> positions = new TreeMap<>();

    /** @param masks of each segment, on one grid */
    SegFrames(List<Mask> masks) {
        this.masks = masks;
        List<List<Integer>> filled = masks.stream().map(SegFrames::filledSlices).toList();
        new TreeSet<>(filled.stream().flatMap(List::stream).toList())
                .forEach(k -> positions.put(k, positions.size() + 1));
        for (int part = 0; part < masks.size(); part++) {
            for (int k : filled.get(part)) {
                frames.add(new Frame(part, k, positions.get(k)));
            }
        }
    }

    private static List<Integer> filledSlices(Mask mask) {
        int area = mask.geometry().size().x() * mask.geometry().size().y();
        List<Integer> slices = new ArrayList<>();
        for (int k = 0; k < mask.geometry().size().z(); k++) {
            for (int n = k * area; n < (k + 1) * area; n++) {
                if (mask.inside()[n]) {
                    slices.add(k);
                    break;
                }
            }
        }
        return slices;
    }

    /** In stored order. */
    List<Frame> all() {
        return frames;
    }

    /** Slices with any frame, upwards. */
    List<Integer> slices() {
        return List.copyOf(positions.keySet());
    }

    /** Whether the segment has a frame. */
    boolean has(int part) {
        return frames.stream().anyMatch(f -> f.part() == part);
    }

    /** Whether a voxel is inside two segments. */
    boolean overlap() {
        for (int a = 0; a < masks.size(); a++) {
            for (int b = 0; b < a; b++) {
                boolean[] one = masks.get(a).inside();
                boolean[] other = masks.get(b).inside();
                for (int n = 0; n < one.length; n++) {
                    if (one[n] && other[n]) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /**
     * Pixel Data of one bit per pixel: least significant bit first, frames not padded (PS3.5 8.1.1), the whole padded to
     * words.
     */
    byte[] pack() {
        int area = masks.get(0).geometry().size().x()
                * masks.get(0).geometry().size().y();
        byte[] packed = new byte[Math.toIntExact(((long) frames.size() * area + 15) / 16 * 2)];
        long bit = 0;
        for (Frame frame : frames) {
            boolean[] inside = masks.get(frame.part()).inside();
            int start = frame.slice() * area;
            for (int n = start; n < start + area; n++, bit++) {
                if (inside[n]) {
                    packed[(int) (bit >>> 3)] |= (byte) (1 << (bit & 7));
                }
            }
        }
        return packed;
    }
}
