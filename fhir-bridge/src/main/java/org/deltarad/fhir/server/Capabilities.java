package org.deltarad.fhir.server;

import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ServerCapabilityStatementProvider;
import ca.uhn.fhir.util.FhirTerser;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;

/** The CapabilityStatement, without the {@code _include} that HAPI claims and this server has not. */
final class Capabilities extends ServerCapabilityStatementProvider {
    Capabilities(RestfulServer server) {
        super(server);
    }

    @Override
    protected void postProcess(FhirTerser terser, IBaseConformance statement) {
        ((CapabilityStatement) statement).getRest().forEach(rest -> rest.getResource()
                .forEach(resource -> {
                    resource.getSearchInclude().clear();
                    resource.getSearchRevInclude().clear();
                }));
    }
}
