package org.deltarad.dicom.pixels.jpeg;

import org.deltarad.dicom.pixels.codestream.CodestreamException;

/** An image that is decoded scan by scan. */
interface JpegImage {
    /** Decodes a scan; gives where its entropy-coded data end. */
    int decode(ScanHeader scan) throws CodestreamException;

    /** The samples of a pixel together, x fastest. */
    int[] samples();
}
