package org.deltarad.testdata;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;

/** Folders of DICOM files of a synthetic patient. */
public final class SyntheticStudy {
    private SyntheticStudy() {}

    /** Writes {@code baseline/} with an RTSTRUCT and {@code mid/} with a SEG. */
    public static void write(Path dir, SyntheticPatient patient, DatasetCodec codec)
            throws IOException, DicomException {
        write(dir, patient, codec, Set.of(MaskForm.RTSTRUCT), Set.of(MaskForm.SEG));
    }

    /**
     * Writes {@code baseline/IM0001.dcm}, ... and {@code mid/IM0001.dcm}, ..., and beside them {@code RTSTRUCT.dcm} and
     * {@code SEG.dcm} as asked for. Files of these names are replaced.
     *
     * @param baseline forms of the baseline's mask
     * @param mid      forms of the mid-treatment mask
     */
    public static void write(
            Path dir, SyntheticPatient patient, DatasetCodec codec, Set<MaskForm> baseline, Set<MaskForm> mid)
            throws IOException, DicomException {
        write(dir.resolve("baseline"), patient.baseline(), codec, baseline);
        write(dir.resolve("mid"), patient.mid(), codec, mid);
    }

    private static void write(Path dir, SyntheticSeries series, DatasetCodec codec, Set<MaskForm> forms)
            throws IOException, DicomException {
        series.writeTo(dir, codec);
        if (forms.contains(MaskForm.RTSTRUCT)) {
            SyntheticSeries.write(series.rtStruct(), dir.resolve("RTSTRUCT.dcm"), codec);
        }
        if (forms.contains(MaskForm.SEG)) {
            SyntheticSeries.write(series.segmentation(), dir.resolve("SEG.dcm"), codec);
        }
    }
}
