package org.deltarad.fhir.server;

import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.model.valueset.BundleEntrySearchModeEnum;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.fhir.R4;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A page of a search's result. */
final class FoundResources implements IBundleProvider {
    private final ResourceIndex index;
    private final List<Entry> entries;
    private final Page page;
    private final Date published = Date.from(Instant.now());

    /** @param entries the whole result, in its order */
    FoundResources(ResourceIndex index, List<Entry> entries, Page page) {
        this.index = index;
        this.entries = entries;
        this.page = page;
    }

    /** The page, wherever HAPI wants it to begin; what it includes hangs on its references, where HAPI looks for it. */
    @Override
    public List<IBaseResource> getResources(int from, int to) {
        int first = Math.min(page.offset(), entries.size());
        List<Entry> asked = entries.subList(first, Math.min(first + page.size(), entries.size()));
        Map<String, Entry> included = included(asked);
        List<Entry> all = new ArrayList<>(asked);
        all.addAll(included.values());
        Map<String, Resource> loaded = new HashMap<>();
        index.load(all)
                .forEach(r -> loaded.put(r.fhirType() + '/' + r.getIdElement().getIdPart(), r));
        List<IBaseResource> resources = new ArrayList<>();
        for (Entry entry : asked) {
            Resource resource = loaded.get(entry.type() + '/' + entry.id());
            if (resource != null) {
                ResourceMetadataKeyEnum.ENTRY_SEARCH_MODE.put(resource, BundleEntrySearchModeEnum.MATCH);
                if (!included.isEmpty()) {
                    attach(resource, loaded, included);
                }
                resources.add(resource);
            }
        }
        return resources;
    }

    private Map<String, Entry> included(List<Entry> asked) {
        Map<String, Entry> targets = new LinkedHashMap<>();
        for (Include include : page.includes()) {
            String parameter = include.getParamName().equals("subject") ? "patient" : include.getParamName();
            for (Entry entry : asked) {
                for (String target : entry.references(parameter)) {
                    int slash = target.indexOf('/');
                    index.find(target.substring(0, slash), target.substring(slash + 1))
                            .ifPresent(found -> targets.put(target, found));
                }
            }
        }
        return targets;
    }

    private static void attach(Resource resource, Map<String, Resource> loaded, Map<String, Entry> included) {
        for (Reference reference :
                R4.context().newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class)) {
            Resource target = loaded.get(reference.getReference());
            if (target != null && included.containsKey(reference.getReference())) {
                if (ResourceMetadataKeyEnum.ENTRY_SEARCH_MODE.get(target) == null) {
                    ResourceMetadataKeyEnum.ENTRY_SEARCH_MODE.put(target, BundleEntrySearchModeEnum.INCLUDE);
                }
                reference.setResource(target);
            }
        }
    }

    @Override
    public Integer size() {
        return entries.size();
    }

    @Override
    public Integer getCurrentPageOffset() {
        return page.offset();
    }

    @Override
    public Integer getCurrentPageSize() {
        return page.size();
    }

    @Override
    public IPrimitiveType<Date> getPublished() {
        return new InstantType(published);
    }

    @Override
    public String getUuid() {
        return null;
    }

    @Override
    public Integer preferredPageSize() {
        return null;
    }
}
