package org.deltarad.cohort.study.learners;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deltarad.cohort.study.StudySections;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.YamlNode;

/**
 * A mapping of scalars, some of which may be left out.
 *
 * @param node of the mapping
 * @param keys its values
 */
record Settings(YamlNode node, Map<String, YamlNode> keys) {
    /** A mapping that has the required keys, may have the optional ones, and no others. */
    static Settings of(YamlNode node, List<String> required, List<String> optional) throws SignatureException.BadFile {
        return new Settings(node, node.exactly(required, optional));
    }

    boolean has(String key) {
        return keys.containsKey(key);
    }

    YamlNode get(String key) {
        return keys.get(key);
    }

    String text(String key, String usual) throws SignatureException.BadFile {
        return has(key) ? get(key).text() : usual;
    }

    double positive(String key, double usual) throws SignatureException.BadFile {
        return has(key) ? StudySections.positive(get(key)) : usual;
    }

    int atLeast(int least, String key, int usual) throws SignatureException.BadFile {
        return has(key) ? StudySections.atLeast(least, get(key)) : usual;
    }

    boolean yes(String key, boolean usual) throws SignatureException.BadFile {
        return has(key) ? get(key).oneOf(StudySections.YES_NO) : usual;
    }

    <T> T oneOf(String key, Map<String, T> values, T usual) throws SignatureException.BadFile {
        return has(key) ? get(key).oneOf(values) : usual;
    }

    /** All scalars as text, in the order of the keys. */
    String all() throws SignatureException.BadFile {
        List<String> all = new ArrayList<>();
        for (Map.Entry<String, YamlNode> entry : new TreeMap<>(keys).entrySet()) {
            all.add(entry.getKey() + "=" + entry.getValue().text());
        }
        return String.join(" ", all);
    }
}
