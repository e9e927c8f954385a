package org.deltarad.fhir;

import java.util.Map;
import java.util.Optional;

/**
 * Which identifier system a Patient ID belongs to. The same Patient ID of two issuers is two patients.
 *
 * @param defaultSystem URI for reports without Issuer of Patient ID
 * @param byIssuer      URI per Issuer of Patient ID (0010,0021); issuers that are not here get a system of their own,
 *                      so that an unforeseen issuer makes a new patient and never hits another's
 */
public record PatientIdentity(String defaultSystem, Map<String, String> byIssuer) {
    public PatientIdentity {
        byIssuer = Map.copyOf(byIssuer);
    }

    /** The identifier system of an issuer. */
    public String system(Optional<String> issuer) {
        return issuer.map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> byIssuer.getOrDefault(name, FhirSystems.ISSUER + UriText.encode(name)))
                .orElse(defaultSystem);
    }
}
