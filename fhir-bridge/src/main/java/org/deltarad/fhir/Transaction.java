package org.deltarad.fhir;

import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** A transaction in the making: every resource is created only where its identifier is not there yet. */
final class Transaction {
    private final Bundle bundle = new Bundle();
    private final Set<ResourceKey> keys = new HashSet<>();

    Transaction() {
        bundle.setType(Bundle.BundleType.TRANSACTION);
    }

    /** Adds a resource; one whose key is there already is the same resource and is left out. */
    void add(ResourceKey key, Resource resource) {
        if (keys.add(key)) {
            bundle.addEntry()
                    .setFullUrl(key.fullUrl())
                    .setResource(resource)
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.POST)
                    .setUrl(key.type())
                    .setIfNoneExist(key.ifNoneExist());
        }
    }

    Bundle bundle() {
        return bundle;
    }
}
