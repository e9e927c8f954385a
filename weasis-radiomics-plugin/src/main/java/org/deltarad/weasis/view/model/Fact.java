package org.deltarad.weasis.view.model;

/**
 * One line of provenance.
 *
 * @param topic key of the group's heading
 * @param name  what; a key of the texts when {@code keyed}
 * @param value its value
 * @param keyed whether the name is ours and translated
 */
public record Fact(Topic topic, String name, String value, boolean keyed) {
    /** Groups, in order. */
    public enum Topic {
        REPORT,
        ALGORITHM,
        PARAMETERS,
        SOURCES,
        SIGNATURES
    }

    /** A fact whose name is a key of the texts. */
    public static Fact keyed(Topic topic, String key, String value) {
        return new Fact(topic, key, value, true);
    }

    /** A fact whose name is the report's own. */
    public static Fact plain(Topic topic, String name, String value) {
        return new Fact(topic, name, value, false);
    }
}
