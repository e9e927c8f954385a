package org.deltarad.node.logging;

import java.util.regex.Pattern;

/** What of reasons may not go into a log: they name the patient as {@code index.Patient.label()} does. */
public final class PatientData {
    private static final Pattern LABEL = Pattern.compile("Patient ID '[^']*'(?: issued by '[^']*')?");
    private static final String MASKED = "Patient ID '***'";

    private PatientData() {}

    /** The text with Patient IDs and their issuers left out. */
    public static String masked(String text) {
        return text == null ? "" : LABEL.matcher(text).replaceAll(MASKED);
    }
}
