package org.deltarad.node.imaging.series;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;

/** Puts classic slices, in the order they are in, into one Enhanced MR Image; each part can be changed. */
final class EnhancedImage {
    static final String ENHANCED_MR = "1.2.840.10008.5.1.4.1.1.4.1";
    static final String UID = "2.25.900";
    private static final int[] MOVED = {
        Tag.PixelSpacing,
        Tag.ImageOrientationPatient,
        Tag.ImagePositionPatient,
        Tag.PixelData,
        Tag.InstanceNumber,
        Tag.ImageType,
        Tag.EchoTime,
        Tag.DiffusionBValue,
        Tag.RescaleSlope,
        Tag.RescaleIntercept,
        Tag.AcquisitionTime
    };

    private Dataset top;
    private Dataset shared;
    private final List<Dataset> perFrame = new ArrayList<>();

    EnhancedImage(List<Dataset> slices) {
        Dataset.Builder t = slices.get(0).toBuilder();
        for (int tag : MOVED) {
            t.remove(tag);
        }
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        for (Dataset s : slices) {
            perFrame.add(frame(s));
            byte[] bytes = new byte
                    [(int) ((Element.Bulk) s.get(Tag.PixelData).orElseThrow())
                            .data()
                            .length()];
            ((Element.Bulk) s.get(Tag.PixelData).orElseThrow()).data().bytes().get(bytes);
            pixels.writeBytes(bytes);
        }
        top = t.text(Tag.SOPClassUID, ENHANCED_MR)
                .text(Tag.SOPInstanceUID, UID)
                .numbers(Tag.NumberOfFrames, slices.size())
                .bulk(Tag.PixelData, VR.OW, pixels.toByteArray())
                .build();
        shared = Dataset.builder()
                .items(Tag.PixelMeasuresSequence, only(slices.get(0), Tag.PixelSpacing))
                .items(Tag.PlaneOrientationSequence, only(slices.get(0), Tag.ImageOrientationPatient))
                .build();
    }

    private static Dataset frame(Dataset s) {
        Dataset.Builder b = Dataset.builder().items(Tag.PlanePositionSequence, only(s, Tag.ImagePositionPatient));
        s.get(Tag.ImageType)
                .ifPresent(e -> b.items(
                        Tag.MRImageFrameTypeSequence,
                        Dataset.builder().put(Tag.FrameType, e).build()));
        s.number(Tag.EchoTime)
                .ifPresent(e -> b.items(
                        Tag.MREchoSequence,
                        Dataset.builder().numbers(Tag.EffectiveEchoTime, e).build()));
        if (s.hasValue(Tag.DiffusionBValue)) {
            b.items(Tag.MRDiffusionSequence, only(s, Tag.DiffusionBValue));
        }
        if (s.hasValue(Tag.RescaleSlope)) {
            b.items(Tag.PixelValueTransformationSequence, only(s, Tag.RescaleSlope, Tag.RescaleIntercept));
        }
        return b.build();
    }

    static Dataset only(Dataset from, int... tags) {
        Dataset.Builder b = Dataset.builder();
        for (int tag : tags) {
            b.copy(tag, from);
        }
        return b.build();
    }

    EnhancedImage changeTop(UnaryOperator<Dataset.Builder> change) {
        top = change.apply(top.toBuilder()).build();
        return this;
    }

    EnhancedImage changeShared(UnaryOperator<Dataset.Builder> change) {
        shared = change.apply(shared.toBuilder()).build();
        return this;
    }

    EnhancedImage changeFrame(int n, UnaryOperator<Dataset.Builder> change) {
        perFrame.set(n, change.apply(perFrame.get(n).toBuilder()).build());
        return this;
    }

    EnhancedImage dropItem(int n) {
        perFrame.remove(n);
        return this;
    }

    DicomFile file() {
        Dataset all = top.toBuilder()
                .items(Tag.SharedFunctionalGroupsSequence, shared)
                .items(Tag.PerFrameFunctionalGroupsSequence, perFrame)
                .build();
        return new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, all);
    }
}
