package org.deltarad.node.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Which keys two configurations differ in. */
public final class ConfigDifference {
    private ConfigDifference() {}

    /** The keys, {@code dicom.maxPerPeer}, in the order of {@code defaults.yaml}; lists and mappings of names count as one. */
    public static List<String> between(NodeConfig a, NodeConfig b) {
        List<String> keys = new ArrayList<>();
        collect("", a, b, keys);
        return keys;
    }

    private static void collect(String key, Object a, Object b, List<String> keys) {
        if (Objects.equals(a, b)) {
            return;
        }
        if (!(a instanceof Record) || b == null || a.getClass() != b.getClass()) {
            keys.add(key);
            return;
        }
        for (RecordComponent c : a.getClass().getRecordComponents()) {
            collect(key.isEmpty() ? c.getName() : key + "." + c.getName(), value(c, a), value(c, b), keys);
        }
    }

    private static Object value(RecordComponent c, Object of) {
        try {
            return c.getAccessor().invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the records of a configuration are public", e);
        }
    }
}
