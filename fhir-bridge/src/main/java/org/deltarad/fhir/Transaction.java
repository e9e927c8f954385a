package org.deltarad.fhir;

import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/**
 * A transaction in the making. A resource is created only where its identifier is not there yet; one that replaces an
 * earlier report's updates that one, whichever of the two came first.
 */
final class Transaction {
    private final Bundle bundle = new Bundle();
    private final Set<String> fullUrls = new HashSet<>();

    Transaction() {
        bundle.setType(Bundle.BundleType.TRANSACTION);
    }

    /** Adds a resource; one whose key is there already is the same resource and is left out. */
    void add(ResourceKey key, Resource resource) {
        if (fullUrls.add(key.fullUrl())) {
            Bundle.BundleEntryRequestComponent request = bundle.addEntry()
                    .setFullUrl(key.fullUrl())
                    .setResource(resource)
                    .getRequest();
            if (key.replaces()) {
                request.setMethod(HTTPVerb.PUT).setUrl(key.type() + '?' + key.condition());
            } else {
                request.setMethod(HTTPVerb.POST).setUrl(key.type()).setIfNoneExist(key.condition());
            }
        }
    }

    /** Takes over an entry of another transaction as it is, unless its resource is here. */
    void add(BundleEntryComponent entry) {
        if (fullUrls.add(entry.getFullUrl())) {
            bundle.addEntry(entry);
        }
    }

    boolean has(String fullUrl) {
        return fullUrls.contains(fullUrl);
    }

    Bundle bundle() {
        return bundle;
    }
}
