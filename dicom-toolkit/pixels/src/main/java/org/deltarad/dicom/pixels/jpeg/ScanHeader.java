package org.deltarad.dicom.pixels.jpeg;

import java.util.List;

/**
 * The scan header (T.81 B.2.3) with the tables that are defined at its place.
 *
 * @param start          first byte of its entropy-coded data
 * @param selection      start of spectral selection; of a lossless scan the predictor, 1 to 7
 * @param pointTransform low bits left out of a lossless scan
 * @param restart        restart interval in MCUs, 0 for none
 */
record ScanHeader(int start, List<Part> parts, int selection, int pointTransform, int restart) {
    /**
     * A component of the scan.
     *
     * @param dc the table of DC or lossless differences
     * @param ac the table of AC coefficients, null in a lossless scan
     */
    record Part(FrameHeader.Component component, HuffmanTable dc, HuffmanTable ac) {}
}
