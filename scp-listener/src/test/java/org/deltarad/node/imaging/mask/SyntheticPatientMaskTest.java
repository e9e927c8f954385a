package org.deltarad.node.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.Slices;
import org.deltarad.node.imaging.series.AcquisitionReader;
import org.deltarad.node.imaging.series.SeriesReader;
import org.deltarad.report.InstanceReference;
import org.deltarad.testdata.MaskForm;
import org.deltarad.testdata.Sampling;
import org.deltarad.testdata.ScanProtocol;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.testdata.SyntheticStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A synthetic patient's files through the codec: oblique MR slices with the same tumour as RTSTRUCT and as SEG. */
class SyntheticPatientMaskTest {
    private final DatasetCodec codec = DicomToolkit.standard().codec();

    @Test
    void imageContoursAndSegmentationAreReadBackExactly(@TempDir Path dir) throws Exception {
        SyntheticPatient patient = SyntheticPatient.builder(4)
                .protocol(ScanProtocol.standard().with(new Sampling(72, 60, 14, 3, 5, 6, 12)))
                .build();
        SyntheticStudy.write(dir, patient, codec, Set.of(MaskForm.RTSTRUCT, MaskForm.SEG), Set.of());
        SyntheticSeries truth = patient.baseline();

        ImageSeries series = new SeriesReader(Slices.DECODER).readFiles(images(dir.resolve("baseline")), codec);
        assertThat(Arrays.mismatch(series.volume().values(), truth.volume().values()))
                .isEqualTo(-1);
        // Positions are written to a millionth of a mm.
        assertThat(series.volume().geometry().sameGridAs(truth.volume().geometry(), 1e-5))
                .isTrue();
        assertThat(series.integer()).isTrue();

        assertThat(truth.mask().count()).isGreaterThan(50);
        for (String file : new String[] {"RTSTRUCT.dcm", "SEG.dcm"}) {
            MaskSource source =
                    MaskSource.read(codec.read(dir.resolve("baseline").resolve(file)), Slices.DECODER);
            RoiMask roi = source.mask(RoiChoice.automatic(), series);
            assertThat(Arrays.mismatch(roi.mask().inside(), truth.mask().inside()))
                    .as(file)
                    .isEqualTo(-1);
            assertThat(roi.roi().label()).isEqualTo("GTV");
            assertThat(roi.remarks()).isEmpty();
            MaskReferences references = source.references(RoiChoice.automatic());
            assertThat(references.seriesUid()).isEqualTo(series.seriesInstanceUid());
            assertThat(references.studyUid()).isEqualTo(series.studyInstanceUid());
            assertThat(series.instances().stream().map(InstanceReference::sopInstanceUid))
                    .containsAll(references.sopInstanceUids());
        }

        Acquisition read = new AcquisitionReader().read(series);
        assertThat(read.numeric()).isEqualTo(truth.acquisition().numeric());
        assertThat(read.categorical()).containsAllEntriesOf(truth.acquisition().categorical());
    }

    private static List<Path> images(Path folder) throws Exception {
        try (Stream<Path> s = Files.list(folder)) {
            return s.filter(f -> f.getFileName().toString().startsWith("IM")).toList();
        }
    }
}
