package org.deltarad.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.hash.Sha256;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;

class SyntheticPatientTest {
    private static final SyntheticPatient PATIENT = small(1).build();
    private static final SyntheticSeries BASELINE = PATIENT.baseline();
    private static final SyntheticSeries MID = PATIENT.mid();

    private static SyntheticPatient.Builder small(long seed) {
        return SyntheticPatient.builder(seed).protocol(ScanProtocol.small(64, 14));
    }

    @Test
    void sameParametersGiveTheSameVoxelsOnEveryPlatform() throws Exception {
        assertThat(small(1).build().baseline().volume().values())
                .isEqualTo(BASELINE.volume().values());
        assertThat(sha256(BASELINE.volume()))
                .as("made on Linux x86-64 by OpenJDK 17; another value here means that images are not reproducible")
                .isEqualTo("a157cbc96d83d3143ccfdd2914b8f977c932d5da885277354bd70a05cd369633");
    }

    @Test
    void sameParametersGiveTheSameDataSets() {
        List<Dataset> again = small(1).build().baseline().instances();
        for (int k = 0; k < again.size(); k++) {
            Dataset ours = BASELINE.instances().get(k);
            assertThat(without(again.get(k))).isEqualTo(without(ours));
        }
    }

    @Test
    void anyOtherParameterGivesOtherUids() {
        Set<String> uids = new HashSet<>();
        uids.add(uid(BASELINE));
        uids.add(uid(MID));
        uids.add(uid(small(2).build().baseline()));
        uids.add(uid(small(1).risk(1.5).build().baseline()));
        uids.add(uid(small(1).timePointIds("BASELINE", "MID").build().baseline()));
        uids.add(uid(
                small(1).dates(LocalDateTime.of(2025, 1, 7, 8, 30), 29).build().baseline()));
        assertThat(uids).hasSize(6);
    }

    @Test
    void positionsAreEquidistantAlongTheNormalOfOneOrientation() throws Exception {
        for (SyntheticSeries series : List.of(BASELINE, MID)) {
            Geometry g = series.volume().geometry();
            double[] previous = null;
            for (Dataset slice : series.instances()) {
                double[] o = slice.requireDoubles(Tag.ImageOrientationPatient, 6);
                assertThat(new double[] {
                            g.columnDirection().x(),
                            g.columnDirection().y(),
                            g.columnDirection().z(),
                            g.rowDirection().x(),
                            g.rowDirection().y(),
                            g.rowDirection().z()
                        })
                        .containsExactly(o, within(1e-9));
                Vector3 normal = new Vector3(o[0], o[1], o[2]).cross(new Vector3(o[3], o[4], o[5]));
                assertThat(normal.norm()).isCloseTo(1, within(1e-8));
                double[] p = slice.requireDoubles(Tag.ImagePositionPatient, 3);
                if (previous != null) {
                    Vector3 step = new Vector3(p[0] - previous[0], p[1] - previous[1], p[2] - previous[2]);
                    assertThat(step.dot(normal)).isCloseTo(g.spacing().z(), within(1e-6));
                    assertThat(step.norm()).isCloseTo(g.spacing().z(), within(1e-6));
                }
                previous = p;
            }
            assertThat(slicesTilt(g)).as("oblique, near axial").isBetween(10.0, 14.0);
        }
    }

    @Test
    void pixelDataAreTheVolume() {
        int n = 0;
        for (Dataset slice : MID.instances()) {
            assertThat(slice.integer(Tag.BitsStored)).contains(12);
            Element.Bulk pixels = (Element.Bulk) slice.get(Tag.PixelData).orElseThrow();
            ByteBuffer words = pixels.data().bytes().order(ByteOrder.LITTLE_ENDIAN);
            while (words.hasRemaining()) {
                assertThat((double) words.getShort()).isEqualTo(MID.volume().values()[n++]);
            }
        }
        assertThat(n).isEqualTo(MID.volume().geometry().size().voxels());
    }

    @Test
    void tumourShrinksUnderTreatmentWithinItsImage() {
        double before = BASELINE.mask().count() * BASELINE.volume().geometry().voxelVolume();
        double during = MID.mask().count() * MID.volume().geometry().voxelVolume();
        Vector3 a = PATIENT.tumour().baseline().semiAxes();
        assertThat(before)
                .as("an ellipsoid with a bumpy surface has about the ellipsoid's volume, mm3")
                .isCloseTo(4 * Math.PI / 3 * a.x() * a.y() * a.z(), within(0.25 * before));
        assertThat(during).isBetween(0.05 * before, 0.6 * before);
        assertThat(BASELINE.mask().geometry()).isEqualTo(BASELINE.volume().geometry());
    }

    @Test
    void studiesAreOfOnePatientAndTwentyNineDaysApart() {
        Dataset b = BASELINE.instances().get(0);
        Dataset m = MID.instances().get(0);
        assertThat(b.string(Tag.StudyDate)).contains("20240304");
        assertThat(m.string(Tag.StudyDate)).contains("20240402");
        for (int tag : new int[] {Tag.PatientID, Tag.IssuerOfPatientID, Tag.PatientName, Tag.PatientBirthDate}) {
            assertThat(m.string(tag)).isPresent().isEqualTo(b.string(tag));
        }
        for (int tag : new int[] {Tag.StudyInstanceUID, Tag.SeriesInstanceUID, Tag.FrameOfReferenceUID}) {
            assertThat(m.string(tag)).isPresent().isNotEqualTo(b.string(tag));
        }
        assertThat(b.string(Tag.PatientName)).contains("Synthetic^Patient");
        assertThat(BASELINE.lesionUid()).isEqualTo(MID.lesionUid());
    }

