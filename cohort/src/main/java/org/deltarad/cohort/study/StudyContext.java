package org.deltarad.cohort.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.cohort.data.TableException;
import org.deltarad.cohort.validate.Split;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.CalibrationFile;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.SignatureFile;

/** What the steps of a study share: its description, its folder, and its tables, which are read when first asked for. */
final class StudyContext {
    static final String TRAINING = Parts.TRAINING;
    static final String VALIDATION = Parts.VALIDATION;
    static final String PATIENT = "patient";
    static final String PART = "part";

    private final Study study;
    private final StudyFolder folder;
    private Optional<StudyData> data = Optional.empty();

    StudyContext(Study study, StudyFolder folder) {
        this.study = study;
        this.folder = folder;
    }

    Study study() {
        return study;
    }

    StudyFolder folder() {
        return folder;
    }

    StudyData data() throws IOException, TableException {
        if (data.isEmpty()) {
            data = Optional.of(StudyData.read(study));
        }
        return data.get();
    }

    /** The split that the first step wrote. */
    Split split() throws IOException, TableException {
        return Parts.read(folder.split()).split();
    }

    /** The harmonisation as a calibration without cut-offs. */
    Calibration harmonisation() throws IOException, SignatureException {
        return CalibrationFile.read(folder.harmonisation());
    }

    /** Ids of the signatures, those that were trained first. */
    List<String> ids() {
        List<String> ids = new ArrayList<>(study.train().keySet());
        study.published().forEach(s -> ids.add(s.id()));
        return ids;
    }

    /** The signatures: trained ones from their files, and the published ones. */
    List<Signature> signatures() throws IOException, SignatureException {
        List<Signature> all = new ArrayList<>();
        for (String id : study.train().keySet()) {
            all.add(SignatureFile.read(folder.signature(id)));
        }
        all.addAll(study.published());
        return all;
    }
}
