package org.deltarad.node.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a node's YAML strictly: an unknown key or a value that cannot be is an error with file, line and key. */
public final class ConfigReader {
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .addModule(new Jdk8Module())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private ConfigReader() {}

    /**
     * Reads a file; relative paths in it are relative to its folder.
     *
     * @throws ConfigException {@code file:line: key: what is wrong}
     */
    public static NodeConfig read(Path file) throws ConfigException {
        try {
            return parse(Files.readString(file), file.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new ConfigException(file + ": cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /**
     * Reads YAML text.
     *
     * @param file where it comes from: its name is in messages, relative paths are relative to its folder
     */
    public static NodeConfig parse(String yaml, Path file) throws ConfigException {
        KeyLines lines = lines(yaml, file);
        try {
            ObjectNode tree = defaults();
            JsonNode given = MAPPER.readTree(yaml);
            if (given instanceof ObjectNode g) {
                merge(tree, g);
            } else if (given != null && !given.isMissingNode() && !given.isNull()) {
                throw new ConfigException(file + ":1: a configuration is a mapping of keys to values");
            }
            NodeConfig config = resolve(MAPPER.treeToValue(tree, NodeConfig.class), file);
            new RouteChecks(config).check();
            return config;
        } catch (InvalidValueException e) {
            throw new ConfigException(file + ":" + lines.of(e.key()) + ": " + e.key() + ": " + e.getMessage(), e);
        } catch (JsonMappingException e) {
            throw describe(e, lines, file);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new ConfigException(file + ":" + line + ": " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads the value of {@code roi} as a YAML mapping of its own.
     *
     * @param source what gave it, for messages
     * @throws ConfigException {@code source:line: key: what is wrong}
     */
    public static RoiConfig parseRoi(String yaml, Path source) throws ConfigException {
        KeyLines lines = lines(yaml, source);
        try {
            return MAPPER.readValue(yaml, RoiConfig.class);
        } catch (JsonMappingException e) {
            throw describe(e, lines, source);
        } catch (JsonProcessingException e) {
            throw new ConfigException(source + ": " + e.getOriginalMessage(), e);
        }
    }

    private static KeyLines lines(String yaml, Path file) throws ConfigException {
        try {
            return new KeyLines(yaml);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new ConfigException(file + ":" + line + ": not valid YAML: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new ConfigException(file + ": not valid YAML: " + e.getMessage(), e);
        }
    }

    private static ObjectNode defaults() throws JsonProcessingException {
        try (InputStream in = ConfigReader.class.getResourceAsStream("defaults.yaml")) {
            return (ObjectNode) MAPPER.readTree(in);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("defaults.yaml is part of the node", e);
        }
    }

    /** A mapping refines the default mapping; everything else replaces it. */
    private static void merge(ObjectNode base, ObjectNode given) {
        for (Map.Entry<String, JsonNode> e : given.properties()) {
            if (base.get(e.getKey()) instanceof ObjectNode b && e.getValue() instanceof ObjectNode g) {
                merge(b, g);
            } else {
                base.set(e.getKey(), e.getValue());
            }
        }
    }

    private static NodeConfig resolve(NodeConfig c, Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return new NodeConfig(
                c.aet(),
                c.dicom().resolvedAgainst(folder),
                c.http().resolvedAgainst(folder),
                c.logging(),
                c.audit().resolvedAgainst(folder),
                folder.resolve(c.data()).normalize(),
                c.index(),
                c.inbox().resolvedAgainst(folder),
                c.minFreeMegabytes(),
                c.timeZone(),
                c.roi(),
                c.masks(),
                c.series(),
                c.pairing(),
                FileNames.resolved(folder, c.extraction()),
                c.signatures().stream().map(s -> FileNames.resolved(folder, s)).toList(),
                c.calibration().map(p -> folder.resolve(p).normalize()),
                c.scores(),
                c.page(),
                c.finding(),
                c.work(),
                c.fhir(),
                c.destinations().resolvedAgainst(folder),
                c.routes().stream().map(r -> r.resolvedAgainst(folder)).toList(),
                c.archives().stream().map(a -> a.resolvedAgainst(folder)).toList(),
                c.retrieve());
    }

    private static ConfigException describe(JsonMappingException e, KeyLines lines, Path file) {
        String key = path(e.getPath());
        String problem;
        if (e instanceof UnrecognizedPropertyException u) {
            problem = "unknown key; known here: "
                    + String.join(
                            ", ",
                            u.getKnownPropertyIds().stream()
                                    .map(Object::toString)
                                    .sorted()
                                    .toList());
        } else if (rootCause(e) instanceof InvalidValueException v) {
            key = key.isEmpty() || v.key().isEmpty() ? key + v.key() : key + "." + v.key();
            problem = v.getMessage();
        } else if (isMissing(e)) {
            problem = "must not be empty";
        } else if (e instanceof MismatchedInputException m && m.getTargetType() != null) {
            problem = "must be " + kind(m.getTargetType()) + ": " + firstSentence(e.getOriginalMessage());
        } else {
            problem = firstSentence(e.getOriginalMessage());
        }
        int line = lines.of(key);
        return new ConfigException(
                file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + problem, e);
    }

    private static boolean isMissing(JsonMappingException e) {
        String message = e.getOriginalMessage();
        return message.startsWith("Cannot map `null`") || message.startsWith("Null value for creator property");
    }

    private static Throwable rootCause(Throwable e) {
        Throwable t = e;
        while (t.getCause() != null) {
            t = t.getCause();
        }
        return t;
    }

    private static String path(List<JsonMappingException.Reference> path) {
        StringBuilder b = new StringBuilder();
        for (JsonMappingException.Reference r : path) {
            if (r.getFieldName() == null) {
                b.append('[').append(r.getIndex()).append(']');
            } else {
                b.append(b.isEmpty() ? "" : ".").append(r.getFieldName());
            }
        }
        return b.toString();
    }

    private static String kind(Class<?> type) {
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == double.class) {
            return "a number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == String.class || type == Path.class) {
            return "text";
        }
        return List.class.isAssignableFrom(type) ? "a list" : "a mapping of keys to values";
    }

    private static String firstSentence(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
