package org.deltarad.testdata.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.testdata.Sampling;
import org.deltarad.testdata.ScanProtocol;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code dciodvfy} says about the forms: no error. */
class FormValidityTest {
    private static final DatasetCodec CODEC = DicomToolkit.standard().codec();
    private static final SyntheticSeries SERIES = SyntheticPatient.builder(6)
            .protocol(ScanProtocol.standard().with(new Sampling(40, 36, 8, 5, 12, 14, 12)))
            .build()
            .baseline();

    @TempDir
    private Path dir;

    @ParameterizedTest
    @EnumSource
    void classicInstances(ImageKind kind) throws Exception {
        SeriesForms.Form form =
                new SeriesForms(SERIES).classic(kind, StoredImage.of(SERIES).sagittal());
        verify(form.images().subList(0, 1), "(MR|CT|PET)Image");
        verify(List.of(form.rtStruct(), form.seg()), "RTStructureSet|Segmentation");
    }

    @ParameterizedTest
    @EnumSource
    void enhancedInstances(ImageKind kind) throws Exception {
        SeriesForms.Form form = new SeriesForms(SERIES).enhancedShuffled(kind, StoredImage.of(SERIES));
        verify(form.images(), "Enhanced.*Image");
        verify(List.of(form.rtStruct(), form.seg()), "RTStructureSet|Segmentation");
    }

    @ParameterizedTest
    @EnumSource
    void legacyConvertedInstances(ImageKind kind) throws Exception {
        verify(
                new SeriesForms(SERIES)
                        .legacyConverted(kind, StoredImage.of(SERIES))
                        .images(),
                "LegacyConverted.*Image");
    }

    private void verify(List<Dataset> instances, String iod) throws Exception {
        for (Dataset instance : instances) {
            Path file = dir.resolve("instance.dcm");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                CODEC.write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, instance), out);
            }
            String said = ExternalProgram.run("dciodvfy", "-new", file).output();
            assertThat(said).as("dciodvfy").doesNotContain("Error");
            assertThat(said).as("recognises the IOD").containsPattern(iod);
        }
    }
}
