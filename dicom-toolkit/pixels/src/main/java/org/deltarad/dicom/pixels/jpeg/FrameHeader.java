package org.deltarad.dicom.pixels.jpeg;

import java.util.List;

/**
 * The frame header (T.81 B.2.2).
 *
 * @param lossless  SOF3; else a sequential DCT, SOF0 or SOF1
 * @param precision bits per sample
 */
record FrameHeader(boolean lossless, int precision, int columns, int rows, List<Component> components) {
    /**
     * A component.
     *
     * @param index        in the order of the frame header
     * @param id           component identifier
     * @param h            horizontal sampling factor, 1 to 4
     * @param v            vertical sampling factor, 1 to 4
     * @param quantisation number of its quantisation table, 0 to 3
     */
    record Component(int index, int id, int h, int v, int quantisation) {}

    int maxH() {
        return components.stream().mapToInt(Component::h).max().orElseThrow();
    }

    int maxV() {
        return components.stream().mapToInt(Component::v).max().orElseThrow();
    }
}
