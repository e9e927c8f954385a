package org.deltarad.dicom.pixels.codestream;

/**
 * What a data set says of each of its frames (PS3.3 C.7.6.3).
 *
 * @param columns         pixels of a row
 * @param rows            pixels of a column
 * @param samplesPerPixel 1 or 3
 * @param bitsAllocated   1, 8, 16 or 32
 */
public record FrameShape(int columns, int rows, int samplesPerPixel, int bitsAllocated) {
    /** Samples of a frame. */
    public int samples() {
        return columns * rows * samplesPerPixel;
    }

    /**
     * Compares with what a codestream's header says.
     *
     * @throws CodestreamException when it is another image
     */
    public void require(long codedColumns, long codedRows, int components, int precision) throws CodestreamException {
        if (codedColumns != columns || codedRows != rows || components != samplesPerPixel) {
            throw new CodestreamException("the codestream is " + codedColumns + " x " + codedRows + " pixels of "
                    + components + " component(s), Columns, Rows and Samples per Pixel say " + columns + " x " + rows
                    + " of " + samplesPerPixel);
        }
        if (precision < 1 || precision > bitsAllocated) {
            throw new CodestreamException(
                    "the codestream has " + precision + " bits per sample, Bits Allocated is " + bitsAllocated);
        }
    }
}
