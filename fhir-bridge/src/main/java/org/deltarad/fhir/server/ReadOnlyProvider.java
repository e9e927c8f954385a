package org.deltarad.fhir.server;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Read of one resource type; subclasses add its search. */
abstract class ReadOnlyProvider<T extends Resource> implements IResourceProvider {
    private final Class<T> type;
    private final ResourceIndex index;

    ReadOnlyProvider(Class<T> type, ResourceIndex index) {
        this.type = type;
        this.index = index;
    }

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    /** The resource of an id; 404 for one that is not known. */
    @Read
    public T read(@IdParam IdType id) {
        List<Entry> found =
                index.find(type.getSimpleName(), id.getIdPart()).stream().toList();
        return index.load(found).stream()
                .findFirst()
                .map(type::cast)
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }

    Criteria criteria() {
        return new Criteria(index);
    }

    IBundleProvider search(Criteria criteria, Page page) {
        List<Entry> found = index.search(type.getSimpleName(), criteria.predicate());
        return new FoundResources(index, found.stream().sorted(page.order()).toList(), page);
    }
}
