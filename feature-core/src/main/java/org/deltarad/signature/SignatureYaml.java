package org.deltarad.signature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The text of a signature file: the same signature and comments give the same bytes. */
final class SignatureYaml {
    private SignatureYaml() {}

    /** UTF-8 text of the file, the comments first, one line each. */
    static byte[] bytes(Signature signature, List<String> comments) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", SignatureFile.FORMAT);
        tree.put("id", signature.id());
        tree.put("version", signature.version());
        tree.put("title", signature.title());
        tree.put("citation", signature.citation());
        tree.put("endpoint", signature.endpoint());
        tree.put("input", signature.input().name().toLowerCase(Locale.ROOT));
        tree.put("extraction", signature.extraction());
        tree.put("highMeans", signature.highMeans().name().toLowerCase(Locale.ROOT));
        tree.put("intercept", signature.intercept());
        Map<String, Object> terms = new LinkedHashMap<>();
        signature.terms().forEach(t -> terms.put(t.feature(), t.coefficient()));
        tree.put("terms", terms);
        return CalibrationYaml.text("DeltaRad signature. Research use only.", comments, tree);
    }
}
