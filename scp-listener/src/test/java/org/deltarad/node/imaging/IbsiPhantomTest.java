package org.deltarad.node.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.node.imaging.mask.MaskReferences;
import org.deltarad.node.imaging.mask.MaskSource;
import org.deltarad.node.imaging.mask.RoiChoice;
import org.deltarad.node.imaging.mask.RoiMask;
import org.deltarad.node.imaging.series.SeriesReader;
import org.deltarad.testing.SharedReferences;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;
import org.deltarad.volume.io.ImageFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The IBSI-1 CT radiomics phantom (CC BY-NC 3.0, never part of this repository): DICOM against IBSI's own NIfTI. */
class IbsiPhantomTest {
    private static Path phantom;

    @BeforeAll
    static void find() {
        phantom = SharedReferences.require("ibsi/ct_phantom");
    }

    private static ImageSeries series() throws Exception {
        DatasetCodec codec = DicomToolkit.standard().codec();
        return new SeriesReader(Slices.DECODER).readFiles(files("dicom/image"), codec);
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> s = Files.list(phantom.resolve(folder))) {
            List<Path> files = new ArrayList<>(s.sorted().toList());
            Collections.shuffle(files, new Random(1));
            return files;
        }
    }

    @Test
    void volumeEqualsTheNiftiVoxelForVoxel() throws Exception {
        ImageSeries series = series();
        Volume nifti =
                ImageFile.read(phantom.resolve("nifti/image/phantom.nii.gz")).volume();
        assertThat(Arrays.mismatch(series.volume().values(), nifti.values())).isEqualTo(-1);
        assertThat(series.integer()).isTrue();
        assertThat(series.modality()).isEqualTo("CT");
        // The NIfTI keeps the affine in float32: 1e-5 mm of 174 mm, and 2e-9 of the spacing over 200 voxels.
        assertThat(series.volume().geometry().sameGridAs(nifti.geometry(), 2e-5))
                .isTrue();
    }

    @Test
    void maskEqualsTheNiftiMaskVoxelForVoxel() throws Exception {
        ImageSeries series = series();
        DatasetCodec codec = DicomToolkit.standard().codec();
        MaskSource rtstruct = MaskSource.read(codec.read(files("dicom/mask").get(0)), Slices.DECODER);
        RoiMask roi = rtstruct.mask(RoiChoice.automatic(), series);
        Mask nifti = ImageFile.read(phantom.resolve("nifti/mask/mask.nii.gz")).mask(1);

        boolean[] a = roi.mask().inside();
        boolean[] b = nifti.inside();
        int differ = 0;
        int both = 0;
        for (int n = 0; n < a.length; n++) {
            differ += a[n] == b[n] ? 0 : 1;
            both += a[n] && b[n] ? 1 : 0;
        }
        double dice = 2.0 * both / (roi.mask().count() + nifti.count());
        System.out.println("IBSI CT phantom, RTSTRUCT against NIfTI mask: "
                + roi.mask().count() + " and " + nifti.count() + " voxels, Dice " + dice + ", " + differ + " differ");
        assertThat(differ).isZero();
        assertThat(dice).isCloseTo(1, within(0.0));
        assertThat(roi.remarks()).isEmpty();
        assertThat(roi.roi().label()).isEqualTo("GTV-1");

        MaskReferences references = rtstruct.references(RoiChoice.name("GTV-1"));
        assertThat(references.seriesUid()).isEqualTo(series.seriesInstanceUid());
        assertThat(references.studyUid()).isEqualTo(series.studyInstanceUid());
        assertThat(references.sopInstanceUids())
                .containsExactlyInAnyOrderElementsOf(
                        series.instances().stream().map(i -> i.sopInstanceUid()).toList());
    }
}
