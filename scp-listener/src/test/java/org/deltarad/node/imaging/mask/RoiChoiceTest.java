package org.deltarad.node.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deltarad.node.imaging.Slices.refused;

import java.util.List;
import java.util.regex.Pattern;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.mask.RoiCandidate.Kind;
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
}
