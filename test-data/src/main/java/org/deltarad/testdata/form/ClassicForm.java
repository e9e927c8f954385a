package org.deltarad.testdata.form;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.volume.Vector3;

/** CT, MR and PET Image Storage instances (PS3.3 A.3, A.4, A.21), one per slice. */
final class ClassicForm {
    private final FormSource source;

    ClassicForm(FormSource source) {
        this.source = source;
    }

    /** The instances, slice 0 first. */
    List<Dataset> instances() {
        Dataset.Builder b = source.document(source.kind().classic());
        source.pixelFormat(b);
        source.measures(b);
        source.orientation(b);
        switch (source.kind()) {
            case MR -> magneticResonance(b);
            case CT -> computedTomography(b);
            case PT -> {
                new PetAttributes(source).classic(b);
                rescale(b);
            }
        }
        Dataset common = b.build();
        List<Dataset> slices = new ArrayList<>();
        for (int k = 0; k < source.grid().size().z(); k++) {
            slices.add(slice(common, k));
        }
        return List.copyOf(slices);
    }

    private Dataset slice(Dataset common, int k) {
        Vector3 p = source.grid().toPatient(0, 0, k);
        Dataset.Builder b = common.toBuilder()
                .text(Tag.SOPInstanceUID, source.uid("image " + k))
                .numbers(Tag.InstanceNumber, k + 1)
                .numbers(Tag.SliceLocation, Math.rint(p.dot(source.grid().sliceDirection()) * 1e4) / 1e4);
        source.position(b, k);
        b.bulk(Tag.PixelData, VR.OW, source.pixels(k));
        if (source.kind() == ImageKind.PT) {
            b.numbers(Attribute.ImageIndex, VR.US, k + 1);
        }
        return b.build();
    }

    /** MR Image module (PS3.3 C.8.3.1), as the synthetic scanner has it. */
    private void magneticResonance(Dataset.Builder b) {
        Dataset original = source.series().instances().get(0);
        for (int tag : new int[] {
            Tag.ImageType,
            Tag.ScanningSequence,
            Tag.SequenceVariant,
            Tag.ScanOptions,
            Tag.MRAcquisitionType,
            Tag.SequenceName,
            Tag.RepetitionTime,
            Tag.EchoTime,
            Tag.EchoTrainLength,
            Tag.EchoNumbers,
            Tag.FlipAngle,
            Tag.NumberOfAverages,
            Tag.MagneticFieldStrength,
            Tag.ImagingFrequency,
            Tag.ImagedNucleus,
            Tag.AcquisitionNumber
        }) {
            b.copy(tag, original);
        }
    }

    /** CT Image module (PS3.3 C.8.2.1). */
    private void computedTomography(Dataset.Builder b) {
        b.text(Tag.ImageType, "ORIGINAL", "PRIMARY", "AXIAL")
                .numbers(Tag.KVP, 120)
                .numbers(Tag.AcquisitionNumber, 1)
                .text(Tag.RescaleType, "HU");
        rescale(b);
    }

    private void rescale(Dataset.Builder b) {
        b.numbers(Tag.RescaleSlope, source.kind().slope())
                .numbers(Tag.RescaleIntercept, source.kind().intercept());
    }
}
