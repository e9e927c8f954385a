package org.deltarad.feature.ibsi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.deltarad.feature.ParameterException;
import org.deltarad.feature.ParameterNode;

/** A mapping whose keys are known. */
final class ParameterSection {
    private final String source;
    private final String path;
    private final ParameterNode.Mapping mapping;

    private ParameterSection(String source, String path, ParameterNode.Mapping mapping) {
        this.source = source;
        this.path = path;
        this.mapping = mapping;
    }

    /**
     * The section that a node is.
     *
     * @param path of the node in the document; empty for the document
     * @param keys the keys it may have
     * @throws ParameterException when it is no mapping or has another key
     */
    static ParameterSection of(String source, ParameterNode node, String path, Set<String> keys)
            throws ParameterException {
        if (!(node instanceof ParameterNode.Mapping mapping)) {
            throw new ParameterException(
                    source, node.line(), path, node.plain() + " is not a mapping of names to values");
        }
        ParameterSection section = new ParameterSection(source, path, mapping);
        for (String key : mapping.entries().keySet()) {
            if (!keys.contains(key)) {
                throw section.fault(
                        key,
                        "is not known here; known are " + keys.stream().sorted().toList());
            }
        }
        return section;
    }

    ParameterException fault(String key, String reason) {
        ParameterNode node = mapping.entries().get(key);
        int line = node == null ? mapping.line() : node.line();
        return new ParameterException(source, line, path(key), reason);
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    Map<String, Object> plain() {
        return mapping.plain();
    }

    /** Whether a key is there and not null. */
    boolean has(String key) {
        ParameterNode node = mapping.entries().get(key);
        return node != null && !(node instanceof ParameterNode.Scalar scalar && scalar.value() == null);
    }

    ParameterNode require(String key) throws ParameterException {
        if (!has(key)) {
            throw fault(key, "is missing");
        }
        return mapping.entries().get(key);
    }

    ParameterSection section(String key, Set<String> keys) throws ParameterException {
        return of(source, require(key), path(key), keys);
    }

    double number(String key) throws ParameterException {
        Object value = require(key).plain();
        if (!(value instanceof Number number)) {
            throw fault(key, value + " is not a number");
        }
        return number.doubleValue();
    }

    /** A list of numbers; null is empty. */
    List<OptionalDouble> numbers(String key) throws ParameterException {
        if (!(require(key) instanceof ParameterNode.Sequence sequence)) {
            throw fault(key, "is not a list of numbers");
        }
        List<OptionalDouble> numbers = new ArrayList<>();
        for (ParameterNode item : sequence.items()) {
            if (item.plain() != null && !(item.plain() instanceof Number)) {
                throw fault(key, item.plain() + " is not a number");
            }
            numbers.add(
                    item.plain() instanceof Number number
                            ? OptionalDouble.of(number.doubleValue())
                            : OptionalDouble.empty());
        }
        return numbers;
    }

    /** One of some names; {@code absent} when not given, which must be if that is null. */
    <T> T choice(String key, Map<String, T> choices, T absent) throws ParameterException {
        if (absent != null && !has(key)) {
            return absent;
        }
        T chosen = choices.get(String.valueOf(require(key).plain()));
        if (chosen == null) {
            throw fault(
                    key,
                    require(key).plain() + " is not one of "
                            + choices.keySet().stream().sorted().toList());
        }
        return chosen;
    }

    <T> Set<T> members(String key, Set<T> absent, Function<String, Optional<T>> member) throws ParameterException {
        if (!has(key)) {
            return absent;
        }
        if (!(require(key) instanceof ParameterNode.Sequence sequence)
                || sequence.items().isEmpty()) {
            throw fault(key, "is not a list of names");
        }
        Set<T> members = new LinkedHashSet<>();
        for (ParameterNode item : sequence.items()) {
            members.add(member.apply(String.valueOf(item.plain()))
                    .orElseThrow(() -> fault(key, item.plain() + " is not a name known here")));
        }
        return members;
    }

    int label() throws ParameterException {
        double label = has("label") ? number("label") : 1;
        if (label != Math.rint(label) || Math.abs(label) > Integer.MAX_VALUE) {
            throw fault("label", label + " is not an integer");
        }
        return (int) label;
    }
}
