package org.deltarad.cohort.learn.boost;

import org.deltarad.cohort.data.FitException;

/** XGBoost4J is not on the class path, or has no native library for this machine. Trained models need neither. */
public final class XgboostUnavailableException extends FitException {
    private static final long serialVersionUID = 1;

    XgboostUnavailableException(String message, Throwable cause) {
        super(message);
        initCause(cause);
    }
}
