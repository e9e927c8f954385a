package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deltarad.cohort.CohortException;
import org.deltarad.signature.SignatureException;

/** A step of a study. What it makes depends on its settings and the files it reads, and on nothing else. */
public interface StudyStep {
    String name();

    /** All of the study's settings that it looks at, as text. */
    String settings();

    /** Files that it reads. */
    List<Path> inputs() throws IOException;

    /** Files that it writes. */
    List<Path> outputs() throws IOException;

    /**
     * Does the work.
     *
     * @return a sentence on it
     * @throws org.deltarad.cohort.data.FitException when it cannot be done with these patients
     */
    String run() throws IOException, CohortException, SignatureException;
}
