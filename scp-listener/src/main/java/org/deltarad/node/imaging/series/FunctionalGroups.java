package org.deltarad.node.imaging.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.report.ImageReference;
import org.deltarad.report.InstanceReference;

/**
 * Reads a multi-frame image (PS3.3 C.7.6.16) as if each frame were a classic image: the attributes of the macros in its
 * functional groups are at the top level, under the names that classic images have for them ({@link ClassicNames}).
 * Per-frame groups take precedence over shared ones, both over the top level; the Unassigned Converted Attributes of legacy
 * converted images (PS3.3 C.7.6.16.2.25) and private groups only add what these leave open. Sequences that refer or map,
 * such as Real World Value Mapping, stay what they are.
 */
final class FunctionalGroups {
    /** Macros that say where a frame is and what its values mean: more than one item is a contradiction. */
    private static final Set<Integer> SINGLE = Set.of(
            Tag.PixelMeasuresSequence,
            Tag.PlanePositionSequence,
            Tag.PlaneOrientationSequence,
            Tag.PixelValueTransformationSequence);
    /** Macros of one item each whose attributes classic images have at the top level. */
    private static final Set<Integer> FLAT = Set.of(
            Tag.FrameContentSequence,
            Tag.FrameAnatomySequence,
            Tag.FrameVOILUTSequence,
            Tag.TemporalPositionSequence,
            Tag.CardiacSynchronizationSequence,
            Tag.RespiratorySynchronizationSequence,
            Tag.MRImageFrameTypeSequence,
            Tag.MRTimingAndRelatedParametersSequence,
            Tag.MREchoSequence,
            Tag.MRModifierSequence,
            Tag.MRImagingModifierSequence,
            Tag.MRReceiveCoilSequence,
            Tag.MRDiffusionSequence,
            Tag.MRAveragesSequence,
            Tag.MRFOVGeometrySequence,
            Tag.CTImageFrameTypeSequence,
            Tag.CTAcquisitionTypeSequence,
            Tag.CTAcquisitionDetailsSequence,
            Tag.CTTableDynamicsSequence,
            Tag.CTPositionSequence,
            Tag.CTGeometrySequence,
            Tag.CTReconstructionSequence,
            Tag.CTExposureSequence,
            Tag.CTXRayDetailsSequence,
            Tag.PETFrameTypeSequence,
            Tag.PETFrameAcquisitionSequence,
            Tag.PETPositionSequence,
            Tag.PETFrameCorrectionFactorsSequence,
            Tag.PETReconstructionSequence,
            Tag.RadiopharmaceuticalUsageSequence);
    /** Attributes of converted images that no macro has a place for. */
    private static final Set<Integer> UNASSIGNED =
            Set.of(Tag.UnassignedSharedConvertedAttributesSequence, Tag.UnassignedPerFrameConvertedAttributesSequence);
    /** Elements of all frames together; a file that has more is no image but many copies of a large header. */
    private static final long MOST_ELEMENTS = 1L << 23;

    private final InstanceReference instance;

    private FunctionalGroups(InstanceReference instance) {
        this.instance = instance;
    }

    /**
     * @throws AttributeException when Number of Frames is missing
     * @throws ImagingException   when the functional groups are not one item for all and one per frame
     */
    static List<Frame> frames(DicomFile file, InstanceReference instance) throws AttributeException, ImagingException {
        Dataset d = file.dataset();
        FunctionalGroups groups = new FunctionalGroups(instance);
        int count = d.requireInt(Tag.NumberOfFrames);
        List<Dataset> shared = d.items(Tag.SharedFunctionalGroupsSequence);
        List<Dataset> perFrame = d.items(Tag.PerFrameFunctionalGroupsSequence);
        if (count < 1 || perFrame.size() != count || shared.size() > 1) {
            throw groups.malformed(
                    count + " frames, but " + shared.size() + " item(s) of shared and " + perFrame.size()
                            + " of per-frame functional groups; there must be one for all and one per frame",
                    ImageReference.of(instance));
        }
        Dataset top = d.toBuilder()
                .remove(Tag.SharedFunctionalGroupsSequence)
                .remove(Tag.PerFrameFunctionalGroupsSequence)
                .remove(Tag.NumberOfFrames)
                .remove(Tag.PixelData)
                .build();
        Dataset all = shared.isEmpty() ? Dataset.empty() : shared.get(0);
        if ((long) count * (top.elements().size() + all.elements().size()) > MOST_ELEMENTS) {
            throw new ImagingException(
                    Reason.TOO_LARGE,
                    "SOP Instance " + instance.sopInstanceUid() + " has " + count + " frames of "
                            + top.elements().size() + " attributes each, more than can be held",
                    instance.sopInstanceUid());
        }
        List<Frame> frames = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            ImageReference reference = new ImageReference(instance, n + 1);
            Dataset attributes = groups.attributes(top, all, perFrame.get(n), reference);
            frames.add(new Frame(file, n, count, attributes, reference));
        }
        return frames;
    }

    private Dataset attributes(Dataset top, Dataset shared, Dataset own, ImageReference frame) throws ImagingException {
        Dataset.Builder macros = Dataset.builder();
        List<Dataset> added = new ArrayList<>();
        for (Dataset group : List.of(shared, own)) {
            flatten(group, macros, added, frame);
        }
        Dataset.Builder attributes = top.toBuilder();
        ClassicNames.of(macros.build()).elements().forEach(attributes::put);
        for (int n = added.size() - 1; n >= 0; n--) {
            AddedAttributes.add(added.get(n), attributes);
        }
        return attributes.build();
    }

    /** @param added gets what may only add, the more specific last */
    private void flatten(Dataset group, Dataset.Builder macros, List<Dataset> added, ImageReference frame)
            throws ImagingException {
        for (var e : group.elements().entrySet()) {
            int tag = e.getKey();
            if (!(e.getValue() instanceof Element.Sequence macro)) {
                continue;
            }
            boolean isPrivate = (tag >>> 16) % 2 == 1;
            if (SINGLE.contains(tag) && macro.size() > 1) {
                throw malformed(
                        macro.size() + " items of " + DataDictionary.name(tag) + " where there must be one", frame);
            }
            if (macro.items().isEmpty()) {
                continue;
            }
            if (SINGLE.contains(tag) || FLAT.contains(tag)) {
                macro.items().get(0).elements().forEach(macros::put);
            } else if (UNASSIGNED.contains(tag) || isPrivate) {
                added.add(macro.items().get(0));
            } else {
                macros.put(tag, macro);
            }
        }
    }

    private ImagingException malformed(String what, ImageReference where) {
        return new ImagingException(Reason.MALFORMED_FRAMES, where.name() + " has " + what, instance.sopInstanceUid());
    }
}
