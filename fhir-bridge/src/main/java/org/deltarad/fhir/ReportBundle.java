package org.deltarad.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import org.hl7.fhir.r4.model.Bundle;

/**
 * A report's transaction Bundle as JSON, which is how it is stored and sent. Every entry's fullUrl is
 * {@code urn:uuid:} and the resource's id on the node's own server.
 *
 * @param json FHIR R4 JSON
 */
public record ReportBundle(String json) {

    static ReportBundle of(Bundle bundle) {
        return new ReportBundle(R4.context().newJsonParser().encodeResourceToString(bundle));
    }

    /**
     * A fresh copy of the resources; may be changed.
     *
     * @throws MalformedBundleException when the JSON is no R4 Bundle
     */
    public Bundle bundle() throws MalformedBundleException {
        try {
            return R4.context().newJsonParser().parseResource(Bundle.class, json);
        } catch (DataFormatException | ClassCastException e) {
            throw new MalformedBundleException("stored text is no FHIR R4 Bundle: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "ReportBundle[" + json.length() + " characters]";
    }
}
