package org.deltarad.fhir.server;

import ca.uhn.fhir.rest.api.server.IBundleProvider;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.InstantType;

/** A search's result: entries at once, resources page by page. */
final class FoundResources implements IBundleProvider {
    private final ResourceIndex index;
    private final List<Entry> entries;
    private final Date published = Date.from(Instant.now());

    FoundResources(ResourceIndex index, List<Entry> entries) {
        this.index = index;
        this.entries = entries;
    }

    @Override
    public List<IBaseResource> getResources(int from, int to) {
        int end = Math.min(to, entries.size());
        return List.copyOf(index.load(entries.subList(Math.min(from, end), end)));
    }

    @Override
    public Integer size() {
        return entries.size();
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
