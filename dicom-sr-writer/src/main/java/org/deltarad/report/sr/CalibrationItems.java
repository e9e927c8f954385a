package org.deltarad.report.sr;

import java.util.List;
import java.util.stream.Stream;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.DeltaRadCodes;
import org.deltarad.report.code.Ucum;
import org.deltarad.signature.Calibration;

/** The calibration's identity and its cohort in a score's TID 1501 group. */
final class CalibrationItems {
    private CalibrationItems() {}

    static List<ContentItem> toItems(CalibrationIdentity c) {
        return Stream.of(
                        text(DeltaRadCodes.CALIBRATION, c.id()),
                        text(DeltaRadCodes.CAL_VERSION, c.version()),
                        text(DeltaRadCodes.CAL_EXTRACTION, c.extraction()),
                        text(DeltaRadCodes.CAL_HASH, c.hash()),
                        text(DeltaRadCodes.COHORT, c.cohort().name()),
                        Stream.of(
                                ContentItem.num(
                                        Relationship.CONTAINS,
                                        DeltaRadCodes.COHORT_SIZE,
                                        c.cohort().patients(),
                                        Ucum.NO_UNITS),
                                ContentItem.coded(
                                        Relationship.CONTAINS,
                                        DeltaRadCodes.COHORT_ORIGIN,
                                        c.cohort().synthetic() ? DeltaRadCodes.SYNTHETIC : DeltaRadCodes.REAL)),
                        text(DeltaRadCodes.COHORT_TEXT, c.cohort().description()))
                .flatMap(i -> i)
                .toList();
    }

    static CalibrationIdentity read(ContentItem group) throws SrFormatException {
        return new CalibrationIdentity(
                group.text(DeltaRadCodes.CALIBRATION),
                group.text(DeltaRadCodes.CAL_VERSION),
                new Calibration.Cohort(
                        group.text(DeltaRadCodes.COHORT),
                        (int) group.requireNumber(DeltaRadCodes.COHORT_SIZE),
                        group.requireCode(DeltaRadCodes.COHORT_ORIGIN).equals(DeltaRadCodes.SYNTHETIC),
                        group.text(DeltaRadCodes.COHORT_TEXT)),
                group.text(DeltaRadCodes.CAL_EXTRACTION),
                group.text(DeltaRadCodes.CAL_HASH));
    }

    private static Stream<ContentItem> text(Code name, String text) {
        return ContentItem.textIfAny(Relationship.CONTAINS, name, text);
    }
}
