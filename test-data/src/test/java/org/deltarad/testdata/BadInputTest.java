package org.deltarad.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.MalformedDicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {
    private static final SyntheticSeries SERIES = SyntheticPatient.builder(8)
            .protocol(ScanProtocol.small(48, 8))
            .build()
            .baseline();

    @Test
    void slicesAreDroppedTurnedResizedShiftedAndDoubled() {
        List<Dataset> all = SERIES.instances();
        assertThat(BadInput.withoutSlice(all, 3)).hasSize(7).doesNotContain(all.get(3));
        assertThat(distinct(BadInput.withTurnedSlice(all, 2), Tag.ImageOrientationPatient))
                .hasSize(2);
        assertThat(distinct(BadInput.withResizedSlice(all, 2), Tag.PixelSpacing))
                .hasSize(2);
        Dataset shifted = BadInput.withShiftedSlice(all, 2, 3).get(2);
        Vector3 by = position(shifted).minus(position(all.get(2)));
        assertThat(by.dot(SERIES.volume().geometry().sliceDirection())).isBetween(2.999, 3.001);
        assertThat(distinct(BadInput.withDoubledSlice(all, 2), Tag.ImagePositionPatient))
                .hasSize(8);
        assertThat(BadInput.withDoubledSlice(all, 2)).hasSize(9);
    }

    @Test
    void constantImageHasOneValue() {
        for (Dataset slice : BadInput.constant(SERIES.instances(), 700)) {
            Element.Bulk pixels = (Element.Bulk) slice.get(Tag.PixelData).orElseThrow();
            assertThat(pixels.data().length()).isEqualTo(2 * 48 * 48);
            var words = pixels.data().bytes().order(ByteOrder.LITTLE_ENDIAN);
            while (words.hasRemaining()) {
                assertThat(words.getShort()).isEqualTo((short) 700);
            }
        }
    }

    @Test
    void movedRegionLiesOutsideTheImage() throws Exception {
        Dataset moved = BadInput.moved(SERIES.rtStruct(), new Vector3(400, 0, 0));
        double[] p = moved.requireItem(Tag.ROIContourSequence)
                .requireItem(Tag.ContourSequence)
                .doubles(Tag.ContourData);
        double i = SERIES.volume()
                .geometry()
                .toIndex(new Vector3(p[0], p[1], p[2]))
                .x();
        assertThat(i).isGreaterThan(SERIES.volume().geometry().size().x());
    }

    @Test
    void maskOfAnUnknownSeriesRefersToNothingOfThisOne() throws Exception {
        Set<String> own = new HashSet<>();
        SERIES.instances().forEach(s -> own.add(s.string(Tag.SOPInstanceUID).orElseThrow()));
        own.add(SERIES.instances().get(0).string(Tag.SeriesInstanceUID).orElseThrow());
        for (Dataset mask : List.of(SERIES.rtStruct(), SERIES.segmentation())) {
            assertThat(uids(mask)).containsAnyElementsOf(own);
            assertThat(uids(BadInput.ofUnknownSeries(mask, SERIES.instances()))).doesNotContainAnyElementsOf(own);
        }
    }

    @Test
    void patientIdIsReplaced() throws Exception {
        assertThat(BadInput.withPatientId(SERIES.rtStruct(), "X").string(Tag.PatientID))
                .contains("X");
        assertThat(distinct(BadInput.withPatientId(SERIES.instances(), "X"), Tag.PatientID))
                .containsExactly("[X]");
    }

    @Test
    void truncatedFileIsMalformed(@TempDir Path dir) throws Exception {
        DatasetCodec codec = DicomToolkit.standard().codec();
        Path file = dir.resolve("slice.dcm");
        SyntheticSeries.write(SERIES.instances().get(0), file, codec);
        assertThat(codec.read(file).dataset().string(Tag.PatientID)).contains("SYN-8");
        BadInput.truncate(file, 0.7);
        assertThatThrownBy(() -> codec.read(file)).isInstanceOf(MalformedDicomException.class);
    }

    @Test
    void smallMasks() {
        assertThat(BadInput.oneVoxel(SERIES.volume().geometry(), 1, 2, 3).count())
                .isEqualTo(1);
        assertThat(BadInput.oneVoxel(SERIES.volume().geometry(), 1, 2, 3).at(1, 2, 3))
                .isTrue();
        assertThat(BadInput.empty(SERIES.volume().geometry()).count()).isZero();
        assertThatThrownBy(() -> SERIES.withMask(BadInput.empty(SERIES.volume().geometry()))
                        .segmentation())
                .hasMessageContaining("empty");
    }

    private static Set<String> distinct(List<Dataset> series, int tag) {
        Set<String> values = new HashSet<>();
        series.forEach(s -> values.add(s.strings(tag).toString()));
        return values;
    }

    private static Vector3 position(Dataset slice) {
        double[] p = slice.doubles(Tag.ImagePositionPatient);
        return new Vector3(p[0], p[1], p[2]);
    }

    private static Set<String> uids(Dataset dataset) {
        Set<String> uids = new HashSet<>();
        dataset.elements().values().forEach(e -> {
            if (e instanceof Element.Sequence s) {
                s.items().forEach(item -> uids.addAll(uids(item)));
            } else if (e instanceof Element.Text t && t.vr() == VR.UI) {
                uids.addAll(t.values());
            }
        });
        return uids;
    }
}
