package org.deltarad.node.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.node.picture.page.KeySlice;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.RoiReference;
import org.deltarad.signature.MaskSize;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    @Test
    void noNumberChangesOnTheWayToJsonAndBack() throws StepFailedException {
        LinkedHashMap<String, Double> features = new LinkedHashMap<>();
        features.put("b", 0.1 + 0.2);
        features.put("a", Double.NaN);
        features.put("c", -1.7976931348623157e308);
        features.put("d", Double.MIN_VALUE);
        features.put("e", Double.NEGATIVE_INFINITY);
        InstanceReference image = new InstanceReference("1.1", "1.2", "1.3", "1.4");
        Measurement m = new Measurement(
                "S1",
                "MR",
                "",
                "1.5",
                List.of(image),
                true,
                image,
                1,
                "GTV",
                new MaskSize(7, 0.1 + 0.2),
                new Acquisition(Map.of("EchoTime", 100.1), Map.of("Manufacturer", "GE")),
                features,
                new LinkedHashMap<>(Map.of("diagnostics_Mask-original_VoxelNum", 7)),
                List.of("one contour left out"),
                "[hnsf'U]",
                "ISO_15444_1, ratio 10",
                new RoiReference.Segment(image, 1, "GTV"),
                new KeySlice(2, 1, 0.5, 0.6, 3, 4, 5.5, new byte[] {(byte) 200, 0}, new byte[] {1}));
        Measurement back = Measurement.fromJson(m.toJson());
        assertThat(back.toJson()).isEqualTo(m.toJson());
        assertThat(back.features()).isEqualTo(features);
        assertThat(back.slice().grey()).containsExactly(200, 0);
        assertThat(back.features().keySet()).containsExactly("b", "a", "c", "d", "e");
    }

    @Test
    void aMeasurementOfAnotherVersionIsRefused() {
        assertThatThrownBy(() -> Measurement.fromJson("{\"unknown\": 1}"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("send the mask again");
    }
}
