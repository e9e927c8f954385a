package org.deltarad.report.sr;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deltarad.report.ReportException;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.DeltaRadCodes;
import org.deltarad.report.code.Ucum;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.Signature;

/**
 * TID 1501 Measurement and Qualitative Evaluation Group: the outcome of one signature, with TID 4019 naming it. The score
 * is inferred from the contribution of each term, and that from its z-score. Every group says that it is for research.
 */
final class ScoreMeasurements {
    /** What every score says of itself. */
    static final String RESEARCH_USE_ONLY = "Research use only. Not for diagnosis or treatment decisions.";

    private static final String TID = "1501";

    private ScoreMeasurements() {}

    static ContentItem toItem(ScoreContent score) {
        SignatureIdentity s = score.signature();
        List<ContentItem> items = new ArrayList<>();
        items.add(ContentItem.text(Relationship.HAS_OBS_CONTEXT, Dcm.TRACKING_IDENTIFIER, s.id()));
        items.addAll(new AlgorithmIdentification(s.id(), s.version(), "", List.of()).toItems());
        items.add(ContentItem.text(Relationship.CONTAINS, DeltaRadCodes.RESEARCH_USE, RESEARCH_USE_ONLY));
        items.addAll(SignatureItems.toItems(s));
        if (score instanceof ScoreContent.Scored scored) {
            items.addAll(outcome(scored));
            items.addAll(RangeCheckItems.toItems(scored.checks()));
            items.addAll(CalibrationItems.toItems(scored.calibration()));
        } else if (score instanceof ScoreContent.Withheld withheld) {
            withheld.reasons()
                    .forEach(r -> items.add(ContentItem.text(Relationship.CONTAINS, DeltaRadCodes.WITHHELD, r)));
            items.addAll(RangeCheckItems.toItems(withheld.checks()));
            items.addAll(CalibrationItems.toItems(withheld.calibration()));
        } else if (score instanceof ScoreContent.NotScored not) {
            items.add(ContentItem.text(Relationship.CONTAINS, DeltaRadCodes.NO_SCORE, not.reason()));
        }
        return ContentItem.container(Dcm.MEASUREMENT_GROUP, TID, items);
    }

    private static List<ContentItem> outcome(ScoreContent.Scored s) {
        ContentItem score = ContentItem.num(
                        Relationship.CONTAINS,
                        DeltaRadCodes.SCORE,
                        s.value(),
                        Ucum.NO_UNITS,
                        EquivalentMeaning.toItem(s.signature().id() + " score (research use only)"))
                .plus(s.contributions().stream()
                        .map(c -> contribution(c, zConcept(s.signature().input())))
                        .toList());
        ContentItem group =
                ContentItem.coded(Relationship.CONTAINS, DeltaRadCodes.RISK_GROUP, DeltaRadCodes.riskGroup(s.group()));
        return Stream.concat(
                        Stream.of(
                                score,
                                ContentItem.num(
                                        Relationship.CONTAINS, DeltaRadCodes.CUT_OFF, s.cutoff(), Ucum.NO_UNITS),
                                group),
                        s.warnings().stream()
                                .flatMap(w -> ContentItem.textIfAny(Relationship.CONTAINS, DeltaRadCodes.WARNING, w)))
                .toList();
    }

    private static ContentItem contribution(ScoreResult.Contribution c, Code zConcept) {
        return ContentItem.num(
                Relationship.INFERRED_FROM,
                DeltaRadCodes.CONTRIBUTION,
                c.part(),
                Ucum.NO_UNITS,
                EquivalentMeaning.toItem(c.feature()),
                ContentItem.num(Relationship.INFERRED_FROM, zConcept, c.z(), Ucum.NO_UNITS));
    }

    private static Code zConcept(Signature.Input input) {
        return switch (input) {
            case BASELINE -> Dcm.Z_SCORE;
            case DELTA -> DeltaRadCodes.Z_CHANGE;
        };
    }

    /** Whether a measurement group is the outcome of a signature. */
    static boolean matches(ContentItem group) {
        return group.find(DeltaRadCodes.RESEARCH_USE).isPresent();
    }

    static ScoreContent read(ContentItem group) throws ReportException {
        SignatureIdentity signature = SignatureItems.read(group);
        if (group.find(DeltaRadCodes.WITHHELD).isPresent()) {
            return new ScoreContent.Withheld(
                    signature,
                    CalibrationItems.read(group),
                    RangeCheckItems.read(group),
                    group.texts(DeltaRadCodes.WITHHELD));
        }
        if (group.find(DeltaRadCodes.SCORE).isEmpty()) {
            return new ScoreContent.NotScored(signature, group.text(DeltaRadCodes.NO_SCORE));
        }
        List<ScoreResult.Contribution> contributions = new ArrayList<>();
        for (ContentItem c : group.require(DeltaRadCodes.SCORE).all(DeltaRadCodes.CONTRIBUTION)) {
            if (c.value() instanceof Value.Num part) {
                contributions.add(new ScoreResult.Contribution(
                        c.text(Dcm.EQUIVALENT_MEANING), c.requireNumber(zConcept(signature.input())), part.number()));
            }
        }
        return new ScoreContent.Scored(
                signature,
                CalibrationItems.read(group),
                group.requireNumber(DeltaRadCodes.SCORE),
                group.requireNumber(DeltaRadCodes.CUT_OFF),
                DeltaRadCodes.riskGroup(group.requireCode(DeltaRadCodes.RISK_GROUP)),
                contributions,
                RangeCheckItems.read(group),
                group.texts(DeltaRadCodes.WARNING));
    }
}
