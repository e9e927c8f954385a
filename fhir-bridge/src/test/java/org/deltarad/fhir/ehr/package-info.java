/**
 * The tests' EHR: {@link org.deltarad.fhir.ehr.JpaFhirServer} is HAPI's own FHIR R4 server, whole, with H2 in memory.
 * Other modules take it from the test-jar.
 */
package org.deltarad.fhir.ehr;
