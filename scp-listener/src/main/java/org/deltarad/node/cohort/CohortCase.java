package org.deltarad.node.cohort;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deltarad.node.batch.CaseRow;

/**
 * An image of a patient's time point and a mask on it.
 *
 * @param patient    Patient ID or pseudonym, as the tables name the patient
 * @param timePoint  such as pre or mid
 * @param sequence   prefix of the columns, such as T2; empty for none
 * @param reader     who drew the mask; empty where nobody is named
 * @param carried    other columns of the table of cases, by name
 * @param maskSeries image that the mask was drawn on, where it is another
 * @param files      of the DICOM series, where it is not a folder's only one; else none
 * @param row        what is read
 */
public record CohortCase(
        String patient,
        String timePoint,
        String sequence,
        String reader,
        Map<String, String> carried,
        Optional<Path> maskSeries,
        List<Path> files,
        CaseRow row) {
    public CohortCase {
        carried = Collections.unmodifiableMap(new LinkedHashMap<>(carried));
        files = List.copyOf(files);
    }

    /** This case with the patient named otherwise. */
    public CohortCase of(String other) {
        return new CohortCase(other, timePoint, sequence, reader, carried, maskSeries, files, row);
    }

    /** Patient, time point, sequence and reader, for messages. */
    public String label() {
        return "patient " + patient + ", "
                + Stream.of(timePoint, sequence, reader.isEmpty() ? "" : "reader " + reader)
                        .filter(t -> !t.isEmpty())
                        .collect(Collectors.joining(", "));
    }

    /** A column of this case's sequence: {@code T2_EchoTime}. */
    String column(String name) {
        return sequence.isEmpty() ? name : sequence + "_" + name;
    }
}
