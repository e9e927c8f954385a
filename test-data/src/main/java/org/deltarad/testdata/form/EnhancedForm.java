package org.deltarad.testdata.form;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;

/**
 * An Enhanced MR, CT or PET Image Storage instance (PS3.3 A.36.2, A.38.1, A.56.1): a frame for each slice, what all
 * frames have in the Shared Functional Groups Sequence. Its Image Type says DERIVED, for which the standard asks for fewer
 * functional groups.
 */
class EnhancedForm {
    private final FormSource source;

    EnhancedForm(FormSource source) {
        this.source = source;
    }

    FormSource source() {
        return source;
    }

    /** SOP Class UID. */
    String sopClass() {
        return source.kind().enhanced();
    }

    /**
     * The instance.
     *
     * @param order slice of each frame, each slice once
     */
    final Dataset instance(List<Integer> order) {
        Dataset.Builder b = source.document(sopClass());
        source.pixelFormat(b);
        image(b);
        dimensions(b);
        Dataset.Builder shared = Dataset.builder();
        shared(shared);
        List<Dataset> frames = new ArrayList<>();
        for (int k : order) {
            Dataset.Builder frame = Dataset.builder();
            frame(frame, k);
            frames.add(frame.build());
        }
        b.text(Tag.SOPInstanceUID, source.uid("image"))
                .numbers(Tag.InstanceNumber, 1)
                .numbers(Tag.NumberOfFrames, order.size())
                .items(Tag.SharedFunctionalGroupsSequence, shared.build())
                .items(Tag.PerFrameFunctionalGroupsSequence, frames);
        pixels(b, order);
        return b.build();
    }

    private void pixels(Dataset.Builder b, List<Integer> order) {
        int perSlice = 2 * source.grid().size().x() * source.grid().size().y();
        byte[] bytes = new byte[order.size() * perSlice];
        for (int f = 0; f < order.size(); f++) {
            System.arraycopy(source.pixels(order.get(f)), 0, bytes, f * perSlice, perSlice);
        }
        b.bulk(Tag.PixelData, VR.OW, bytes);
    }

    /** Enhanced MR, CT or PET Image module (PS3.3 C.8.13.1, C.8.15.2, C.8.22.1). */
    private void image(Dataset.Builder b) {
        imageType(b, Tag.ImageType);
        b.text(Tag.AcquisitionDateTime, source.acquired())
                .numbers(Tag.AcquisitionNumber, 1)
                .text(Tag.ContentQualification, "PRODUCT")
                .text(Tag.PresentationLUTShape, "IDENTITY")
                .items(Tag.AcquisitionContextSequence);
        b.remove(Tag.AcquisitionDate).remove(Tag.AcquisitionTime);
        modality(b);
    }

    /** What the modality has of its own. */
    void modality(Dataset.Builder b) {
        if (source.kind() == ImageKind.MR) {
            b.copy(Tag.MagneticFieldStrength, source.series().instances().get(0))
                    .text(Attribute.ApplicableSafetyStandardAgency, VR.CS, "IEC");
        } else if (source.kind() == ImageKind.PT) {
            new PetAttributes(source).enhanced(b);
        }
    }

    /** Common CT/MR and Photoacoustic Image Description macro (PS3.3 C.8.16.2), of the image or of its frames. */
    private void imageType(Dataset.Builder b, int tag) {
        b.text(tag, VR.CS, "DERIVED", "PRIMARY", "VOLUME", "NONE")
                .text(Attribute.PixelPresentation, VR.CS, "MONOCHROME")
                .text(Attribute.VolumetricProperties, VR.CS, "VOLUME")
                .text(Attribute.VolumeBasedCalculationTechnique, VR.CS, "NONE");
        if (source.kind() == ImageKind.MR) {
            b.text(Attribute.ComplexImageComponent, VR.CS, "MAGNITUDE")
                    .text(Attribute.AcquisitionContrast, VR.CS, "T2");
        }
    }

    /** Multi-frame Dimension module (PS3.3 C.7.6.17): frames are numbered along the stack. */
    private void dimensions(Dataset.Builder b) {
        String organization = source.uid("dimension organization");
        b.items(
                        Tag.DimensionOrganizationSequence,
                        Dataset.builder()
                                .text(Tag.DimensionOrganizationUID, organization)
                                .build())
                .items(
                        Tag.DimensionIndexSequence,
                        Dataset.builder()
                                .text(Tag.DimensionOrganizationUID, organization)
                                .numbers(Tag.DimensionIndexPointer, Tag.InStackPositionNumber)
                                .numbers(Tag.FunctionalGroupPointer, Tag.FrameContentSequence)
                                .text(Tag.DimensionDescriptionLabel, "In-Stack Position Number")
                                .build());
    }