    @Test
    void everyPredictorOfTheHarmonisationCanBeReadFromTheImages() throws Exception {
        Dataset slice = BASELINE.instances().get(3);
        var numeric = BASELINE.acquisition().numeric();
        for (int tag : new int[] {
            Tag.RepetitionTime,
            Tag.EchoTime,
            Tag.FlipAngle,
            Tag.SliceThickness,
            Tag.NumberOfAverages,
            Tag.MagneticFieldStrength,
            Tag.EchoTrainLength
        }) {
            String keyword = DataDictionary.keyword(tag).orElseThrow();
            assertThat(slice.number(tag)).as(keyword).contains(numeric.get(keyword));
        }
        double pixel = slice.requireDoubles(Tag.PixelSpacing, 2)[1];
        double thickness = slice.number(Tag.SliceThickness).orElseThrow();
        assertThat(numeric.get("Anisotropy")).isCloseTo(thickness / pixel, within(1e-12));
        assertThat(numeric.get("VoxelVolume")).isCloseTo(pixel * pixel * thickness, within(1e-12));
        assertThat(numeric.get("FieldOfView")).isCloseTo(pixel * 64, within(1e-12));
        assertThat(slice.string(Tag.Manufacturer))
                .contains(BASELINE.acquisition().categorical().get("Manufacturer"));
        assertThat(slice.string(Tag.InPlanePhaseEncodingDirection)).contains("ROW");
        assertThat(slice.number(Tag.PercentPhaseFieldOfView)).contains(100.0);
    }

    @Test
    void clinicalTrialTimePointIsThereOnlyWhenAskedFor() {
        assertThat(BASELINE.instances().get(0).get(Tag.ClinicalTrialTimePointID))
                .isEmpty();
        SyntheticPatient trial = small(1).timePointIds("T0", "T1").build();
        assertThat(trial.mid().instances().get(0).string(Tag.ClinicalTrialTimePointID))
                .contains("T1");
    }

    @Test
    void subjectCanBeChosen() {
        SyntheticSubject who =
                new SyntheticSubject("77", Optional.empty(), "Synthetic^Other", LocalDate.of(1980, 1, 2), "F");
        Dataset slice = small(1).subject(who).build().baseline().instances().get(0);
        assertThat(slice.string(Tag.PatientID)).contains("77");
        assertThat(slice.get(Tag.IssuerOfPatientID)).isEmpty();
        assertThat(slice.string(Tag.PatientAge)).contains("044Y");
    }

    @Test
    void tissuesHaveTheContrastOfT2() {
        SyntheticSeries full = SyntheticPatient.builder(3)
                .protocol(ScanProtocol.small(128, 20))
                .build()
                .baseline();
        Volume v = full.volume();
        double mean = v.mean();
        double urine = around(v, -2, -44, -12) / mean;
        double gluteus = around(v, 70, 67, -5) / mean;
        double tumour = insideMean(full) / mean;
        double air = v.at(2, 0, 10) / mean;
        assertThat(urine).as("bladder").isGreaterThan(1.6);
        assertThat(tumour).as("tumour").isBetween(0.8, 1.5);
        assertThat(gluteus).as("muscle").isBetween(0.1, 0.6);
        assertThat(air).as("air").isLessThan(0.1);
    }

    @Test
    void impossibleParametersAreRefused() {
        assertThatThrownBy(() -> new TumourTexture(1, 0.2, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sampling(64, 64, 10, 1, 0, 4, 0)).hasMessageContaining("positive");
    }

    /** Mean of 3 x 3 voxels at a point of the body. */
    private static double around(Volume v, double x, double y, double z) {
        Vector3 index = v.geometry().toIndex(new Vector3(x - 4, y + 11, z - 32));
        int i = (int) Math.rint(index.x());
        int j = (int) Math.rint(index.y());
        int k = (int) Math.rint(index.z());
        double sum = 0;
        for (int n = 0; n < 9; n++) {
            sum += v.at(i - 1 + n % 3, j - 1 + n / 3, k);
        }
        return sum / 9;
    }

    private static double insideMean(SyntheticSeries s) {
        double sum = 0;
        for (int n = 0; n < s.mask().inside().length; n++) {
            sum += s.mask().inside()[n] ? s.volume().values()[n] : 0;
        }
        return sum / s.mask().count();
    }

    private static double slicesTilt(Geometry g) {
        return Math.toDegrees(Math.acos(g.sliceDirection().z()));
    }

    private static String uid(SyntheticSeries s) {
        return s.instances().get(0).string(Tag.SOPInstanceUID).orElseThrow();
    }

    private static Dataset without(Dataset slice) {
        return slice.toBuilder().remove(Tag.PixelData).build();
    }

    private static String sha256(Volume v) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(8 * v.values().length);
        for (double x : v.values()) {
            bytes.putDouble(x);
        }
        return Sha256.hex(bytes.array());
    }
}
