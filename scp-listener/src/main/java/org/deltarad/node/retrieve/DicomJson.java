package org.deltarad.node.retrieve;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.VR;

/** The DICOM JSON Model (PS3.18 F), as far as answers to queries have it: text and numbers, no sequences. */
final class DicomJson {
    private DicomJson() {}

    /** The attributes of an answer that have values; what is malformed is left out. */
    static Dataset dataset(JsonNode json) {
        Dataset.Builder d = Dataset.builder();
        for (Map.Entry<String, JsonNode> e : json.properties()) {
            JsonNode values = e.getValue().path("Value");
            if (e.getKey().matches("[0-9A-Fa-f]{8}") && values.isArray()) {
                int tag = Integer.parseUnsignedInt(e.getKey(), 16);
                put(d, tag, e.getValue().path("vr").asText(""), values);
            }
        }
        return d.build();
    }

    private static void put(Dataset.Builder d, int tag, String vrName, JsonNode values) {
        VR vr;
        try {
            vr = VR.valueOf(vrName);
        } catch (IllegalArgumentException unknown) {
            return;
        }
        List<String> texts = new ArrayList<>();
        values.forEach(v -> texts.add(v.isObject() ? v.path("Alphabetic").asText("") : v.asText("")));
        try {
            if (vr.isText()) {
                d.text(tag, vr, texts.toArray(String[]::new));
            } else if (vr.isInteger() || vr.isFloat()) {
                d.numbers(
                        tag, vr, texts.stream().mapToDouble(Double::parseDouble).toArray());
            }
        } catch (IllegalArgumentException malformed) {
            d.remove(tag);
        }
    }
}
