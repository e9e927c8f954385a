package org.deltarad.dicom.dcm4che;

import static org.assertj.core.api.Assertions.assertThat;

import org.deltarad.dicom.DicomToolkit;
import org.junit.jupiter.api.Test;

class Dcm4cheToolkitTest {
    @Test
    void isFoundByItsNameAndIsTheStandardWhereItIsTheOnlyOne() {
        assertThat(DicomToolkit.named("dcm4che")).isInstanceOf(Dcm4cheToolkit.class);
        assertThat(DicomToolkit.standard()).isInstanceOf(Dcm4cheToolkit.class);
    }
}
