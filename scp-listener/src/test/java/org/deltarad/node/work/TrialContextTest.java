package org.deltarad.node.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.report.ProtocolTimePoint;
import org.junit.jupiter.api.Test;

class TrialContextTest {
    private static Dataset header(double days, String event) {
        return Dataset.builder()
                .numbers(Tag.LongitudinalTemporalOffsetFromEvent, days)
                .put(Tag.LongitudinalTemporalEventType, new Element.Text(VR.CS, List.of(event)))
                .build();
    }

    @Test
    void offsetAndEventComeFromTheImages() {
        assertThat(TrialContext.of(Optional.of("WEEK4"), header(22.5, "TREATMENT")))
                .isEqualTo(new ProtocolTimePoint(
                        Optional.of("WEEK4"), Optional.of(new ProtocolTimePoint.Offset(22.5, "TREATMENT"))));
        assertThat(TrialContext.of(Optional.empty(), header(-3, "BASELINE")).offset())
                .contains(new ProtocolTimePoint.Offset(-3, "BASELINE"));
    }

    /** Days from nothing that is named, not finite, or an event without days say nothing. */
    @Test
    void anOffsetNeedsDaysAndEvent() {
        assertThat(TrialContext.of(Optional.empty(), Dataset.empty())).isEqualTo(ProtocolTimePoint.UNKNOWN);
        assertThat(TrialContext.of(Optional.of("PRE"), header(3, " "))).isEqualTo(known("PRE"));
        assertThat(TrialContext.of(Optional.of("PRE"), header(Double.NaN, "BASELINE")))
                .isEqualTo(known("PRE"));
        Dataset noDays = Dataset.builder()
                .text(Tag.LongitudinalTemporalEventType, "BASELINE")
                .build();
        assertThat(TrialContext.of(Optional.of("PRE"), noDays)).isEqualTo(known("PRE"));
    }

    private static ProtocolTimePoint known(String id) {
        return new ProtocolTimePoint(Optional.of(id), Optional.empty());
    }
}
