package org.deltarad.fhir;

import ca.uhn.fhir.context.FhirContext;

/** The one FHIR R4 context of the process: thread-safe, and slow to make. */
public final class R4 {
    private R4() {}

    /** The shared context, made at the first call. */
    public static FhirContext context() {
        return Holder.CONTEXT;
    }

    private static final class Holder {
        private static final FhirContext CONTEXT = FhirContext.forR4();
    }
}
