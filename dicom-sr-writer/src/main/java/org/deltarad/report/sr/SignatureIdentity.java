package org.deltarad.report.sr;

import java.util.List;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.Signature;

/** What an SR says of a signature: all of {@link Signature}. */
public record SignatureIdentity(
        String id,
        String version,
        String title,
        String citation,
        String endpoint,
        Signature.Input input,
        String extraction,
        double intercept,
        List<Signature.Term> terms,
        RiskGroup highMeans,
        String hash) {
    public SignatureIdentity {
        terms = List.copyOf(terms);
    }

    /** The identity of a signature. */
    public static SignatureIdentity of(Signature s) {
        return new SignatureIdentity(
                s.id(),
                s.version(),
                s.title(),
                s.citation(),
                s.endpoint(),
                s.input(),
                s.extraction(),
                s.intercept(),
                s.terms(),
                s.highMeans(),
                s.hash());
    }
}
