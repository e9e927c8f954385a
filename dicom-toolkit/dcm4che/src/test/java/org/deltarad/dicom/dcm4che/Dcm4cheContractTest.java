package org.deltarad.dicom.dcm4che;

import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.contract.ToolkitContract;

class Dcm4cheContractTest extends ToolkitContract {
    private final DicomToolkit toolkit = new Dcm4cheToolkit();

    @Override
    protected DicomToolkit toolkit() {
        return toolkit;
    }
}
