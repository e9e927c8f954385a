package org.deltarad.node.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deltarad.dicom.Tag;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.Slices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcquisitionReaderTest {
    @Test
    void numbersOfTheHeaderAndDerivedOnes() throws Exception {
        ImageSeries s = Slices.axial(8, 6, 3, 0.5, 0.5, 4.4)
                .changeAll(b -> b.numbers(Tag.RepetitionTime, 4000)
                        .numbers(Tag.EchoTime, 101.5)
                        .numbers(Tag.SliceThickness, 4)
                        .numbers(Tag.MagneticFieldStrength, 1.5)
                        .text(Tag.InPlanePhaseEncodingDirection, "ROW")
                        .text(Tag.Manufacturer, "SIEMENS Healthineers"))
                .read();
        Acquisition a = new AcquisitionReader().read(s);
        assertThat(a.numeric())
                .containsEntry("RepetitionTime", 4000.0)
                .containsEntry("EchoTime", 101.5)
                .containsEntry("SliceThickness", 4.0)
                .containsEntry("MagneticFieldStrength", 1.5)
                .containsEntry("Anisotropy", 8.0)
                .containsEntry("VoxelVolume", 1.0)
                .containsEntry("FieldOfView", 4.0)
                .hasSize(7);
        assertThat(a.categorical())
                .containsEntry("Manufacturer", "SIEMENS")
                .containsEntry("InPlanePhaseEncodingDirection", "ROW")
                .hasSize(2);
    }

    @Test
    void pixelsThatAreNotSquareHaveTheRootOfTheirAreaAsLength() throws Exception {
        ImageSeries s = Slices.axial(4, 6, 3, 1, 4, 4)
                .changeAll(b -> b.numbers(Tag.SliceThickness, 4))
                .read();
        Acquisition a = new AcquisitionReader().read(s);
        assertThat(a.numeric().get("Anisotropy")).isCloseTo(2, within(1e-12));
        assertThat(a.numeric()).containsEntry("VoxelVolume", 16.0).containsEntry("FieldOfView", 16.0);
    }

    @Test
    void whatIsAbsentOrVariesIsAbsent() throws Exception {
        ImageSeries s = Slices.axial(4, 4, 3, 1, 1, 4)
                .changeAll(b -> b.numbers(Tag.EchoTime, 100).text(Tag.Manufacturer, ""))
                .change(1, b -> b.numbers(Tag.EchoTime, 20))
                .read();
        Acquisition a = new AcquisitionReader().read(s);
        assertThat(a.numeric()).containsOnlyKeys("FieldOfView");
        assertThat(a.categorical()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SIEMENS Healthineers, SIEMENS",
        "Siemens, SIEMENS",
        "GE MEDICAL SYSTEMS, GE MEDICAL SYSTEMS",
        "GE Healthcare, GE MEDICAL SYSTEMS",
        "Philips Healthcare, Philips Medical Systems",
        "Philips, Philips Medical Systems",
        "TOSHIBA_MEC, CANON",
        "Gerhard  Imaging, GERHARD IMAGING",
    })
    void manufacturersHaveOneName(String written, String name) {
        assertThat(AcquisitionReader.canonicalManufacturer(written)).isEqualTo(name);
    }
}
