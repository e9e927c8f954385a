package org.deltarad.report.sr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.Report;

/**
 * All instances that an SR refers to, by study and series: those of its own study are Current Requested Procedure
 * Evidence, the others Pertinent Other Evidence (PS3.3 C.17.2).
 */
final class Evidence {
    private final Map<String, InstanceReference> instances = new LinkedHashMap<>();

    private Evidence() {}

    static Evidence of(Report report) {
        Evidence evidence = new Evidence();
        report.timePoints().forEach(t -> {
            t.images().forEach(evidence::add);
            evidence.add(t.roi().instance());
            t.region().written().ifPresent(s -> evidence.add(s.instance()));
        });
        report.links().picture().ifPresent(evidence::add);
        report.links().document().ifPresent(evidence::add);
        return evidence;
    }

    static Evidence of(Dataset sr) throws DicomException {
        Evidence evidence = new Evidence();
        for (int tag : new int[] {Tag.CurrentRequestedProcedureEvidenceSequence, Tag.PertinentOtherEvidenceSequence}) {
            evidence.addAll(sr, tag);
        }
        return evidence;
    }

    /** The predecessors of an SR (PS3.3 C.17.2). */
    static List<InstanceReference> predecessors(Dataset sr) throws DicomException {
        Evidence predecessors = new Evidence();
        predecessors.addAll(sr, Tag.PredecessorDocumentsSequence);
        return List.copyOf(predecessors.instances.values());
    }

    /** The item that refers to one instance. */
    static Dataset item(InstanceReference instance) {
        Evidence one = new Evidence();
        one.add(instance);
        return study(instance.studyInstanceUid(), one.byStudyAndSeries().get(instance.studyInstanceUid()));
    }

    private void addAll(Dataset sr, int tag) throws DicomException {
        for (Dataset study : sr.items(tag)) {
            for (Dataset series : study.items(Tag.ReferencedSeriesSequence)) {
                for (Dataset sop : series.items(Tag.ReferencedSOPSequence)) {
                    add(new InstanceReference(
                            study.requireString(Tag.StudyInstanceUID),
                            series.requireString(Tag.SeriesInstanceUID),
                            sop.requireString(Tag.ReferencedSOPClassUID),
                            sop.requireString(Tag.ReferencedSOPInstanceUID)));
                }
            }
        }
    }

    private void add(InstanceReference instance) {
        instances.putIfAbsent(instance.sopInstanceUid(), instance);
    }

    /** Where an instance belongs, where the evidence lists it. */
    Optional<InstanceReference> find(String sopInstanceUid) {
        return Optional.ofNullable(instances.get(sopInstanceUid));
    }

    /**
     * Where an instance belongs.
     *
     * @throws SrFormatException when the evidence does not list it
     */
    InstanceReference require(String sopInstanceUid) throws SrFormatException {
        InstanceReference instance = instances.get(sopInstanceUid);
        if (instance == null) {
            throw new SrFormatException("instance " + sopInstanceUid + " is not in the evidence sequences");
        }
        return instance;
    }

    /** Puts the evidence sequences that have items. */
    void put(String ownStudy, Dataset.Builder sr) {
        List<Dataset> own = new ArrayList<>();
        List<Dataset> other = new ArrayList<>();
        byStudyAndSeries().forEach((study, series) -> (study.equals(ownStudy) ? own : other).add(study(study, series)));
        if (!own.isEmpty()) {
            sr.items(Tag.CurrentRequestedProcedureEvidenceSequence, own);
        }
        if (!other.isEmpty()) {
            sr.items(Tag.PertinentOtherEvidenceSequence, other);
        }
    }

    private Map<String, Map<String, List<Dataset>>> byStudyAndSeries() {
        Map<String, Map<String, List<Dataset>>> studies = new LinkedHashMap<>();
        for (InstanceReference i : instances.values()) {
            studies.computeIfAbsent(i.studyInstanceUid(), s -> new LinkedHashMap<>())
                    .computeIfAbsent(i.seriesInstanceUid(), s -> new ArrayList<>())
                    .add(Dataset.builder()
                            .text(Tag.ReferencedSOPClassUID, i.sopClassUid())
                            .text(Tag.ReferencedSOPInstanceUID, i.sopInstanceUid())
                            .build());
        }
        return studies;
    }

    private static Dataset study(String studyUid, Map<String, List<Dataset>> series) {
        List<Dataset> items = new ArrayList<>();
        series.forEach((seriesUid, sops) -> items.add(Dataset.builder()
                .text(Tag.SeriesInstanceUID, seriesUid)
                .items(Tag.ReferencedSOPSequence, sops)
                .build()));
        return Dataset.builder()
                .text(Tag.StudyInstanceUID, studyUid)
                .items(Tag.ReferencedSeriesSequence, items)
                .build();
    }
}
