package org.deltarad.report.seg;

import java.nio.ByteBuffer;
import java.util.List;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;

/**
 * Decodes a binary SEG by the words of PS3.5 8.1.1 and PS3.3 C.7.6.16, one pixel at a time, without anything of the
 * writer. Frames are placed by the position that they state, not by their order or source reference.
 */
final class SegDecoder {
    private SegDecoder() {}

    static boolean[] decode(Dataset seg, int segment, List<Dataset> slices) throws AttributeException {
        int rows = seg.requireInt(Tag.Rows);
        int columns = seg.requireInt(Tag.Columns);
        boolean[] inside = new boolean[rows * columns * slices.size()];
        byte[] bytes = bytes(seg);
        List<Dataset> frames = seg.items(Tag.PerFrameFunctionalGroupsSequence);
        for (int f = 0; f < frames.size(); f++) {
            if (frames.get(f).requireItem(Tag.SegmentIdentificationSequence).requireInt(Tag.ReferencedSegmentNumber)
                    != segment) {
                continue;
            }
            int k = sliceAt(frames.get(f), slices);
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    int bit = f * rows * columns + r * columns + c;
                    boolean set = (Byte.toUnsignedInt(bytes[bit / 8]) / (1 << bit % 8)) % 2 == 1;
                    inside[k * rows * columns + r * columns + c] = set;
                }
            }
        }
        return inside;
    }

    static byte[] bytes(Dataset seg) {
        ByteBuffer b =
                ((Element.Bulk) seg.get(Tag.PixelData).orElseThrow()).data().bytes();
        byte[] bytes = new byte[b.remaining()];
        b.get(bytes);
        return bytes;
    }

    private static int sliceAt(Dataset frame, List<Dataset> slices) throws AttributeException {
        double[] p = frame.requireItem(Tag.PlanePositionSequence).requireDoubles(Tag.ImagePositionPatient, 3);
        for (int k = 0; k < slices.size(); k++) {
            double[] q = slices.get(k).requireDoubles(Tag.ImagePositionPatient, 3);
            if (Math.abs(p[0] - q[0]) + Math.abs(p[1] - q[1]) + Math.abs(p[2] - q[2]) < 1e-9) {
                return k;
            }
        }
        throw new AssertionError("no slice at the frame's position");
    }
}
