package org.deltarad.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads one YAML document into {@link YamlNode}s that know their line. Refuses duplicate keys, aliases, tags and
 * further documents: the files are data that people compare line by line.
 */
public final class YamlReader {
    /** Larger files are refused. The largest published set, 2446 features, takes about 2 MB. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private final String file;
    private final YAMLParser parser;

    private YamlReader(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads a file's bytes.
     *
     * @param file how messages name the file
     * @throws SignatureException.BadFile when it is not such a document, with the line
     */
    public static YamlNode read(String file, byte[] bytes) throws SignatureException.BadFile {
        if (bytes.length > MAX_BYTES) {
            throw new SignatureException.BadFile(file, "", 1, "larger than " + MAX_BYTES + " bytes");
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        YAMLFactory factory = YAMLFactory.builder().loaderOptions(options).build();
        try (YAMLParser parser = factory.createParser(utf8(file, bytes))) {
            return new YamlReader(file, parser).document();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new SignatureException.BadFile(
                    file, "", line, "not YAML: " + e.getOriginalMessage().replaceAll("\\s+", " "));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private static String utf8(String file, byte[] bytes) throws SignatureException.BadFile {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int n = 0; n < in.position(); n++) {
                line += bytes[n] == '\n' ? 1 : 0;
            }
            throw new SignatureException.BadFile(file, "", line, "not UTF-8 text; save it as UTF-8");
        }
    }

    private YamlNode document() throws IOException, SignatureException.BadFile {
        if (parser.nextToken() == null) {
            throw new SignatureException.BadFile(file, "", 1, "the file is empty");
        }
        YamlNode root = node("");
        if (parser.nextToken() != null) {
            throw new SignatureException.BadFile(file, "", line(), "a second document");
        }
        return root;
    }

    /** The node that starts at the current token; afterwards the current token is its last. */
    private YamlNode node(String key) throws IOException, SignatureException.BadFile {
        int line = line();
        if (parser.isCurrentAlias() || parser.getTypeId() != null) {
            throw new SignatureException.BadFile(file, key, line, "aliases and tags are not allowed");
        }
        YamlNode.Content content =
                switch (parser.currentToken()) {
                    case START_OBJECT -> mapping(key);
                    case START_ARRAY -> sequence(key);
                    case VALUE_NULL -> new YamlNode.Content.Null();
                    default -> new YamlNode.Content.Scalar(parser.getText());
                };
        return new YamlNode(file, key, line, content);
    }

    private YamlNode.Content mapping(String key) throws IOException, SignatureException.BadFile {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String path = key.isEmpty() ? name : key + "." + name;
            int line = line();
            parser.nextToken();
            YamlNode value = node(path).at(line);
            if (entries.put(name, value) != null) {
                throw value.refuse("the key is there twice");
            }
        }
        return new YamlNode.Content.Mapping(entries);
    }

    private YamlNode.Content sequence(String key) throws IOException, SignatureException.BadFile {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(key + "[" + items.size() + "]"));
        }
        return new YamlNode.Content.Sequence(items);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
