package org.deltarad.fhir.server;

import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ServerCapabilityStatementProvider;
import ca.uhn.fhir.util.FhirTerser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deltarad.fhir.FhirSystems;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;

/** The CapabilityStatement: with the profiles, and without what HAPI claims and this server has not. */
final class Capabilities extends ServerCapabilityStatementProvider {
    private static final Map<String, List<String>> PROFILES = Map.of(
            "Observation", List.of("feature-panel", "feature-change", "score"),
            "DiagnosticReport", List.of("report"),
            "RiskAssessment", List.of("risk"),
            "BodyStructure", List.of("lesion"),
            "Provenance", List.of("provenance"),
            "Device", List.of("node", "algorithm"));

    private static final Set<String> INCLUDING =
            Set.of("DiagnosticReport", "Observation", "RiskAssessment", "ImagingStudy", "BodyStructure");

    Capabilities(RestfulServer server) {
        super(server);
    }

    @Override
    protected void postProcess(FhirTerser terser, IBaseConformance statement) {
        ((CapabilityStatement) statement).getRest().forEach(rest -> rest.getResource()
                .forEach(resource -> {
                    PROFILES.getOrDefault(resource.getType(), List.of())
                            .forEach(profile -> resource.addSupportedProfile(FhirSystems.STRUCTURE + profile));
                    if (!INCLUDING.contains(resource.getType())) {
                        resource.getSearchInclude().clear();
                    }
                    resource.getSearchRevInclude().clear();
                }));
    }
}
