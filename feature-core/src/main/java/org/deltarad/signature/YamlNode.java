package org.deltarad.signature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A value in a YAML file, with its place in it. Every accessor either returns a value of the asked form or refuses the
 * file with key and line. Read by {@link YamlReader}.
 */
public final class YamlNode {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

    /** What a node holds. */
    sealed interface Content {
        /** Scalar text as written, without quotes. */
        record Scalar(String text) implements Content {}

        /** Values by key, in the file's order. */
        record Mapping(Map<String, YamlNode> entries) implements Content {}

        /** Values in the file's order. */
        record Sequence(List<YamlNode> items) implements Content {}

        /** {@code null}, {@code ~} or nothing. */
        record Null() implements Content {}
    }

    private final String file;
    private final String key;
    private final int line;
    private final Content content;

    YamlNode(String file, String key, int line, Content content) {
        this.file = file;
        this.key = key;
        this.line = line;
        this.content = content;
    }

    /** This node with the line of its key, which is where people look. */
    YamlNode at(int keyLine) {
        return new YamlNode(file, key, keyLine, content);
    }

    /** The refusal of this value. */
    public SignatureException.BadFile refuse(String problem) {
        return new SignatureException.BadFile(file, key, line, problem);
    }

    /** The mapping's values, which must have exactly these keys. */
    public Map<String, YamlNode> exactly(List<String> keys) throws SignatureException.BadFile {
        return exactly(keys, List.of());
    }

    /** The mapping's values, which must have the required keys, may have the optional ones, and no others. */
    public Map<String, YamlNode> exactly(List<String> keys, List<String> optional) throws SignatureException.BadFile {
        Map<String, YamlNode> entries = entries();
        List<String> known = Stream.concat(keys.stream(), optional.stream()).toList();
        for (Map.Entry<String, YamlNode> entry : entries.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw entry.getValue().refuse("unknown key; known here: " + String.join(", ", known));
            }
        }
        for (String required : keys) {
            if (!entries.containsKey(required)) {
                throw refuse("key '" + required + "' is missing");
            }
        }
        return entries;
    }

    /** The mapping's values, whatever their keys. */
    public Map<String, YamlNode> entries() throws SignatureException.BadFile {
        if (content instanceof Content.Mapping mapping) {
            return mapping.entries();
        }
        throw refuse("must be a mapping (key: value)");
    }

    /** The mapping's values as numbers, in the file's order. */
    public Map<String, Double> numbers() throws SignatureException.BadFile {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (Map.Entry<String, YamlNode> entry : entries().entrySet()) {
            numbers.put(entry.getKey(), entry.getValue().number());
        }
        return numbers;
    }

    /** The sequence as texts. */
    public List<String> texts() throws SignatureException.BadFile {
        List<String> texts = new ArrayList<>();
        for (YamlNode item : items()) {
            texts.add(item.text());
        }
        return texts;
    }

    /** The sequence's values. */
    public List<YamlNode> items() throws SignatureException.BadFile {
        if (content instanceof Content.Sequence sequence) {
            return List.copyOf(sequence.items());
        }
        throw refuse("must be a list");
    }

    /** Text that is not blank. */
    public String text() throws SignatureException.BadFile {
        if (content instanceof Content.Scalar scalar && !scalar.text().isBlank()) {
            return scalar.text();
        }
        throw refuse("must be a text that is not empty");
    }

    /** A finite decimal number. */
    public double number() throws SignatureException.BadFile {
        String text = text();
        double number = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(number)) {
            throw refuse("must be a finite number, is '" + text + "'");
        }
        return number;
    }

    /** A whole number, zero or more. */
    public int count() throws SignatureException.BadFile {
        String text = text();
        if (!COUNT.matcher(text).matches()) {
            throw refuse("must be a whole number, is '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    /** The value that the text stands for, one of those given. */
    public <T> T oneOf(Map<String, T> values) throws SignatureException.BadFile {
        String text = text();
        T value = values.get(text);
        if (value == null) {
            throw refuse("must be one of " + values.keySet().stream().sorted().toList() + ", is '" + text + "'");
        }
        return value;
    }

    /** Builds a value from this node's contents; what the value's constructor refuses is refused here. */
    public <T> T build(Supplier<T> constructor) throws SignatureException.BadFile {
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            SignatureException.BadFile refusal = refuse(e.getMessage());
            refusal.initCause(e);
            throw refusal;
        }
    }
}
