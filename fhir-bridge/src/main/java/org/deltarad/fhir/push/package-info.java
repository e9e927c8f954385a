/**
 * Sends a {@link org.deltarad.fhir.ReportBundle} to a FHIR server: {@link org.deltarad.fhir.push.FhirPusher} posts the
 * transaction and says by a {@link org.deltarad.fhir.push.PushResult} whether it arrived, was refused, or is worth
 * another try. Retrying is the caller's.
 */
package org.deltarad.fhir.push;