    /** What all frames have in common. */
    void shared(Dataset.Builder groups) {
        groups.items(Tag.PixelMeasuresSequence, item(source::measures))
                .items(Tag.PlaneOrientationSequence, item(source::orientation))
                .items(frameTypeSequence(), item(i -> imageType(i, Attribute.FrameType)))
                .items(Attribute.FrameAnatomySequence, item(i -> i.text(Attribute.FrameLaterality, VR.CS, "U")
                        .items(
                                Tag.AnatomicRegionSequence,
                                Dataset.builder()
                                        .text(Tag.CodeValue, "12921003")
                                        .text(Tag.CodingSchemeDesignator, "SCT")
                                        .text(Tag.CodeMeaning, "Pelvis")
                                        .build())))
                .items(Tag.PixelValueTransformationSequence, item(i -> i.numbers(
                                Tag.RescaleIntercept, source.kind().intercept())
                        .numbers(Tag.RescaleSlope, source.kind().slope())
                        .text(Tag.RescaleType, source.kind() == ImageKind.CT ? "HU" : "US")));
        switch (source.kind()) {
            case MR -> timing(groups);
            case CT ->
                groups.items(
                        Attribute.IrradiationEventIdentificationSequence,
                        item(i -> i.text(Attribute.IrradiationEventUID, VR.UI, source.uid("irradiation"))));
            case PT -> new PetAttributes(source).usage(groups);
        }
    }

    private int frameTypeSequence() {
        return switch (source.kind()) {
            case MR -> Attribute.MRImageFrameTypeSequence;
            case CT -> Attribute.CTImageFrameTypeSequence;
            case PT -> Attribute.PETFrameTypeSequence;
        };
    }

    /** MR Timing and Related Parameters, MR Echo and MR Averages (PS3.3 C.8.13.5.2, C.8.13.5.4, C.8.13.5.7). */
    private void timing(Dataset.Builder groups) {
        Dataset original = source.series().instances().get(0);
        groups.items(Attribute.MRTimingAndRelatedParametersSequence, item(i -> i.copy(Tag.RepetitionTime, original)
                        .copy(Tag.FlipAngle, original)
                        .copy(Tag.EchoTrainLength, original)
                        .numbers(
                                Attribute.RFEchoTrainLength,
                                VR.US,
                                original.integer(Tag.EchoTrainLength).orElseThrow())
                        .numbers(Attribute.GradientEchoTrainLength, VR.US, 0)
                        .items(Attribute.OperatingModeSequence, item(m -> m.text(
                                        Attribute.OperatingModeType, VR.CS, "STATIC FIELD")
                                .text(Attribute.OperatingMode, VR.CS, "IEC_NORMAL")))
                        .items(Attribute.SpecificAbsorptionRateSequence, item(m -> m.text(
                                        Attribute.SpecificAbsorptionRateDefinition, VR.CS, "IEC_WHOLE_BODY")
                                .numbers(Attribute.SpecificAbsorptionRateValue, VR.FD, 0)))))
                .items(
                        Attribute.MREchoSequence,
                        item(i -> i.numbers(
                                Attribute.EffectiveEchoTime,
                                VR.FD,
                                original.number(Tag.EchoTime).orElseThrow())))
                .items(Attribute.MRAveragesSequence, item(i -> i.copy(Tag.NumberOfAverages, original)));
    }

    /** What the frame of slice {@code k} has of its own. */
    void frame(Dataset.Builder groups, int k) {
        groups.items(Tag.FrameContentSequence, item(i -> i.text(Tag.StackID, "1")
                        .numbers(Attribute.TemporalPositionIndex, VR.UL, 1)
                        .numbers(Tag.InStackPositionNumber, k + 1)
                        .numbers(Tag.DimensionIndexValues, k + 1)))
                .items(Tag.PlanePositionSequence, item(i -> source.position(i, k)));
    }

    /** Puts attributes into an item. */
    interface Attributes {
        void put(Dataset.Builder item);
    }

    static Dataset item(Attributes attributes) {
        Dataset.Builder b = Dataset.builder();
        attributes.put(b);
        return b.build();
    }
}
