/**
 * The report as FHIR R4: {@link org.deltarad.fhir.FhirMapper} turns an {@code org.deltarad.report.Report} into a
 * {@link org.deltarad.fhir.ReportBundle}, a transaction that may be repeated without making duplicates. It is sent to
 * a server by {@link org.deltarad.fhir.push} and served by the node itself by {@link org.deltarad.fhir.server}.
 * Research use only.
 */
package org.deltarad.fhir;
