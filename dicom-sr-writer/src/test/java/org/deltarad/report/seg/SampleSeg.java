package org.deltarad.report.seg;

import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;

/** A SEG of one scattered segment, for tests that are not about its voxels. */
public final class SampleSeg {
    private SampleSeg() {}

    /** Of source images with the patient's name, study description and character set of a header. */
    public static Dataset of(Dataset header) throws DicomException {
        List<Dataset> slices = SourceSeries.slices().stream()
                .map(slice -> slice.toBuilder()
                        .copy(Tag.SpecificCharacterSet, header)
                        .copy(Tag.PatientName, header)
                        .copy(Tag.StudyDescription, header)
                        .build())
                .toList();
        return new SegWriter().write(SegWriterTest.segmentation(SourceSeries.scattered(), slices));
    }
}
