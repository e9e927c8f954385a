package org.deltarad.fhir;

/** A report lacks what its FHIR form needs, such as the Patient ID. */
public final class UnmappableReportException extends FhirException {
    private static final long serialVersionUID = 1;

    public UnmappableReportException(String sopInstanceUid, String why) {
        super("report " + sopInstanceUid + " has no FHIR form: " + why);
    }
}
