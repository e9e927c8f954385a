package org.deltarad.dicom.pixelmed;

import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.contract.ToolkitContract;

/** PixelMed's provider keeps the contract. */
class PixelmedContractTest extends ToolkitContract {
    private final DicomToolkit toolkit = new PixelmedToolkit();

    @Override
    protected DicomToolkit toolkit() {
        return toolkit;
    }
}
