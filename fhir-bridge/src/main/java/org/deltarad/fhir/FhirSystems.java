package org.deltarad.fhir;

import java.util.Map;
import org.deltarad.report.code.DeltaRadCodes;

/**
 * The URIs of code systems and identifier systems, all in this place. A URI names a system and need not resolve; once
 * data has left the node it must never change.
 */
public final class FhirSystems {
    /** DICOM Controlled Terminology (PS3.16 D), designator {@code DCM}. */
    public static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";

    /**
     * Image Biomarker Standardisation Initiative, designator {@code IBSI}: the UID that PS3.16 table 8-1 and PS3.6
     * table A-1 register for it, as OID; IBSI itself publishes no URI for its codes.
     */
    public static final String IBSI = "urn:oid:1.2.840.10008.2.16.13";

    /** SNOMED CT, designator {@code SCT}. */
    public static final String SCT = "http://snomed.info/sct";

    /** Units of measure. */
    public static final String UCUM = "http://unitsofmeasure.org";

    /** Identifier system of DICOM UIDs; the value is {@code urn:oid:} and the UID (FHIR R4, ImagingStudy). */
    public static final String DICOM_UID = "urn:dicom:uid";

    /** Code system of URIs themselves, here of SOP Class UIDs. */
    public static final String URI = "urn:ietf:rfc:3986";

    /** Root of DeltaRad's own systems. */
    public static final String OWN = "https://deltarad.org/fhir/";

    /** Features by their PyRadiomics name, image type first, such as {@code original_glcm_Contrast}. */
    public static final String FEATURE = OWN + "CodeSystem/pyradiomics-feature";

    /**
     * Mid-treatment minus baseline of the feature of the same PyRadiomics name. A system of its own, so that a search
     * for a feature never returns a change.
     */
    public static final String DELTA_FEATURE = OWN + "CodeSystem/pyradiomics-feature-delta";

    /** What a feature adds to a score: coefficient times z; by PyRadiomics name. */
    public static final String CONTRIBUTION = OWN + "CodeSystem/score-contribution";

    /** Signatures by their id. */
    public static final String SIGNATURE = OWN + "CodeSystem/signature";

    /** {@code baseline}, {@code mid-treatment} and {@code delta}: the panels of a report. */
    public static final String PANEL = OWN + "CodeSystem/panel";

    /** DeltaRad's own codes, those of {@code DeltaRadCodes} in the SR, designator {@code 99DELTARAD}. */
    public static final String DELTARAD = OWN + "CodeSystem/deltarad";

    /** Kinds of range checks. */
    public static final String RANGE_CHECK = OWN + "CodeSystem/range-check";

    /** HL7's interpretations of observations. */
    public static final String INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    /** Identifier system of observations: SR SOP Instance UID, colon, role. */
    public static final String OBSERVATION_ID = OWN + "NamingSystem/observation";

    /** Identifier system of risk assessments: SR SOP Instance UID, colon, role of the score's observation. */
    public static final String RISK_ASSESSMENT_ID = OWN + "NamingSystem/risk-assessment";

    /** Tag system of the provenance of a report: SR SOP Instance UID. */
    public static final String PROVENANCE_TAG = OWN + "NamingSystem/provenance-of-report";

    /** Tags that say what a resource may be used for. */
    public static final String USE = OWN + "CodeSystem/use";

    /** Profiles and extensions, in the files of {@code profiles} beside this class. */
    public static final String STRUCTURE = OWN + "StructureDefinition/";

    /** HL7's extension for the lesion as a BodyStructure, which R4 has no element for. */
    public static final String BODY_STRUCTURE = "http://hl7.org/fhir/StructureDefinition/bodySite";

    /** HL7's table of identifier types. */
    public static final String IDENTIFIER_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";

    /**
     * Identifier system of a node's software version, Device UID, colon, version; and of its algorithms, with what they
     * are and a hash of their parameters behind it.
     */
    public static final String DEVICE_ID = OWN + "NamingSystem/device";

    /** Root of identifier systems for issuers of Patient IDs that the configuration does not name. */
    public static final String ISSUER = OWN + "NamingSystem/issuer/";

    private static final Map<String, String> BY_DESIGNATOR =
            Map.of("DCM", DCM, "IBSI", IBSI, "SCT", SCT, "UCUM", UCUM, DeltaRadCodes.SCHEME, DELTARAD);

    private FhirSystems() {}

    /** The system of a DICOM Coding Scheme Designator; {@link #OWN} with the designator for a private one. */
    public static String ofDesignator(String designator) {
        return BY_DESIGNATOR.getOrDefault(designator, OWN + "CodeSystem/" + UriText.encode(designator));
    }

    /** The value of a {@link #DICOM_UID} identifier. */
    public static String oid(String uid) {
        return "urn:oid:" + uid;
    }
}
