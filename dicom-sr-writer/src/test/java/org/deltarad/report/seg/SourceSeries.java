package org.deltarad.report.seg;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DecimalString;
import org.deltarad.dicom.Tag;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;

/** Headers of a made-up sagittal MR series, and masks on its grid. */
final class SourceSeries {
    static final String STUDY = "2.25.1000";
    static final String SERIES = "2.25.1001";

    /** An odd number of pixels per frame, so that frames do not begin at whole bytes. */
    static final Geometry GRID = new Geometry(
            new GridSize(11, 7, 6),
            new Vector3(-20.5, -90.25, 120),
            new Vector3(0.75, 0.75, 4.4),
            new Vector3(0, 1, 0),
            new Vector3(0, 0, -1),
            new Vector3(-1, 0, 0));

    private SourceSeries() {}

    static List<Dataset> slices() {
        return IntStream.range(0, GRID.size().z()).mapToObj(SourceSeries::slice).toList();
    }

    static Dataset slice(int k) {
        Vector3 p = GRID.toPatient(0, 0, k);
        return Dataset.builder()
                .text(Tag.SpecificCharacterSet, "ISO_IR 100")
                .text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.4")
                .text(Tag.SOPInstanceUID, "2.25.2000." + (k + 1))
                .text(Tag.StudyInstanceUID, STUDY)
                .text(Tag.SeriesInstanceUID, SERIES)
                .text(Tag.FrameOfReferenceUID, "2.25.1002")
                .text(Tag.PositionReferenceIndicator)
                .text(Tag.Modality, "MR")
                .text(Tag.PatientName, "Müller^Zoë")
                .text(Tag.PatientID, "P-1")
                .text(Tag.PatientBirthDate, "19700101")
                .text(Tag.PatientSex, "F")
                .text(Tag.StudyDate, "20260105")
                .text(Tag.StudyTime, "101500")
                .text(Tag.AccessionNumber, "A1")
                .text(Tag.StudyID, "1")
                .text(Tag.ClinicalTrialTimePointID, "BASELINE")
                .numbers(Tag.Rows, GRID.size().y())
                .numbers(Tag.Columns, GRID.size().x())
                .text(Tag.PixelSpacing, "0.750", "0.750")
                .text(Tag.SliceThickness, "4.0")
                .text(Tag.ImageOrientationPatient, "0", "1", "0", "0", "0", "-1")
                .text(
                        Tag.ImagePositionPatient,
                        DecimalString.of(p.x()),
                        DecimalString.of(p.y()),
                        DecimalString.of(p.z()))
                .build();
    }

    /** The same slices as frames of one Enhanced MR image, stored from the last to the first. */
    static List<SourceSlice> frames() {
        int count = GRID.size().z();
        List<Dataset> groups = IntStream.range(0, count)
                .mapToObj(f -> Dataset.builder()
                        .items(
                                Tag.PlanePositionSequence,
                                Dataset.builder()
                                        .copy(Tag.ImagePositionPatient, slice(count - 1 - f))
                                        .build())
                        .build())
                .toList();
        Dataset image = slice(0).toBuilder()
                .text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.4.1")
                .text(Tag.SOPInstanceUID, "2.25.2100")
                .text(Tag.LossyImageCompression, "00")
                .numbers(Tag.NumberOfFrames, count)
                .remove(Tag.PixelSpacing)
                .remove(Tag.SliceThickness)
                .remove(Tag.ImageOrientationPatient)
                .remove(Tag.ImagePositionPatient)
                .items(
                        Tag.SharedFunctionalGroupsSequence,
                        Dataset.builder()
                                .items(
                                        Tag.PixelMeasuresSequence,
                                        Dataset.builder()
                                                .copy(Tag.PixelSpacing, slice(0))
                                                .copy(Tag.SliceThickness, slice(0))
                                                .build())
                                .items(
                                        Tag.PlaneOrientationSequence,
                                        Dataset.builder()
                                                .copy(Tag.ImageOrientationPatient, slice(0))
                                                .build())
                                .build())
                .items(Tag.PerFrameFunctionalGroupsSequence, groups)
                .build();
        return IntStream.range(0, count)
                .mapToObj(k -> SourceSlice.frame(image, count - k))
                .toList();
    }

    /** A mask of all voxels of two slices. */
    static Mask blockOf(int a, int b) {
        boolean[] inside = new boolean[GRID.size().voxels()];
        for (int n = 0; n < inside.length; n++) {
            int k = n / (GRID.size().x() * GRID.size().y());
            inside[n] = k == a || k == b;
        }
        return new Mask(GRID, inside);
    }

    /** A mask of scattered voxels, none in slices 0 and 3. */
    static Mask scattered() {
        Random random = new Random(7);
        boolean[] inside = new boolean[GRID.size().voxels()];
        for (int n = 0; n < inside.length; n++) {
            int k = n / (GRID.size().x() * GRID.size().y());
            inside[n] = k != 0 && k != 3 && random.nextInt(3) == 0;
        }
        return new Mask(GRID, inside);
    }
}
