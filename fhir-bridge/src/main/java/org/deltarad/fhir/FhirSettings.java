package org.deltarad.fhir;

import java.time.ZoneId;
import java.util.Optional;

/**
 * What a site decides about the FHIR form.
 *
 * @param zone            zone of the scanner's and the node's clock; DICOM times have none, FHIR times must
 * @param patients        identifier systems of patients
 * @param accessionSystem identifier system of an Accession Number whose issuer is not in the images
 * @param demographics    false: a Patient has its identifier only, for the EHR owns the patient and the resource is
 *                        created only where the EHR has none of that identifier; true: name, sex and birth date too
 */
public record FhirSettings(
        ZoneId zone, PatientIdentity patients, Optional<String> accessionSystem, boolean demographics) {}
