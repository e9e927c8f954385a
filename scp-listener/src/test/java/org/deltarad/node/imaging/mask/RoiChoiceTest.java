package org.deltarad.node.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deltarad.node.imaging.Slices.refused;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.mask.RoiCandidate.Kind;
import org.deltarad.node.imaging.mask.RoiChoice.AllOf;
import org.deltarad.node.imaging.mask.RoiChoice.ByNumber;
import org.deltarad.node.imaging.mask.RoiChoice.ByPattern;
import org.deltarad.node.imaging.mask.RoiChoice.ByProperty;
import org.deltarad.node.imaging.mask.RoiChoice.ByType;
import org.deltarad.node.imaging.mask.RoiChoice.Minus;
import org.deltarad.node.imaging.mask.RoiChoice.Union;
import org.junit.jupiter.api.Test;

class RoiChoiceTest {
    private static final RoiCandidate BODY = new RoiCandidate(1, "BODY", Kind.OTHER, true);
    private static final RoiCandidate POINT = new RoiCandidate(2, "iso", Kind.OTHER, false);
    private static final RoiCandidate CTV = new RoiCandidate(3, "CTV 1", Kind.CTV, true);
    private static final RoiCandidate GTV = new RoiCandidate(4, "GTV 1", Kind.TUMOUR, true);
    private static final RoiCandidate NODE = new RoiCandidate(7, "GTV node", Kind.TUMOUR, true);

    private static RoiCandidate choose(RoiChoice choice, RoiCandidate... of) throws ImagingException {
        RoiSelection selection = choice.select(List.of(of), "the object");
        assertThat(selection.single()).isTrue();
        return selection.joined().get(0);
    }

    @Test
    void byNumberNameAndPattern() throws Exception {
        assertThat(choose(RoiChoice.number(7), BODY, GTV, NODE)).isEqualTo(NODE);
        assertThat(choose(RoiChoice.name("GTV 1"), BODY, GTV, NODE)).isEqualTo(GTV);
        assertThat(choose(RoiChoice.matching(Pattern.compile("gtv.*1", Pattern.CASE_INSENSITIVE)), BODY, GTV, NODE))
                .isEqualTo(GTV);
    }

    @Test
    void automaticallyTheOnlyUsableOneThenTheTumourThenTheCtv() throws Exception {
        assertThat(choose(RoiChoice.automatic(), POINT, BODY)).isEqualTo(BODY);
        assertThat(choose(RoiChoice.automatic(), BODY, CTV, GTV)).isEqualTo(GTV);
        assertThat(choose(RoiChoice.automatic(), BODY, CTV, POINT)).isEqualTo(CTV);
    }

    @Test
    void ambiguityListsNumbersAndNames() {
        assertThat(refused(Reason.AMBIGUOUS, () -> choose(RoiChoice.automatic(), BODY, GTV, NODE)))
                .hasMessageContaining("4 'GTV 1' (TUMOUR), 7 'GTV node' (TUMOUR)")
                .hasMessageContaining("the object");
        refused(
                Reason.AMBIGUOUS,
                () -> choose(RoiChoice.automatic(), BODY, new RoiCandidate(9, "rectum", Kind.OTHER, true)));
        refused(Reason.AMBIGUOUS, () -> choose(RoiChoice.matching(Pattern.compile("GTV.*")), GTV, NODE));
        refused(
                Reason.AMBIGUOUS,
                () -> choose(RoiChoice.name("GTV 1"), GTV, new RoiCandidate(9, "GTV 1", Kind.OTHER, true)));
    }

    @Test
    void nothingThatFitsListsWhatThereIs() {
        assertThat(refused(Reason.ROI_NOT_FOUND, () -> choose(RoiChoice.name("gtv 1"), BODY, GTV)))
                .hasMessageContaining("1 'BODY', 4 'GTV 1'");
        refused(Reason.ROI_NOT_FOUND, () -> choose(RoiChoice.number(2), BODY, GTV));
        refused(Reason.ROI_NOT_FOUND, () -> choose(RoiChoice.automatic(), POINT));
    }

    private static final RoiCandidate GTVP = new RoiCandidate(11, "prostate", Kind.TUMOUR, true, "GTV", Set.of());
    private static final RoiCandidate GTVN = new RoiCandidate(12, "node", Kind.TUMOUR, true, "GTV", Set.of());
    private static final RoiCandidate EMPTY = new RoiCandidate(13, "old", Kind.TUMOUR, false, "GTV", Set.of());
    private static final RoiCandidate LESION =
            new RoiCandidate(14, "lesion", Kind.TUMOUR, true, Set.of("SCT:108369006"));

    @Test
    void byTypeAndProperty() throws Exception {
        assertThat(choose(new ByType("gtv"), BODY, CTV, GTVP)).isEqualTo(GTVP);
        assertThat(choose(new ByProperty("SCT:108369006"), BODY, LESION)).isEqualTo(LESION);
        refused(Reason.ROI_NOT_FOUND, () -> choose(new ByProperty("SRT:108369006"), BODY, LESION));
        refused(Reason.AMBIGUOUS, () -> choose(new ByType("GTV"), GTVP, GTVN));
    }

    @Test
    void allConditionsMustFit() throws Exception {
        RoiChoice both = new AllOf(List.of(new ByType("GTV"), new ByPattern(Pattern.compile("no.*"))));
        assertThat(choose(both, GTVP, GTVN, new RoiCandidate(15, "nose", Kind.OTHER, true)))
                .isEqualTo(GTVN);
        assertThat(refused(Reason.ROI_NOT_FOUND, () -> choose(both, GTVP)))
                .hasMessageContaining("RT ROI Interpreted Type GTV and a name that matches no.*");
    }

    @Test
    void aUnionJoinsWhatIsUsable() throws Exception {
        RoiSelection s = new Union(List.of(new ByType("GTV"))).select(List.of(BODY, GTVP, EMPTY, GTVN), "the object");
        assertThat(s).isEqualTo(new RoiSelection(List.of(GTVP, GTVN), List.of()));
        assertThat(s.label()).isEqualTo("prostate + node");
        refused(Reason.ROI_NOT_FOUND, () -> new Union(List.of(new ByType("PTV"))).select(List.of(GTVP), "the object"));
    }

    @Test
    void minusTakesAway() throws Exception {
        RoiSelection s = new Minus(new Union(List.of(new ByType("GTV"))), List.of(new ByNumber(1)))
                .select(List.of(BODY, GTVP, GTVN), "the object");
        assertThat(s).isEqualTo(new RoiSelection(List.of(GTVP, GTVN), List.of(BODY)));
        assertThat(s.label()).isEqualTo("prostate + node - BODY");
        refused(Reason.AMBIGUOUS, () -> new Minus(new ByType("GTV"), List.of(new ByNumber(1)))
                .select(List.of(BODY, GTVP, GTVN), "the object"));
    }

    @Test
    void keptApartIsEveryUsableOne() throws Exception {
        assertThat(new ByType("GTV").apart(List.of(BODY, GTVP, EMPTY, GTVN), "the object"))
                .containsExactly(GTVP, GTVN);
    }
}
