package org.deltarad.node.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;

/**
 * An attribute by its keyword, {@code Modality}, or within the items of sequences, {@code
 * ProcedureCodeSequence.CodeValue}.
 *
 * @param text as written
 * @param tags of the sequences, then of the attribute
 */
public record AttributePath(String text, List<Integer> tags) {
    public AttributePath {
        tags = List.copyOf(tags);
    }

    /** @throws IllegalArgumentException saying which keyword is none */
    public static AttributePath parse(String text) {
        List<Integer> tags = new ArrayList<>();
        for (String keyword : text.split("\\.", -1)) {
            tags.add(DataDictionary.tag(keyword)
                    .orElseThrow(() -> new IllegalArgumentException("'" + keyword + "' is no attribute's keyword")));
        }
        for (int n = 0; n < tags.size(); n++) {
            boolean last = n == tags.size() - 1;
            if ((vr(tags.get(n)) == VR.SQ) == last) {
                String keyword = text.split("\\.", -1)[n];
                throw new IllegalArgumentException(
                        last
                                ? "'" + keyword + "' is a sequence: name an attribute of its items, " + text
                                        + ".Keyword"
                                : "'" + keyword + "' is no sequence");
            }
        }
        return new AttributePath(text, tags);
    }

    private static VR vr(int tag) {
        return DataDictionary.vr(tag).orElse(VR.UN);
    }

    /** Of the attribute itself. */
    VR vr() {
        return vr(tags.get(tags.size() - 1));
    }

    /** Whether its values are numbers, which YAML need not quote. */
    public boolean isNumeric() {
        return switch (vr()) {
            case DS, IS, DA, US, SS, UL, SL, FL, FD, UV, SV -> true;
            default -> false;
        };
    }

    /**
     * All values that are not empty, in every item. What an image of several frames says in its functional groups
     * (PS3.3 C.7.6.16.2) counts as its own: those shared by all frames, else those of the first.
     */
    List<String> values(Dataset d) {
        List<String> own = values(d, 0);
        return own.isEmpty() && tags.size() == 1 ? ofFrames(d) : own;
    }

    private List<String> values(Dataset d, int depth) {
        int tag = tags.get(depth);
        if (depth < tags.size() - 1) {
            return d.items(tag).stream()
                    .flatMap(item -> values(item, depth + 1).stream())
                    .toList();
        }
        return texts(d, tag).map(String::strip).filter(v -> !v.isEmpty()).toList();
    }

    private Stream<String> texts(Dataset d, int tag) {
        if (vr().isText()) {
            return d.strings(tag).stream();
        }
        return Arrays.stream(d.doubles(tag))
                .mapToObj(v -> v == Math.rint(v) ? Long.toString((long) v) : Double.toString(v));
    }

    private List<String> ofFrames(Dataset d) {
        List<String> shared = ofGroups(d.items(Tag.SharedFunctionalGroupsSequence));
        return shared.isEmpty()
                ? ofGroups(d.items(Tag.PerFrameFunctionalGroupsSequence).stream()
                        .limit(1)
                        .toList())
                : shared;
    }

    private List<String> ofGroups(List<Dataset> groups) {
        return groups.stream()
                .flatMap(g -> g.elements().values().stream())
                .filter(Element.Sequence.class::isInstance)
                .flatMap(e -> ((Element.Sequence) e).items().stream())
                .flatMap(macro -> values(macro, 0).stream())
                .toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
