package org.deltarad.feature;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Builds {@link ParameterNode}s from the tokens of a parser. */
record ParameterTokens(JsonParser parser, String source) {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.\\d*|\\.\\d+|\\d+(?=[eE]))([eE][-+]?\\d+)?");

    /** Line of the current token, one based. */
    static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    ParameterNode read(String path) throws IOException, ParameterException {
        int line = line(parser);
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw new ParameterException(source, line, path, "YAML aliases are not accepted");
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> mapping(path, line);
            case START_ARRAY -> sequence(path, line);
            case VALUE_NULL -> new ParameterNode.Scalar(line, null);
            case VALUE_TRUE, VALUE_FALSE -> new ParameterNode.Scalar(line, flag(parser.getText()));
            case VALUE_NUMBER_INT -> integer(line);
            default -> new ParameterNode.Scalar(line, scalar(parser.getText()));
        };
    }

    /** Only true and false are flags; yes and no are texts, as in YAML 1.2. */
    private static Object flag(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false") ? (Object) Boolean.valueOf(text) : text;
    }

    /** Numbers with a fraction or an exponent; infinities and NaN stay texts. */
    private static Object scalar(String text) {
        return NUMBER.matcher(text).matches() ? (Object) Double.valueOf(text) : text;
    }

    private ParameterNode.Scalar integer(int line) throws IOException {
        boolean fits = parser.getNumberType() == JsonParser.NumberType.INT;
        return new ParameterNode.Scalar(line, fits ? (Object) parser.getIntValue() : (Object) parser.getDoubleValue());
    }

    private ParameterNode.Mapping mapping(String path, int line) throws IOException, ParameterException {
        Map<String, ParameterNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String keyPath = path.isEmpty() ? key : path + "." + key;
            int keyLine = line(parser);
            parser.nextToken();
            if (entries.put(key, read(keyPath)) != null) {
                throw new ParameterException(source, keyLine, keyPath, "is given twice");
            }
        }
        return new ParameterNode.Mapping(line, entries);
    }

    private ParameterNode.Sequence sequence(String path, int line) throws IOException, ParameterException {
        List<ParameterNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(path + "[" + items.size() + "]"));
        }
        return new ParameterNode.Sequence(line, items);
    }
}
