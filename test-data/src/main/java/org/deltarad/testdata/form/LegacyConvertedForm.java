package org.deltarad.testdata.form;

import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;

/**
 * A Legacy Converted Enhanced MR, CT or PET Image Storage instance (PS3.3 A.70 to A.72): the classic instances as frames,
 * what has no functional group of its own in the unassigned ones.
 */
final class LegacyConvertedForm extends EnhancedForm {
    private static final int[] UNASSIGNED = {
        Tag.RepetitionTime,
        Tag.EchoTime,
        Tag.FlipAngle,
        Tag.EchoTrainLength,
        Tag.MagneticFieldStrength,
        Tag.NumberOfAverages,
        Tag.KVP,
        Attribute.SeriesType,
        Attribute.Units,
        Attribute.CorrectedImage,
        Attribute.DecayCorrection,
        Attribute.FrameReferenceTime,
        Attribute.ActualFrameDuration,
        Attribute.RadiopharmaceuticalInformationSequence
    };

    private final List<Dataset> converted;

    /** @param converted the classic instances, slice 0 first */
    LegacyConvertedForm(FormSource source, List<Dataset> converted) {
        super(source);
        this.converted = converted;
    }

    @Override
    String sopClass() {
        return source().kind().legacyConverted();
    }

    @Override
    void modality(Dataset.Builder b) {
        b.copy(Tag.PatientWeight, converted.get(0));
    }

    @Override
    void shared(Dataset.Builder groups) {
        super.shared(groups);
        groups.remove(Attribute.MRTimingAndRelatedParametersSequence)
                .remove(Attribute.MREchoSequence)
                .remove(Attribute.MRAveragesSequence)
                .remove(Attribute.IrradiationEventIdentificationSequence)
                .remove(Attribute.RadiopharmaceuticalUsageSequence);
        Dataset first = converted.get(0);
        groups.items(Attribute.UnassignedSharedConvertedAttributesSequence, item(i -> {
            for (int tag : UNASSIGNED) {
                i.copy(tag, first);
            }
        }));
    }

    @Override
    void frame(Dataset.Builder groups, int k) {
        super.frame(groups, k);
        Dataset instance = converted.get(k);
        groups.items(
                        Attribute.UnassignedPerFrameConvertedAttributesSequence,
                        item(i -> i.copy(Tag.InstanceNumber, instance).copy(Tag.SliceLocation, instance)))
                .items(Attribute.ConversionSourceAttributesSequence, item(i -> i.text(
                                Tag.ReferencedSOPClassUID, source().kind().classic())
                        .text(
                                Tag.ReferencedSOPInstanceUID,
                                instance.string(Tag.SOPInstanceUID).orElseThrow())));
    }
}
