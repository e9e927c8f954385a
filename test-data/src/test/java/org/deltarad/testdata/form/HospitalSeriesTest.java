package org.deltarad.testdata.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.testdata.Sampling;
import org.deltarad.testdata.ScanProtocol;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.testdata.form.HospitalSeries.BValueForm;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HospitalSeriesTest {
    private static final DatasetCodec CODEC = DicomToolkit.standard().codec();
    private static final SyntheticSeries SERIES = SyntheticPatient.builder(7)
            .protocol(ScanProtocol.standard().with(new Sampling(40, 36, 8, 5, 12, 14, 12)))
            .build()
            .baseline();

    @TempDir
    private Path dir;

    @ParameterizedTest
    @EnumSource
    void diffusionIsOneSeriesWhoseSignalFallsByTheAdc(BValueForm form) throws Exception {
        List<Dataset> all = new HospitalSeries(SERIES).diffusion(form, 0, 800);

        assertThat(all.stream().map(d -> d.string(Tag.SeriesInstanceUID)).distinct())
                .hasSize(1);
        assertThat(all.stream().map(d -> d.string(Tag.SOPInstanceUID)).distinct())
                .hasSize(3 * 8);
        double s0 = SERIES.volume().at(20, 18, 4);
        assertThat(stored(all.get(4), 20, 18)).isEqualTo((int) s0);
        assertThat(stored(all.get(8 + 4), 20, 18))
                .isEqualTo((int) Math.rint(s0 * Math.exp(-800e-6 * HospitalSeries.adc(s0))));
        assertThat(stored(all.get(16 + 4), 20, 18)).isEqualTo((int) HospitalSeries.adc(s0));
        verify(all.get(8));
        verify(all.get(16));
    }

    @Test
    void echoesAndTemporalPositionsShareTheirPlanes() throws Exception {
        HospitalSeries hospital = new HospitalSeries(SERIES);
        for (List<Dataset> all : List.of(hospital.echoes(10, 80), hospital.dynamic(2))) {
            assertThat(all).hasSize(16);
            assertThat(all.get(11).strings(Tag.ImagePositionPatient))
                    .isEqualTo(all.get(3).strings(Tag.ImagePositionPatient));
            assertThat(stored(all.get(11), 20, 18)).isNotEqualTo(stored(all.get(3), 20, 18));
            verify(all.get(11));
        }
    }

    @Test
    void paddingLiesOutsideTheCircle() throws Exception {
        Dataset slice = new HospitalSeries(SERIES).padded().get(3);

        assertThat((short) stored(slice, 0, 0)).isEqualTo((short) -2000);
        assertThat(stored(slice, 20, 18) - 1024).isEqualTo((int) SERIES.volume().at(20, 18, 3));
        verify(slice);
    }

    @Test
    void tiltedSlicesDoNotFollowTheirNormal() throws Exception {
        List<Dataset> tilted = new HospitalSeries(SERIES).gantryTilt(10);
        double[] o = tilted.get(0).doubles(Tag.ImageOrientationPatient);
        double[] a = tilted.get(0).doubles(Tag.ImagePositionPatient);
        double[] b = tilted.get(7).doubles(Tag.ImagePositionPatient);
        double drift = 0;
        for (int n = 0; n < 3; n++) {
            drift += o[3 + n] * (b[n] - a[n]);
        }

        assertThat(Math.abs(drift)).isCloseTo(7 * 14 * Math.sin(Math.toRadians(10)), within(1e-3));
        verify(tilted.get(3));
    }

    private static int stored(Dataset slice, int i, int j) {
        ShortBuffer cells = ((Element.Bulk) slice.get(Tag.PixelData).orElseThrow())
                .data()
                .bytes()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        return cells.get(j * SERIES.volume().geometry().size().x() + i) & 0xffff;
    }

    private void verify(Dataset instance) throws Exception {
        Path file = dir.resolve("instance.dcm");
        try (OutputStream out = Files.newOutputStream(file)) {
            CODEC.write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, instance), out);
        }
        assertThat(ExternalProgram.run("dciodvfy", "-new", file).output())
                .doesNotContain("Error")
                .containsPattern("(MR|CT)Image");
    }
}
