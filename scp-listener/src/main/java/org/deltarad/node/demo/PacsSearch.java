package org.deltarad.node.demo;

import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.net.QueryRetrieve;
import org.deltarad.dicom.net.RemoteAe;

/** Finds Structured Reports in a PACS by C-FIND, Study Root (PS3.4 C.6.2). */
final class PacsSearch {
    private final QueryRetrieve query;
    private final RemoteAe pacs;

    PacsSearch(QueryRetrieve query, RemoteAe pacs) {
        this.query = query;
        this.pacs = pacs;
    }

    /** SOP Instance UID of the only SR in a study; empty while there is none. */
    Optional<String> report(String studyInstanceUid) throws DicomException {
        Dataset seriesKeys = Dataset.builder()
                .text(Tag.QueryRetrieveLevel, "SERIES")
                .text(Tag.StudyInstanceUID, studyInstanceUid)
                .text(Tag.Modality, "SR")
                .text(Tag.SeriesInstanceUID)
                .build();
        List<Dataset> series = query.find(pacs, seriesKeys);
        if (series.isEmpty()) {
            return Optional.empty();
        }
        Dataset imageKeys = Dataset.builder()
                .text(Tag.QueryRetrieveLevel, "IMAGE")
                .text(Tag.StudyInstanceUID, studyInstanceUid)
                .text(Tag.SeriesInstanceUID, series.get(0).requireString(Tag.SeriesInstanceUID))
                .text(Tag.SOPInstanceUID)
                .build();
        List<Dataset> images = query.find(pacs, imageKeys);
        return images.isEmpty() ? Optional.empty() : Optional.of(images.get(0).requireString(Tag.SOPInstanceUID));
    }
}
