package org.deltarad.node.imaging.mask;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.node.imaging.mask.RoiCandidate.Kind;
import org.deltarad.report.Tracking;

/** Reads the Segment Sequence (PS3.3 C.8.20.4). */
final class SegmentItems {
    /** SNOMED CT forms of codes that older segmentations have in SNOMED RT, of those that this class knows. */
    private static final Map<String, String> RETIRED = Map.of(
            "SRT:M-8FFFF", "SCT:108369006",
            "SRT:M-80003", "SCT:86049000",
            "SRT:R-429E0", "SCT:228791009",
            "SRT:R-429EB", "SCT:228792002");

    /** Property codes (CID 7159, CID 9534) that make a segment a tumour. */
    private static final Set<String> TUMOUR = Set.of(
            "SCT:108369006", // Neoplasm
            "SCT:86049000", // Neoplasm, Primary
            "SCT:228791009", // GTV
            "DCM:130052"); // GTV Primary

    private static final Set<String> CTV = Set.of("SCT:228792002", "DCM:130050");

    /** Background (CID 7150), what a label map's pixels outside all segments are. */
    private static final String BACKGROUND = "DCM:125040";

    private SegmentItems() {}

    /** The segments in their order, without the background of a label map. */
    static List<SegImage.Segment> read(Dataset d, SegEncoding encoding) throws AttributeException {
        List<SegImage.Segment> segments = new ArrayList<>();
        for (Dataset item : d.items(Tag.SegmentSequence)) {
            int number = item.requireInt(Tag.SegmentNumber);
            String label = item.string(Tag.SegmentLabel).orElse("");
            Set<String> codes = codes(item);
            if (!encoding.isBackground(number) && !(encoding.isLabelMap() && codes.contains(BACKGROUND))) {
                segments.add(new SegImage.Segment(number, label, kind(codes), codes, tracking(item, label)));
            }
        }
        return segments;
    }

    private static Set<String> codes(Dataset segment) {
        Set<String> codes = new LinkedHashSet<>();
        for (int tag : new int[] {Tag.SegmentedPropertyCategoryCodeSequence, Tag.SegmentedPropertyTypeCodeSequence}) {
            Optional<Dataset> item = segment.item(tag);
            Optional<String> scheme = item.flatMap(i -> i.string(Tag.CodingSchemeDesignator));
            Optional<String> value = item.flatMap(i -> i.string(Tag.CodeValue));
            if (scheme.isPresent() && value.isPresent()) {
                String code = scheme.get() + ":" + value.get();
                codes.add(code);
                Optional.ofNullable(RETIRED.get(code)).ifPresent(codes::add);
            }
        }
        return codes;
    }

    private static Kind kind(Set<String> codes) {
        return codes.stream().anyMatch(TUMOUR::contains)
                ? Kind.TUMOUR
                : codes.stream().anyMatch(CTV::contains) ? Kind.CTV : Kind.OTHER;
    }

    private static Optional<Tracking> tracking(Dataset item, String label) {
        String id = item.string(Tag.TrackingID).orElse(label);
        return item.string(Tag.TrackingUID).map(uid -> new Tracking(id.isBlank() ? uid : id, uid));
    }
}
