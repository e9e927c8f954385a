package org.deltarad.fhir;

import org.deltarad.report.Report;
import org.deltarad.report.TimePoint;
import org.deltarad.signature.Signature;

/** The keys of a report's resources. */
record ReportKeys(Report report, PatientIdentity patients) {

    ResourceKey patient() {
        return new ResourceKey(
                "Patient",
                patients.system(report.subject().issuerOfPatientId()),
                report.subject().patientId());
    }

    /** The node at this software version; another version is another Device. */
    ResourceKey device() {
        return new ResourceKey(
                "Device",
                FhirSystems.DEVICE_ID,
                report.device().uid() + ':' + report.device().version());
    }

    ResourceKey study(String studyInstanceUid) {
        return new ResourceKey("ImagingStudy", FhirSystems.DICOM_UID, FhirSystems.oid(studyInstanceUid));
    }

    ResourceKey panel(TimePoint.Role role) {
        return observation(role == TimePoint.Role.BASELINE ? "baseline" : "mid-treatment");
    }

    ResourceKey delta() {
        return observation("delta");
    }

    ResourceKey score(Signature signature) {
        return observation("score:" + signature.id() + ':' + signature.version());
    }

    /** Identified by the SR's SOP Instance UID. */
    ResourceKey diagnosticReport() {
        return new ResourceKey("DiagnosticReport", FhirSystems.DICOM_UID, FhirSystems.oid(report.sopInstanceUid()));
    }

    private ResourceKey observation(String role) {
        return new ResourceKey("Observation", FhirSystems.OBSERVATION_ID, report.sopInstanceUid() + ':' + role);
    }
}
