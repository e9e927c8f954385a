package org.deltarad.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.deltarad.testing.SharedReferences;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;
import org.deltarad.volume.io.ImageFile;
import org.junit.jupiter.api.Test;

class DigitalPhantomTest {
    /** IBSI 3.3: mean 2.15, variance 3.05, 74 voxels; IBSI 3.1: approximate volume 592 mm3. */
    @Test
    void hasTheReferenceStatistics() {
        Volume v = DigitalPhantom.volume();
        Mask m = DigitalPhantom.mask();
        double sum = 0;
        double squares = 0;
        for (int n = 0; n < v.values().length; n++) {
            if (m.inside()[n]) {
                sum += v.values()[n];
                squares += v.values()[n] * v.values()[n];
            }
        }
        double mean = sum / m.count();
        assertThat(m.count()).isEqualTo(74);
        assertThat(m.count() * v.geometry().voxelVolume()).isEqualTo(592);
        assertThat(mean).as("printed to three digits").isCloseTo(2.15, within(0.005));
        assertThat(squares / m.count() - mean * mean).isCloseTo(3.05, within(0.005));
    }

    @Test
    void isThePublishedPhantom() throws Exception {
        Path folder = SharedReferences.require("ibsi/digital_phantom/nifti");
        assertThat(DigitalPhantom.volume().values())
                .isEqualTo(ImageFile.read(folder.resolve("image/phantom.nii.gz"))
                        .volume()
                        .values());
        assertThat(DigitalPhantom.mask().inside())
                .isEqualTo(ImageFile.read(folder.resolve("mask/mask.nii.gz"))
                        .mask(1)
                        .inside());
    }
}
