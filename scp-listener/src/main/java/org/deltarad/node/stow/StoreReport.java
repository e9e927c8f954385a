package org.deltarad.node.stow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.node.receive.Intake;

/** What came of the parts of a request: the Store Instances Response Module (PS3.18 I.2) in the DICOM JSON Model. */
final class StoreReport {
    private static final String FAILED_SOP_SEQUENCE = "00081198";
    private static final String REFERENCED_SOP_SEQUENCE = "00081199";
    private static final String OTHER_FAILURES_SEQUENCE = "0008119A";
    private static final String RETRIEVE_URL = "00081190";
    private static final String WARNING_REASON = "00081196";
    private static final String FAILURE_REASON = "00081197";
    private static final String SOP_CLASS = "00081150";
    private static final String SOP_INSTANCE = "00081155";

    private static final int OUT_OF_RESOURCES = 0xA700;

    private final List<Intake.Answer> answers = new ArrayList<>();
    private final List<Integer> others = new ArrayList<>();

    void add(Intake.Answer answer) {
        answers.add(answer);
    }

    /** A part that was no instance. */
    void addOther(int failureReason) {
        others.add(failureReason);
    }

    boolean isEmpty() {
        return answers.isEmpty() && others.isEmpty();
    }

    boolean hasStored() {
        return answers.stream().anyMatch(Intake.Answer::isStored);
    }

    /** HTTP status (PS3.18 table 10.5.3-1): 503 when nothing could be taken now, and would be later. */
    int httpStatus() {
        if (hasStored()) {
            boolean all = others.isEmpty()
                    && answers.stream().allMatch(a -> a.status().isSuccess());
            return all ? 200 : 202;
        }
        boolean later =
                others.isEmpty() && answers.stream().allMatch(a -> a.status().code() == OUT_OF_RESOURCES);
        return later ? 503 : 409;
    }

    ObjectNode json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject(RETRIEVE_URL).put("vr", "UR"); // nothing is retrieved here
        ArrayNode stored = JsonNodeFactory.instance.arrayNode();
        ArrayNode failed = JsonNodeFactory.instance.arrayNode();
        ArrayNode other = JsonNodeFactory.instance.arrayNode();
        for (Intake.Answer a : answers) {
            if (a.said().sopInstanceUid().isEmpty()) {
                reason(other.addObject(), FAILURE_REASON, a.status().code());
            } else if (a.isStored()) {
                ObjectNode item = reference(stored, a);
                if (!a.status().isSuccess()) {
                    reason(item, WARNING_REASON, a.status().code());
                }
            } else {
                reason(reference(failed, a), FAILURE_REASON, a.status().code());
            }
        }
        others.forEach(code -> reason(other.addObject(), FAILURE_REASON, code));
        sequence(root, FAILED_SOP_SEQUENCE, failed);
        sequence(root, REFERENCED_SOP_SEQUENCE, stored);
        sequence(root, OTHER_FAILURES_SEQUENCE, other);
        return root;
    }

    private static ObjectNode reference(ArrayNode items, Intake.Answer a) {
        ObjectNode item = items.addObject();
        text(item, SOP_CLASS, a.said().sopClassUid());
        text(item, SOP_INSTANCE, a.said().sopInstanceUid());
        return item;
    }

    private static void text(ObjectNode item, String tag, String uid) {
        item.putObject(tag).put("vr", "UI").putArray("Value").add(uid);
    }

    private static void reason(ObjectNode item, String tag, int code) {
        item.putObject(tag).put("vr", "US").putArray("Value").add(code);
    }

    private static void sequence(ObjectNode root, String tag, ArrayNode items) {
        if (!items.isEmpty()) {
            root.putObject(tag).put("vr", "SQ").set("Value", items);
        }
    }
}
