package org.deltarad.fhir.server;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;

/**
 * What the index knows of a served resource.
 *
 * @param type       resource type
 * @param id         logical id
 * @param tokens     identifiers and codes by search parameter
 * @param references what it refers to, as {@code Type/id}, by search parameter
 * @param time       of what the resource is about; null where it has none
 * @param created    when its first report was stored
 * @param updated    when its latest report was stored
 * @param reports    SOP Instance UIDs of the reports that it is part of, oldest first
 */
record Entry(
        String type,
        String id,
        Map<String, List<Token>> tokens,
        Map<String, List<String>> references,
        TimeSpan time,
        Instant created,
        Instant updated,
        List<String> reports) {

    static Entry of(Resource resource, Instant stored, String report, ZoneId zone) {
        SearchValues values = SearchValues.of(resource, zone);
        return new Entry(
                resource.fhirType(),
                resource.getIdElement().getIdPart(),
                values.tokens(),
                values.references(),
                values.time(),
                stored,
                stored,
                List.of(report));
    }

    /** A resource that several reports brought, oldest first: as the latest has it. */
    static Entry merged(List<Entry> versions) {
        Entry latest = versions.get(versions.size() - 1);
        return versions.size() == 1
                ? latest
                : new Entry(
                        latest.type,
                        latest.id,
                        latest.tokens,
                        latest.references,
                        latest.time,
                        versions.get(0).created,
                        latest.updated,
                        versions.stream().flatMap(v -> v.reports.stream()).toList());
    }

    List<Token> tokens(String parameter) {
        return tokens.getOrDefault(parameter, List.of());
    }

    List<String> references(String parameter) {
        return references.getOrDefault(parameter, List.of());
    }
}
