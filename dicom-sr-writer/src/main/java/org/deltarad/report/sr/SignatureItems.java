package org.deltarad.report.sr;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deltarad.report.ReportException;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.DeltaRadCodes;
import org.deltarad.report.code.Ucum;
import org.deltarad.signature.Signature;

/** The signature's identity in a score's TID 1501 group (row 12: TEXT, row 11: CODE). */
final class SignatureItems {
    private SignatureItems() {}

    static List<ContentItem> toItems(SignatureIdentity s) {
        return Stream.of(
                        text(DeltaRadCodes.SIGNATURE_TITLE, s.title()),
                        text(Dcm.METHOD_CITATION, s.citation()),
                        text(DeltaRadCodes.ENDPOINT, s.endpoint()),
                        text(DeltaRadCodes.INPUT, s.input().name()),
                        text(DeltaRadCodes.EXTRACTION, s.extraction()),
                        Stream.of(ContentItem.coded(
                                Relationship.CONTAINS,
                                DeltaRadCodes.HIGH_MEANS,
                                DeltaRadCodes.riskGroup(s.highMeans()))),
                        text(DeltaRadCodes.SIGNATURE_HASH, s.hash()),
                        Stream.of(ContentItem.num(
                                Relationship.CONTAINS, DeltaRadCodes.INTERCEPT, s.intercept(), Ucum.NO_UNITS)),
                        s.terms().stream().map(SignatureItems::term))
                .flatMap(i -> i)
                .toList();
    }

    private static ContentItem term(Signature.Term term) {
        return ContentItem.num(
                Relationship.CONTAINS,
                DeltaRadCodes.COEFFICIENT,
                term.coefficient(),
                Ucum.NO_UNITS,
                EquivalentMeaning.toItem(term.feature()));
    }

    private static List<Signature.Term> terms(ContentItem group) throws SrFormatException {
        List<Signature.Term> terms = new ArrayList<>();
        for (ContentItem item : group.all(DeltaRadCodes.COEFFICIENT)) {
            if (item.value() instanceof Value.Num n && Double.isFinite(n.number())) {
                terms.add(new Signature.Term(EquivalentMeaning.in(item).orElse(""), n.number()));
            } else {
                throw new SrFormatException("a coefficient of a signature is no number");
            }
        }
        return terms;
    }

    static SignatureIdentity read(ContentItem group) throws ReportException {
        AlgorithmIdentification algorithm = AlgorithmIdentification.of(group);
        return new SignatureIdentity(
                algorithm.name(),
                algorithm.version(),
                group.text(DeltaRadCodes.SIGNATURE_TITLE),
                group.text(Dcm.METHOD_CITATION),
                group.text(DeltaRadCodes.ENDPOINT),
                input(group.text(DeltaRadCodes.INPUT)),
                group.text(DeltaRadCodes.EXTRACTION),
                group.requireNumber(DeltaRadCodes.INTERCEPT),
                terms(group),
                DeltaRadCodes.riskGroup(group.requireCode(DeltaRadCodes.HIGH_MEANS)),
                group.text(DeltaRadCodes.SIGNATURE_HASH));
    }

    private static Signature.Input input(String name) throws ReportException {
        for (Signature.Input input : Signature.Input.values()) {
            if (input.name().equals(name)) {
                return input;
            }
        }
        throw new SrFormatException("'" + name + "' is not a signature input");
    }

    private static Stream<ContentItem> text(Code name, String text) {
        return ContentItem.textIfAny(Relationship.CONTAINS, name, text);
    }
}
