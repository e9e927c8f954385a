package org.deltarad.testdata.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;

/**
 * Turns the references of an RTSTRUCT or SEG to classic instances into references to the frames of one multi-frame
 * instance.
 */
final class FrameReferences {
    private final Dataset multiFrame;
    private final String classicSeries;
    /** One based frame of each classic instance. */
    private final Map<String, Integer> frames = new HashMap<>();

    /**
     * @param classic instances, slice 0 first
     * @param order   slice of each frame
     */
    FrameReferences(List<Dataset> classic, Dataset multiFrame, List<Integer> order) {
        this.multiFrame = multiFrame;
        this.classicSeries = classic.get(0).string(Tag.SeriesInstanceUID).orElseThrow();
        for (int f = 0; f < order.size(); f++) {
            frames.put(classic.get(order.get(f)).string(Tag.SOPInstanceUID).orElseThrow(), f + 1);
        }
    }

    /** The same mask, drawn on the multi-frame instance. */
    Dataset apply(Dataset mask) {
        Dataset.Builder b = Dataset.builder();
        mask.elements().forEach((tag, element) -> {
            if (element instanceof Element.Sequence sequence) {
                b.items(tag, items(sequence.items()));
            } else {
                b.put(tag, element);
            }
        });
        mask.string(Tag.ReferencedSOPInstanceUID)
                .filter(frames::containsKey)
                .ifPresent(uid -> refer(b, frames.get(uid)));
        mask.string(Tag.SeriesInstanceUID)
                .filter(classicSeries::equals)
                .ifPresent(uid -> b.copy(Tag.SeriesInstanceUID, multiFrame));
        mask.string(Tag.FrameOfReferenceUID).ifPresent(uid -> b.copy(Tag.FrameOfReferenceUID, multiFrame));
        return b.build();
    }

    private void refer(Dataset.Builder b, int frame) {
        b.text(Tag.ReferencedSOPClassUID, value(Tag.SOPClassUID))
                .text(Tag.ReferencedSOPInstanceUID, value(Tag.SOPInstanceUID))
                .numbers(Tag.ReferencedFrameNumber, frame);
    }

    private String value(int tag) {
        return multiFrame.string(tag).orElseThrow();
    }

    /** Several references to one instance are one reference to all of it. */
    private List<Dataset> items(List<Dataset> items) {
        List<Dataset> applied = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Dataset item : items) {
            boolean frame = item.string(Tag.ReferencedSOPInstanceUID)
                    .filter(frames::containsKey)
                    .isPresent();
            Dataset mapped = apply(item);
            if (!frame || items.size() == 1) {
                applied.add(mapped);
            } else if (seen.add(value(Tag.SOPInstanceUID))) {
                applied.add(mapped.toBuilder().remove(Tag.ReferencedFrameNumber).build());
            }
        }
        return applied;
    }
}
