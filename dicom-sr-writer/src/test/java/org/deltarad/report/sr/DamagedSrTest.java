package org.deltarad.report.sr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Element;
import org.deltarad.report.Report;
import org.deltarad.report.Reports;
import org.junit.jupiter.api.Test;

/** SRs that lack one element anywhere, or have it emptied: each is read, or refused by a DicomException that says why. */
class DamagedSrTest {
    @Test
    void anSrLackingAnyOneElementIsReadOrRefused() throws DicomException {
        Report report = Reports.with(Reports.delta(), Set.of("original_glcm_Autocorrelation", Reports.UNDEFINED));
        int read = 0;
        int refused = 0;
        for (Dataset damaged : damage(new SrWriter().write(report))) {
            try {
                assertThat(new SrReader().read(damaged)).isNotNull();
                read++;
            } catch (DicomException e) {
                assertThat(e.getMessage()).isNotBlank();
                refused++;
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    /** Every data set that comes of removing or emptying one element at any depth. */
    private static List<Dataset> damage(Dataset dataset) {
        List<Dataset> damaged = new ArrayList<>();
        for (Map.Entry<Integer, Element> e : dataset.elements().entrySet()) {
            damaged.add(dataset.toBuilder().remove(e.getKey()).build());
            if (e.getValue() instanceof Element.Text t) {
                damaged.add(dataset.toBuilder()
                        .put(e.getKey(), new Element.Text(t.vr(), List.of()))
                        .build());
                damaged.add(dataset.toBuilder()
                        .put(e.getKey(), new Element.Text(t.vr(), List.of("?".repeat(70))))
                        .build());
            }
            if (e.getValue() instanceof Element.Sequence s) {
                for (int n = 0; n < s.items().size(); n++) {
                    for (Dataset item : damage(s.items().get(n))) {
                        List<Dataset> items = new ArrayList<>(s.items());
                        items.set(n, item);
                        damaged.add(dataset.toBuilder()
                                .put(e.getKey(), new Element.Sequence(items))
                                .build());
                    }
                }
            }
        }
        return damaged;
    }
}
