package org.deltarad.node.soak.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** The resources of a FHIR server; a transaction is applied whole or not at all. Thread safe. */
public final class FhirStore {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<Stored>> resources = new TreeMap<>();

    /** A resource; an update replaces its content. */
    private static final class Stored {
        private final String id;
        private JsonNode resource;

        Stored(String id, JsonNode resource) {
            this.id = id;
            this.resource = resource;
        }
    }

    /** Applies a transaction Bundle; gives its transaction-response. */
    synchronized JsonNode transaction(JsonNode bundle) {
        ObjectNode answer =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "transaction-response");
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode request = entry.path("request");
            boolean update = request.path("method").asText().equals("PUT");
            String url = request.path("url").asText();
            String type = url.replaceFirst("[?/].*", "");
            String condition = update
                    ? url.substring(type.length() + 1)
                    : request.path("ifNoneExist").asText();
            List<Stored> all = resources.computeIfAbsent(type, t -> new ArrayList<>());
            List<Stored> found = condition.isEmpty() ? List.of() : matching(all, condition);
            Stored stored = found.isEmpty() ? new Stored(Integer.toString(all.size() + 1), null) : found.get(0);
            if (found.isEmpty()) {
                all.add(stored);
            }
            if (found.isEmpty() || update) {
                stored.resource = entry.path("resource");
            }
            answer.withArray("entry")
                    .addObject()
                    .putObject("response")
                    .put("status", found.isEmpty() ? "201 Created" : "200 OK")
                    .put("location", type + "/" + stored.id + "/_history/1");
        }
        return answer;
    }

    synchronized List<JsonNode> search(String type, String query) {
        return matching(resources.getOrDefault(type, List.of()), query).stream()
                .map(s -> s.resource)
                .toList();
    }

    private static List<Stored> matching(List<Stored> all, String condition) {
        String value = URLDecoder.decode(condition.substring(condition.indexOf('=') + 1), StandardCharsets.UTF_8)
                .replaceAll("\\\\(.)", "$1");
        boolean byTag = condition.startsWith("_tag=");
        return all.stream()
                .filter(s -> (byTag ? tags(s.resource) : identifiers(s.resource)).contains(value))
                .toList();
    }

    private static List<String> tags(JsonNode resource) {
        return pairs(resource.at("/meta/tag"), "code");
    }

    private static List<String> identifiers(JsonNode resource) {
        return pairs(resource.path("identifier"), "value");
    }

    private static List<String> pairs(JsonNode one, String value) {
        Iterable<JsonNode> each = one.isArray() ? one : List.of(one);
        return StreamSupport.stream(each.spliterator(), false)
                .filter(i -> i.hasNonNull(value))
                .map(i -> i.path("system").asText() + "|" + i.path(value).asText())
                .toList();
    }

    /** How many resources of a type there are. */
    public synchronized int count(String type) {
        return resources.getOrDefault(type, List.of()).size();
    }

    /** The resource types that there are. */
    public synchronized Set<String> types() {
        return Set.copyOf(resources.keySet());
    }

    /** Identifiers with a system under which there are several resources of a type. */
    public synchronized List<String> doubles(String type) {
        Map<String, Integer> counts = new TreeMap<>();
        resources.getOrDefault(type, List.of()).forEach(s -> identifiers(s.resource)
                .forEach(i -> counts.merge(i, 1, Integer::sum)));
        return counts.entrySet().stream()
                .filter(e -> e.getValue() > 1 && !e.getKey().startsWith("|"))
                .map(Map.Entry::getKey)
                .toList();
    }
}
