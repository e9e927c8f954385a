package org.deltarad.node.retrieve;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.node.index.Patient;
import org.deltarad.node.route.Condition;
import org.deltarad.node.route.Match;

/** Queries of the study root information model (PS3.4 C.6.2), for archives over DICOM and DICOMweb. */
final class StudyQuery {
    private static final List<Integer> OF_SERIES = List.of(
            Tag.Modality,
            Tag.SeriesInstanceUID,
            Tag.SeriesDescription,
            Tag.ProtocolName,
            Tag.BodyPartExamined,
            Tag.NumberOfSeriesRelatedInstances);

    private final Archive archive;

    StudyQuery(Archive archive) {
        this.archive = archive;
    }

    /** Studies of a Patient ID between two days, both included. The issuer is asked for, not matched: few archives can. */
    List<Dataset> studies(Patient patient, LocalDate from, LocalDate to) throws ArchiveException, InterruptedException {
        DateTimeFormatter da = DateTimeFormatter.BASIC_ISO_DATE;
        return archive.find(Dataset.builder()
                .key(Tag.QueryRetrieveLevel, "STUDY")
                .key(Tag.PatientID, patient.id())
                .key(Tag.IssuerOfPatientID)
                .key(Tag.StudyDate, da.format(from) + "-" + da.format(to))
                .key(Tag.StudyInstanceUID)
                .build());
    }

    /** Series of a study, with what conditions on them look at. */
    List<Dataset> series(String studyInstanceUid, List<Match> matches) throws ArchiveException, InterruptedException {
        Dataset.Builder keys = Dataset.builder().key(Tag.QueryRetrieveLevel, "SERIES");
        OF_SERIES.forEach(keys::key);
        matches.stream()
                .flatMap(m -> m.image().stream())
                .map(Condition::attribute)
                .filter(a -> a.tags().size() == 1)
                .map(a -> a.tags().get(0))
                .filter(tag -> DataDictionary.vr(tag).filter(VR::isText).isPresent())
                .forEach(keys::key);
        return archive.find(keys.key(Tag.StudyInstanceUID, studyInstanceUid).build());
    }

    /** SOP Class UID by SOP Instance UID of the instances of a series; the class is empty where the archive does not say. */
    Map<String, String> instances(String studyInstanceUid, String seriesInstanceUid)
            throws ArchiveException, InterruptedException {
        Map<String, String> instances = new HashMap<>();
        List<Dataset> found = archive.find(Dataset.builder()
                .key(Tag.QueryRetrieveLevel, "IMAGE")
                .key(Tag.StudyInstanceUID, studyInstanceUid)
                .key(Tag.SeriesInstanceUID, seriesInstanceUid)
                .key(Tag.SOPInstanceUID)
                .key(Tag.SOPClassUID)
                .build());
        for (Dataset d : found) {
            Optional<String> uid = d.string(Tag.SOPInstanceUID);
            uid.ifPresent(u -> instances.put(u, d.string(Tag.SOPClassUID).orElse("")));
        }
        return instances;
    }
}
