package org.deltarad.node.config;

import java.util.Optional;
import org.deltarad.report.Finding;
import org.deltarad.report.code.Code;

/**
 * What the lesions are and where, as codes.
 *
 * @param type       finding, such as a neoplasm
 * @param site       finding site, a concept of CID 4 or the like
 * @param laterality side of the site, of CID 244
 */
public record FindingCodes(CodeText type, Optional<CodeText> site, Optional<CodeText> laterality) {
    public FindingCodes {
        if (laterality.isPresent() && site.isEmpty()) {
            throw new InvalidValueException("laterality", "a laterality goes with a site");
        }
    }

    /**
     * A coded concept (PS3.3 8.8).
     *
     * @param value   Code Value
     * @param scheme  Coding Scheme Designator, such as SCT
     * @param meaning Code Meaning
     */
    public record CodeText(String value, String scheme, String meaning) {
        public CodeText {
            try {
                new Code(value, scheme, meaning);
            } catch (IllegalArgumentException e) {
                throw new InvalidValueException("value", e.getMessage());
            }
        }

        private Code toCode() {
            return new Code(value, scheme, meaning);
        }
    }

    /** The same for reports. */
    public Finding toFinding() {
        return new Finding(type.toCode(), site.map(CodeText::toCode), laterality.map(CodeText::toCode));
    }
}
