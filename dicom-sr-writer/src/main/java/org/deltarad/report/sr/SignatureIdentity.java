package org.deltarad.report.sr;

import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.Signature;

/** What an SR says of a signature: {@link Signature} without intercept and terms, which its hash stands for. */
public record SignatureIdentity(
        String id,
        String version,
        String title,
        String citation,
        String endpoint,
        Signature.Input input,
        String extraction,
        RiskGroup highMeans,
        String hash) {
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
                s.highMeans(),
                s.hash());
    }
}
