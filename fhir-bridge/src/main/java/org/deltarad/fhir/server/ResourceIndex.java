package org.deltarad.fhir.server;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.deltarad.fhir.MalformedBundleException;
import org.deltarad.fhir.ReportBundle;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds resources over a {@link ResourceStore}. Keeps what can be searched in memory, a few hundred bytes per
 * resource, and reads the bundles for what is returned. A patient, device or study that several reports share is
 * served as the latest report has it; a study with the series of all.
 */
final class ResourceIndex {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceIndex.class);
    private final ResourceStore store;
    private final ZoneId zone;
    private final Map<String, Indexed> byReport = new HashMap<>();
    private Map<String, Map<String, Entry>> byType = Map.of();

    /** @param zone of dates without time */
    ResourceIndex(ResourceStore store, ZoneId zone) {
        this.store = store;
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    /** The resource of an id; empty when there is none. */
    Optional<Entry> find(String type, String id) {
        return Optional.ofNullable(current().getOrDefault(type, Map.of()).get(id));
    }

    /** The resources of a type that satisfy a condition. */
    List<Entry> search(String type, Predicate<Entry> condition) {
        return current().getOrDefault(type, Map.of()).values().stream()
                .filter(condition)
                .toList();
    }

    /** The resources of entries, in their order, without those whose report was deleted meanwhile. */
    List<Resource> load(List<Entry> entries) {
        Map<String, Map<String, Resource>> parsed = new HashMap<>();
        Set<String> wanted = entries.stream().map(e -> key(e.type(), e.id())).collect(Collectors.toSet());
        List<Resource> resources = new ArrayList<>();
        for (Entry entry : entries) {
            Resource latest = null;
            for (int i = entry.reports().size() - 1; i >= 0; i--) {
                String report = entry.reports().get(i);
                Resource version =
                        parsed.computeIfAbsent(report, r -> byKey(r, wanted)).get(key(entry.type(), entry.id()));
                if (latest == null) {
                    latest = version;
                } else if (latest instanceof ImagingStudy study && version instanceof ImagingStudy earlier) {
                    ServedResources.merge(study, earlier);
                }
                if (latest != null && !(latest instanceof ImagingStudy)) {
                    break;
                }
            }
            if (latest != null) {
                latest.getMeta().setLastUpdated(Date.from(entry.updated()));
                resources.add(latest);
            }
        }
        return resources;
    }

    /** Brings the index up to date with the store. */
    private synchronized Map<String, Map<String, Entry>> current() {
        Map<String, Instant> stored = store.reports();
        boolean changed = byReport.keySet().retainAll(stored.keySet());
        for (Map.Entry<String, Instant> report : stored.entrySet()) {
            Indexed known = byReport.get(report.getKey());
            if (known == null || !known.stored().equals(report.getValue())) {
                changed |= read(report.getKey(), report.getValue());
            }
        }
        if (changed) {
            byType = group(stored);
        }
        return byType;
    }

    /** Reads a new or changed report; one whose bundle is not there (yet) is left for the next time. */
    private boolean read(String sopInstanceUid, Instant stored) {
        Optional<ReportBundle> bundle = store.bundle(sopInstanceUid);
        if (bundle.isEmpty()) {
            return byReport.remove(sopInstanceUid) != null;
        }
        List<Entry> entries = resources(sopInstanceUid, bundle.get(), key -> true).stream()
                .map(resource -> Entry.of(resource, stored, sopInstanceUid, zone))
                .toList();
        byReport.put(sopInstanceUid, new Indexed(stored, entries));
        return true;
    }

    private Map<String, Map<String, Entry>> group(Map<String, Instant> stored) {
        Map<String, Map<String, List<Entry>>> versions = new HashMap<>();
        for (String report : stored.keySet()) {
            for (Entry entry : byReport.getOrDefault(report, Indexed.NOTHING).entries()) {
                versions.computeIfAbsent(entry.type(), type -> new LinkedHashMap<>())
                        .computeIfAbsent(entry.id(), id -> new ArrayList<>(1))
                        .add(entry);
            }
        }
        Map<String, Map<String, Entry>> grouped = new HashMap<>();
        versions.forEach((type, byId) -> {
            Map<String, Entry> entries = new LinkedHashMap<>();
            byId.forEach((id, all) -> entries.put(id, Entry.merged(all)));
            grouped.put(type, entries);
        });
        return grouped;
    }

    private static List<Resource> resources(String sopInstanceUid, ReportBundle bundle, Predicate<String> wanted) {
        try {
            return ServedResources.of(bundle, wanted);
        } catch (MalformedBundleException e) {
            LOG.error("report {} is not served: {}", sopInstanceUid, e.getMessage());
            return List.of();
        }
    }

    private Map<String, Resource> byKey(String sopInstanceUid, Set<String> wanted) {
        Map<String, Resource> map = new HashMap<>();
        store.bundle(sopInstanceUid).ifPresent(bundle -> resources(sopInstanceUid, bundle, wanted::contains)
                .forEach(resource ->
                        map.put(key(resource.fhirType(), resource.getIdElement().getIdPart()), resource)));
        return map;
    }

    private static String key(String type, String id) {
        return type + '/' + id;
    }

    /** What was read of a report, and its time of storage then. */
    private record Indexed(Instant stored, List<Entry> entries) {
        static final Indexed NOTHING = new Indexed(Instant.EPOCH, List.of());
    }
}
