package org.deltarad.fhir.server;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.fhir.MalformedBundleException;
import org.deltarad.fhir.ReportBundle;

/**
 * An entry of a report's transaction as text: a resource of thousands of features is parsed only when it is asked for.
 *
 * @param fullUrl {@code urn:uuid:} and the resource's id
 * @param type    resource type
 * @param json    the resource
 */
record BundleEntry(String fullUrl, String type, String json) {
    private static final String URN_UUID = "urn:uuid:";
    private static final JsonFactory JSON = new JsonFactory();

    /** Logical id on the node's server. */
    String id() {
        return fullUrl.substring(URN_UUID.length());
    }

    /** {@code Type/id}, the relative reference. */
    String key() {
        return type + '/' + id();
    }

    /**
     * All entries, in order.
     *
     * @throws MalformedBundleException when the text is no JSON of a Bundle whose entries have such a fullUrl
     */
    static List<BundleEntry> of(ReportBundle bundle) throws MalformedBundleException {
        List<BundleEntry> entries = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(bundle.json())) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean list = parser.currentName().equals("entry");
                parser.nextToken();
                if (!list) {
                    parser.skipChildren();
                    continue;
                }
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    entries.add(entry(parser, bundle.json()));
                }
            }
        } catch (JacksonException e) {
            throw new MalformedBundleException("stored text is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new MalformedBundleException("stored text is no FHIR R4 Bundle: " + e.getMessage(), e);
        }
        return entries;
    }

    private static BundleEntry entry(JsonParser parser, String text) throws IOException {
        String fullUrl = "";
        String type = "";
        String json = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("fullUrl")) {
                fullUrl = parser.getText();
            } else if (name.equals("resource") && value == JsonToken.START_OBJECT) {
                int start = (int) parser.currentTokenLocation().getCharOffset();
                type = resourceType(parser);
                json = text.substring(start, (int) parser.currentLocation().getCharOffset());
            } else {
                parser.skipChildren();
            }
        }
        require(fullUrl.startsWith(URN_UUID) && !type.isEmpty());
        return new BundleEntry(fullUrl, type, json);
    }

    private static String resourceType(JsonParser resource) throws IOException {
        String type = "";
        while (resource.nextToken() == JsonToken.FIELD_NAME) {
            boolean isType = resource.currentName().equals("resourceType");
            resource.nextToken();
            if (isType) {
                type = resource.getText();
            } else {
                resource.skipChildren();
            }
        }
        return type;
    }

    private static void require(boolean sound) throws IOException {
        if (!sound) {
            throw new IOException("an entry lacks its resource or urn:uuid fullUrl");
        }
    }
}
