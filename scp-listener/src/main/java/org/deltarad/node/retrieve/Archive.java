package org.deltarad.node.retrieve;

import java.util.List;
import java.util.Map;
import org.deltarad.dicom.Dataset;

/** Someone who has earlier studies. */
public interface Archive {
    /** For people, without credentials. */
    String name();

    /**
     * What matches a query at the level of studies, series or instances.
     *
     * @param keys as of a C-FIND (PS3.4 C.4.1): Query/Retrieve Level, unique keys, matching and return keys
     * @throws ArchiveException when it cannot be asked
     */
    List<Dataset> find(Dataset keys) throws ArchiveException, InterruptedException;

    /**
     * Has instances come; each is stored here, or there is an incident that says why not, when this returns.
     *
     * @throws ArchiveException when the archive says that not all could be sent, or breaks off
     */
    void fetch(Wanted wanted) throws ArchiveException, InterruptedException;

    /**
     * Instances of a series.
     *
     * @param whole     whether these are all of the series
     * @param instances SOP Class UID by SOP Instance UID
     */
    record Wanted(String studyInstanceUid, String seriesInstanceUid, boolean whole, Map<String, String> instances) {
        public Wanted {
            instances = Map.copyOf(instances);
        }
    }
}
