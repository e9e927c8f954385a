package org.deltarad.feature;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a YAML or JSON document that knows its line (one based). */
public sealed interface ParameterNode {
    /** Line in the document, one based. */
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
            ParameterNode root = new ParameterTokens(parser, source).read("");
            if (parser.nextToken() != null) {
                throw new ParameterException(
                        source, ParameterTokens.line(parser), "", "there is text after the end of the document");
            }
            return root;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new ParameterException(source, line, "", "not valid YAML or JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new ParameterException(source, 0, "", "cannot be read: " + e.getMessage());
        }
    }
}
