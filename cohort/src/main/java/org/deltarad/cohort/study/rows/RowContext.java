package org.deltarad.cohort.study.rows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.cohort.data.TableException;
import org.deltarad.cohort.study.Parts;
import org.deltarad.cohort.study.Study;
import org.deltarad.cohort.study.StudyFolder;

/** Tables that the steps of a study share, read when first asked for. */
public final class RowContext {
    private final Study.Data data;
    private final RowColumns columns;
    private final Predictors acquisition;
    private final PatientColumns wanted;
    private final StudyFolder folder;
    private Optional<PatientRows> rows = Optional.empty();

    /**
     * @param acquisition columns of the features' table beside the features
     * @param wanted      columns of the patients' table
     */
    public RowContext(
            Study.Data data, RowColumns columns, Predictors acquisition, PatientColumns wanted, StudyFolder folder) {
        this.data = data;
        this.columns = columns;
        this.acquisition = acquisition;
        this.wanted = wanted;
        this.folder = folder;
    }

    /** Both tables. */
    public PatientRows rows() throws IOException, TableException {
        if (rows.isEmpty()) {
            rows = Optional.of(PatientRows.read(data, columns, acquisition, wanted));
        }
        return rows.get();
    }

    /** The parts that the first step wrote. */
    public Parts parts() throws IOException, TableException {
        return Parts.read(folder.split());
    }

    /** Where all is written. */
    public StudyFolder folder() {
        return folder;
    }

    /** The tables and the split. */
    public List<Path> inputs() {
        return List.of(data.features(), data.patients(), folder.split());
    }

    /** What is read of the tables, as text. */
    public String settings() {
        return columns + "\n" + acquisition + "\n" + wanted;
    }

    Study.Data data() {
        return data;
    }
}
