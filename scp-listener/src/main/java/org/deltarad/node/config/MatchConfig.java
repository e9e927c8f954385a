package org.deltarad.node.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.deltarad.node.route.AttributePath;
import org.deltarad.node.route.Condition;
import org.deltarad.node.route.Match;

/**
 * Conditions on attributes by keyword: {@code value}, {@code [values]}, {@code ~pattern}, {@code {min, max}} or {@code
 * absent}; those of the mask under {@code mask}.
 *
 * @param match the same for the router
 */
public record MatchConfig(Match match) {
    private static final String MASK = "mask";
    private static final String ABSENT = "absent";

    /** @throws InvalidValueException naming the keyword */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static MatchConfig of(JsonNode node) {
        requireMapping("", node);
        List<Condition> image = new ArrayList<>();
        List<Condition> mask = new ArrayList<>();
        for (Map.Entry<String, JsonNode> e : node.properties()) {
            if (e.getKey().equals(MASK)) {
                requireMapping(MASK, e.getValue());
                e.getValue()
                        .properties()
                        .forEach(m -> mask.add(condition(MASK + "." + m.getKey(), m.getKey(), m.getValue())));
            } else {
                image.add(condition(e.getKey(), e.getKey(), e.getValue()));
            }
        }
        return new MatchConfig(new Match(image, mask));
    }

    private static void requireMapping(String key, JsonNode node) {
        if (!node.isObject()) {
            throw new InvalidValueException(key, "must be a mapping of attribute keywords to conditions");
        }
    }

    private static Condition condition(String key, String keyword, JsonNode wanted) {
        AttributePath attribute;
        try {
            attribute = AttributePath.parse(keyword);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException(key, e.getMessage());
        }
        if (wanted.isObject()) {
            return within(key, attribute, wanted);
        }
        if (wanted.isArray()) {
            List<String> values = new ArrayList<>();
            wanted.forEach(v -> values.add(value(key, attribute, v)));
            if (values.isEmpty()) {
                throw new InvalidValueException(key, "a list of values must not be empty");
            }
            return new Condition.OneOf(attribute, values);
        }
        String text = value(key, attribute, wanted);
        if (text.equals(ABSENT)) {
            return new Condition.Absent(attribute);
        }
        return text.startsWith("~")
                ? found(key, attribute, text.substring(1))
                : new Condition.OneOf(attribute, List.of(text));
    }

    private static Condition found(String key, AttributePath attribute, String regex) {
        try {
            return Condition.Found.of(attribute, regex);
        } catch (PatternSyntaxException e) {
            throw new InvalidValueException(key, "'" + regex + "' is no regular expression: " + e.getDescription());
        }
    }

    private static Condition within(String key, AttributePath attribute, JsonNode limits) {
        for (Map.Entry<String, JsonNode> e : limits.properties()) {
            if (!Set.of("min", "max").contains(e.getKey()) || !e.getValue().isNumber()) {
                throw new InvalidValueException(key + "." + e.getKey(), "a range is {min: number, max: number}");
            }
        }
        OptionalDouble min = limit(limits.get("min"));
        OptionalDouble max = limit(limits.get("max"));
        if (min.isEmpty() && max.isEmpty()) {
            throw new InvalidValueException(key, "a range has min, max or both");
        }
        if (min.isPresent() && max.isPresent() && min.getAsDouble() > max.getAsDouble()) {
            throw new InvalidValueException(key, "min must not be above max");
        }
        return new Condition.Within(attribute, min, max);
    }

    private static OptionalDouble limit(JsonNode node) {
        return node == null ? OptionalDouble.empty() : OptionalDouble.of(node.asDouble());
    }

    /** YAML drops what a number does not need, such as leading zeros: text that looks like one has to be quoted. */
    private static String value(String key, AttributePath attribute, JsonNode node) {
        boolean number = node.isNumber() && attribute.isNumeric();
        if (!number && !node.isTextual()) {
            throw new InvalidValueException(
                    key,
                    node.isNumber() || node.isBoolean()
                            ? "put the value in quotes: the attribute is text"
                            : "must be a value, a list of values, ~pattern, {min, max} or absent");
        }
        Checks.text(key, node.asText());
        return node.asText().strip();
    }
}
