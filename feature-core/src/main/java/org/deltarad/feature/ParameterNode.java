package org.deltarad.feature;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A part of a YAML or JSON document that knows its line (one based). */
sealed interface ParameterNode {
    int line();

    /** The same as plain Java values: maps, lists, strings, booleans, integers, doubles, null. */
    Object plain();

    /** A string, Boolean, Integer, Double or null. */
    record Scalar(int line, Object value) implements ParameterNode {
        @Override
        public Object plain() {
            return value;
        }
    }

    /** A list. */
    record Sequence(int line, List<ParameterNode> items) implements ParameterNode {
        @Override
        public Object plain() {
            List<Object> values = new ArrayList<>();
            items.forEach(item -> values.add(item.plain()));
            return values;
        }
    }

    /** A mapping, in file order. */
    record Mapping(int line, Map<String, ParameterNode> entries) implements ParameterNode {
        @Override
        public Map<String, Object> plain() {
            Map<String, Object> values = new LinkedHashMap<>();
            entries.forEach((key, node) -> values.put(key, node.plain()));
            return values;
        }
    }

    /**
     * Parse a document; text that starts with a brace is read as JSON, all other text as YAML.
     *
     * @throws ParameterException for text that is neither, duplicate keys, aliases and an empty document
     */
    static ParameterNode parse(String text, String source) throws ParameterException {
        JsonFactory factory = text.stripLeading().startsWith("{") ? new JsonFactory() : new YAMLFactory();
        try (JsonParser parser = factory.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new ParameterException(source, 0, "", "the file is empty");
            }
            ParameterNode root = new Reader(parser, source).read("");
            if (parser.nextToken() != null) {
                throw new ParameterException(source, line(parser), "", "there is text after the end of the document");
            }
            return root;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new ParameterException(source, line, "", "not valid YAML or JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new ParameterException(source, 0, "", "cannot be read: " + e.getMessage());
        }
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    /** Builds nodes from tokens. */
    record Reader(JsonParser parser, String source) {
        private static final Pattern NUMBER =
                Pattern.compile("[-+]?(\\d+\\.\\d*|\\.\\d+|\\d+(?=[eE]))([eE][-+]?\\d+)?");

        private ParameterNode read(String path) throws IOException, ParameterException {
            int line = ParameterNode.line(parser);
            if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
                throw new ParameterException(source, line, path, "YAML aliases are not accepted");
            }
            JsonToken token = parser.currentToken();
            return switch (token) {
                case START_OBJECT -> mapping(path, line);
                case START_ARRAY -> sequence(path, line);
                case VALUE_NULL -> new Scalar(line, null);
                case VALUE_TRUE, VALUE_FALSE -> new Scalar(line, flag(parser.getText()));
                case VALUE_NUMBER_INT -> integer(line);
                default -> new Scalar(line, scalar(parser.getText()));
            };
        }

        /** Only true and false are flags; yes and no are texts, as in YAML 1.2. */
        private static Object flag(String text) {
            return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
                    ? (Object) Boolean.valueOf(text)
                    : text;
        }

        /** Numbers with a fraction or an exponent; infinities and NaN stay texts. */
        private static Object scalar(String text) {
            return NUMBER.matcher(text).matches() ? (Object) Double.valueOf(text) : text;
        }

        private Scalar integer(int line) throws IOException {
            boolean fits = parser.getNumberType() == JsonParser.NumberType.INT;
            return new Scalar(line, fits ? (Object) parser.getIntValue() : (Object) parser.getDoubleValue());
        }

        private Mapping mapping(String path, int line) throws IOException, ParameterException {
            Map<String, ParameterNode> entries = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                String keyPath = path.isEmpty() ? key : path + "." + key;
                int keyLine = ParameterNode.line(parser);
                parser.nextToken();
                if (entries.put(key, read(keyPath)) != null) {
                    throw new ParameterException(source, keyLine, keyPath, "is given twice");
                }
            }
            return new Mapping(line, entries);
        }

        private Sequence sequence(String path, int line) throws IOException, ParameterException {
            List<ParameterNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(path + "[" + items.size() + "]"));
            }
            return new Sequence(line, items);
        }
    }
}
