package org.deltarad.dicom.contract;

import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.pixelmed.PixelmedToolkit;

/** Of this provider alone, as dcm4che's does not keep it yet. */
class PixelmedTlsTimeoutTest extends TlsTimeoutContract {
    private final DicomToolkit toolkit = new PixelmedToolkit();

    @Override
    DicomToolkit toolkit() {
        return toolkit;
    }
}
