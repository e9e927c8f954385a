package org.deltarad.cohort.study;

import java.nio.file.Path;
import org.deltarad.cohort.CohortException;

/** A study that cannot be done; the children say how. */
public abstract class StudyException extends CohortException {
    private static final long serialVersionUID = 1;

    StudyException(String message) {
        super(message);
    }

    /** The study's file is not of its form; the message names file, line and key. */
    public static final class BadFile extends StudyException {
        private static final long serialVersionUID = 1;

        BadFile(String message, Throwable cause) {
            super(message);
            initCause(cause);
        }
    }

    /** A package is not as a study left it; the message names folder and file. */
    public static final class BadPackage extends StudyException {
        private static final long serialVersionUID = 1;

        /** @param reason such as that a file is missing */
        public BadPackage(Path folder, String reason) {
            super(folder + ": " + reason);
        }
    }

    /** A step cannot be done with these patients. */
    public static final class StepFailed extends StudyException {
        private static final long serialVersionUID = 1;

        private final String step;

        StepFailed(String step, String reason) {
            super("step " + step + ": " + reason);
            this.step = step;
        }

        /** Name of the step. */
        public String step() {
            return step;
        }
    }
}
