package org.deltarad.fhir;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.deltarad.hash.Sha256;
import org.deltarad.report.Report;
import org.deltarad.report.TimePoint;
import org.deltarad.signature.Signature;

/** The keys of a report's resources. */
record ReportKeys(Report report, PatientIdentity patients, Predecessor predecessor) {
    private static final int SHORT_HASH = 16;

    ResourceKey patient() {
        return new ResourceKey(
                "Patient",
                patients.system(report.subject().issuerOfPatientId()),
                report.subject().patientId());
    }

    /** The node at this software version; another version is another Device. */
    ResourceKey device() {
        return new ResourceKey("Device", FhirSystems.DEVICE_ID, deviceId());
    }

    /** The node's feature extraction with these settings. */
    ResourceKey extraction() {
        String settings = settings(report.settings());
        return new ResourceKey(
                "Device",
                FhirSystems.DEVICE_ID,
                deviceId() + ":extraction:" + report.extraction() + ':' + hash(settings));
    }

    /** A signature, as this node applies it. */
    ResourceKey algorithm(Signature signature) {
        return new ResourceKey(
                "Device",
                FhirSystems.DEVICE_ID,
                deviceId() + ":signature:" + signature.id() + ':' + signature.version() + ':' + hash(signature.hash()));
    }

    ResourceKey study(String studyInstanceUid) {
        return new ResourceKey("ImagingStudy", FhirSystems.DICOM_UID, FhirSystems.oid(studyInstanceUid));
    }

    /** The lesion, by its Tracking Unique Identifier. */
    ResourceKey lesion(String trackingUid) {
        return new ResourceKey("BodyStructure", FhirSystems.DICOM_UID, FhirSystems.oid(trackingUid));
    }

    ResourceKey panel(TimePoint.Role role) {
        return result(
                "Observation",
                FhirSystems.OBSERVATION_ID,
                role == TimePoint.Role.BASELINE ? "baseline" : "mid-treatment");
    }

    ResourceKey delta() {
        return result("Observation", FhirSystems.OBSERVATION_ID, "delta");
    }

    ResourceKey score(Signature signature) {
        return result("Observation", FhirSystems.OBSERVATION_ID, role(signature));
    }

    ResourceKey risk(Signature signature) {
        return result("RiskAssessment", FhirSystems.RISK_ASSESSMENT_ID, role(signature));
    }

    /** Identified by the SR's SOP Instance UID. */
    ResourceKey diagnosticReport() {
        return new ResourceKey(
                "DiagnosticReport",
                "identifier",
                FhirSystems.DICOM_UID,
                FhirSystems.oid(report.sopInstanceUid()),
                predecessor.earlier("DiagnosticReport", ""));
    }

    /** Provenance has no identifier; a tag finds it. */
    ResourceKey provenance() {
        return new ResourceKey("Provenance", "_tag", FhirSystems.PROVENANCE_TAG, report.sopInstanceUid(), List.of());
    }

    private ResourceKey result(String type, String system, String role) {
        return new ResourceKey(
                type, "identifier", system, report.sopInstanceUid() + ':' + role, predecessor.earlier(type, role));
    }

    private static String role(Signature signature) {
        return "score:" + signature.id() + ':' + signature.version();
    }

    private String deviceId() {
        return report.device().uid() + ':' + report.device().version();
    }

    private static String settings(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(e -> e.getKey() + '=' + e.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String hash(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, SHORT_HASH);
    }
}
