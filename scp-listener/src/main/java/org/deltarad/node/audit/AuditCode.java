package org.deltarad.node.audit;

/** Codes of audit messages, of PS3.16 CIDs 400 to 405 (DCM) and RFC 3881 5.5.3. */
public enum AuditCode {
    APPLICATION_ACTIVITY("110100", "Application Activity"),
    INSTANCES_ACCESSED("110103", "DICOM Instances Accessed"),
    INSTANCES_TRANSFERRED("110104", "DICOM Instances Transferred"),
    BEGIN_TRANSFERRING("110102", "Begin Transferring DICOM Instances"),
    EXPORT("110106", "Export"),
    IMPORT("110107", "Import"),
    QUERY("110112", "Query"),
    SECURITY_ALERT("110113", "Security Alert"),
    USER_AUTHENTICATION("110114", "User Authentication"),

    APPLICATION_START("110120", "Application Start"),
    APPLICATION_STOP("110121", "Application Stop"),
    LOGIN("110122", "Login"),
    LOGOUT("110123", "Logout"),
    NODE_AUTHENTICATION("110126", "Node Authentication"),
    RESTRICTED_FUNCTION("110132", "Use of Restricted Function"),

    APPLICATION("110150", "Application"),
    DESTINATION("110152", "Destination Role ID"),
    SOURCE("110153", "Source Role ID"),

    STUDY_INSTANCE_UID("110180", "Study Instance UID"),
    PATIENT_NUMBER("2", "RFC-3881", "Patient Number"),
    REPORT_NUMBER("8", "RFC-3881", "Report Number"),
    URI("12", "RFC-3881", "URI");

    private final String value;
    private final String scheme;
    private final String meaning;

    AuditCode(String value, String scheme, String meaning) {
        this.value = value;
        this.scheme = scheme;
        this.meaning = meaning;
    }

    AuditCode(String value, String meaning) {
        this(value, "DCM", meaning);
    }

    String value() {
        return value;
    }

    String scheme() {
        return scheme;
    }

    String meaning() {
        return meaning;
    }
}
