package org.deltarad.dicom;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Of a build without any toolkit, as this module's is. */
class DicomToolkitTest {
    @Test
    void aToolkitThatIsAbsentNamesTheProfileThatBringsIt() {
        assertThatThrownBy(() -> DicomToolkit.named("dcm4che"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-Pdcm4che")
                .hasMessageContaining("dicom.toolkit");
        assertThatThrownBy(DicomToolkit::standard)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-Ppixelmed or -Pdcm4che");
    }
}
