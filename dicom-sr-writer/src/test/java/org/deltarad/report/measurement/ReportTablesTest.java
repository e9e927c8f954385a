package org.deltarad.report.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.deltarad.dicom.DicomException;
import org.deltarad.report.Report;
import org.deltarad.report.Reports;
import org.deltarad.report.sr.MeasurementReportReader;
import org.deltarad.report.sr.SrWriter;
import org.junit.jupiter.api.Test;

class ReportTablesTest {
    private static MeasurementReportContent content() throws DicomException {
        return new MeasurementReportReader().read(new SrWriter().write(Reports.delta()));
    }

    @Test
    void csvHasARowForEachFeatureWithAllItsDigits() throws DicomException {
        List<String> lines = ReportCsv.of(content()).lines().toList();

        assertThat(lines.get(0)).startsWith("sop_instance_uid,patient_id,group,tracking_identifier");
        Report report = Reports.delta();
        for (int n = 0; n < 2; n++) {
            String group = "2.25.9001,ZX-0042," + (n + 1) + ",";
            for (Map.Entry<String, Double> f :
                    report.timePoints().get(n).features().entrySet()) {
                List<String> rows = lines.stream()
                        .filter(l -> l.startsWith(group) && l.contains("," + f.getKey() + ","))
                        .toList();
                assertThat(rows).as(f.getKey()).hasSize(1);
                String value = Double.isNaN(f.getValue()) ? ",,,Not a number," : "," + f.getValue() + ",";
                assertThat(rows.get(0)).contains(value);
            }
        }
    }

    @Test
    void csvQuotesWhatHoldsACommaOrAQuote() throws DicomException {
        assertThat(ReportCsv.of(content())).contains("\"b 1000 s/mm2, the highest of 2 b-values\"");
    }

    @Test
    void jsonHasNumbersToTheLastDigitAndNullForMissing() throws Exception {
        JsonNode json = new ObjectMapper().readTree(ReportJson.of(content()));

        JsonNode measurements = json.get("groups").get(0).get("measurements");
        assertThat(measurements).hasSize(Reports.delta().baseline().features().size());
        for (JsonNode m : measurements) {
            double value =
                    Reports.delta().baseline().features().get(m.get("alias").asText());
            if (Double.isNaN(value)) {
                assertThat(m.get("value").isNull()).isTrue();
                assertThat(m.get("qualifier").get("meaning").asText()).isEqualTo("Not a number");
            } else {
                assertThat(m.get("value").doubleValue()).isEqualTo(value);
            }
        }
        assertThat(json.get("groups")
                        .get(1)
                        .get("regions")
                        .get(0)
                        .get("segments")
                        .get(0)
                        .asInt())
                .isEqualTo(1);
        assertThat(json.get("supersedes").get(0).get("sopInstanceUid").asText()).isEqualTo("2.25.8001");
        assertThat(json.get("patientId").asText()).isEqualTo("ZX-0042");
    }

    @Test
    void textNamesScoresAndTheirLimitsButNoPatient() throws DicomException {
        String text = ReportText.of(content());

        assertThat(text)
                .contains(
                        "Delta_rad score (research use only)",
                        "Risk group: High",
                        "Research use only",
                        "missing (Not a number)")
                .doesNotContain("Nguyễn");
    }
}
