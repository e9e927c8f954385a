package org.deltarad.report;

/**
 * What makes a lesion the same one at all time points and in all objects: Tracking ID (0062,0020) and Tracking UID
 * (0062,0021) of a segment, Tracking Identifier and Tracking Unique Identifier of a measurement group.
 *
 * @param id  a name, at least one character
 * @param uid a UID
 */
public record Tracking(String id, String uid) {
    public Tracking {
        if (id.isBlank() || uid.isBlank()) {
            throw new IllegalArgumentException(
                    "a tracked lesion needs an ID and a UID, got '" + id + "' and '" + uid + "'");
        }
    }
}
