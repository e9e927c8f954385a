package org.deltarad.fhir;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;

/** What every resource says of itself in {@code meta}: the profile that it follows, and what it may be used for. */
final class Marks {
    private static final String PURPOSE = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    private Marks() {}

    /** @param profile name of one of our profiles */
    static void profile(Resource resource, String profile) {
        resource.getMeta().addProfile(FhirSystems.STRUCTURE + profile);
    }

    /** A result: for research only, as security label that machines heed and as a tag that they show. */
    static void result(Resource resource, String profile) {
        profile(resource, profile);
        Meta meta = resource.getMeta();
        meta.addSecurity(new Coding(PURPOSE, "HRESCH", "healthcare research"));
        meta.addTag(new Coding(FhirSystems.USE, "research-use-only", "Research use only"));
    }
}
