package org.deltarad.report.sr;

import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;

/** TID 1204 Language of Content Item and Descendants. */
final class Language {
    private static final Code ENGLISH = new Code("en", "RFC5646", "English");

    private Language() {}

    static ContentItem toItem() {
        return ContentItem.coded(Relationship.HAS_CONCEPT_MOD, Dcm.LANGUAGE, ENGLISH);
    }
}
