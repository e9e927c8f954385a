/**
 * The node's own FHIR R4 endpoint, read and search only: {@link org.deltarad.fhir.server.FhirEndpoint} is the servlet,
 * over the reports of a {@link org.deltarad.fhir.server.ResourceStore}. What is served is what
 * {@link org.deltarad.fhir.FhirMapper} made, with ids and relative references in place of {@code urn:uuid}.
 */
package org.deltarad.fhir.server;
