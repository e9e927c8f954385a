package org.deltarad.node.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.Slices;
import org.deltarad.testdata.Sampling;
import org.deltarad.testdata.ScanProtocol;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.testdata.form.ImageKind;
import org.deltarad.testdata.form.SeriesForms;
import org.deltarad.testdata.form.StoredImage;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The synthetic patient in forms that dciodvfy finds valid: all are read as the classic one, voxel for voxel. */
class SeriesFormsTest {
    private static final SyntheticSeries SERIES = SyntheticPatient.builder(6)
            .protocol(ScanProtocol.standard().with(new Sampling(40, 36, 8, 5, 12, 14, 12)))
            .build()
            .baseline();

    private static ImageSeries read(List<Dataset> images) throws ImagingException {
        return new SeriesReader(Slices.DECODER)
                .read(images.stream()
                        .map(d -> new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, d))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void multiFrameFormsAreTheClassicOne(ImageKind kind) throws Exception {
        StoredImage axial = StoredImage.of(SERIES);
        SeriesForms forms = new SeriesForms(SERIES);
        for (StoredImage stored :
                List.of(axial, axial.sagittal(), axial.coronal(), axial.turned(new Vector3(0.3, -0.5, 0.8), 24))) {
            ImageSeries classic = read(forms.classic(kind, stored).images());
            for (SeriesForms.Form form : List.of(
                    forms.shuffled(kind, stored),
                    forms.enhanced(kind, stored),
                    forms.enhancedShuffled(kind, stored),
                    forms.legacyConverted(kind, stored))) {
                ImageSeries read = read(form.images());
                assertThat(read.volume().geometry()).isEqualTo(classic.volume().geometry());
                assertThat(read.volume().type()).isEqualTo(classic.volume().type());
                assertThat(read.volume().values())
                        .containsExactly(classic.volume().values());
                assertThat(read.modality()).isEqualTo(kind.modality());
                assertThat(read.selection().remark()).isEmpty();
            }
        }
    }
}
