package org.deltarad.node.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deltarad.node.Cases;
import org.deltarad.node.TestNode;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.testing.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a monitoring system reads of a node that has done something. */
class MetricsTest {
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{([a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]|\\\\.)*\",?)*\\})? (\\S+)");
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram", "summary", "untyped");

    @TempDir
    Path folder;

    @Test
    void theNumbersAreThoseOfWhatHappened() throws Exception {
        SyntheticSeries series = Cases.patient(31).build().baseline();
        int nobody = FreePort.find();
        try (TestNode node = TestNode.start(folder, """
                pairing: {quietSeconds: 0.3}
                destinations: {pacs: [{aet: GONE, host: 127.0.0.1, port: %d}]}
                """.formatted(nobody))) {
            node.deliver(Cases.with(series.instances(), series.segmentation()));
            node.await("baseline report", "SYN-31", "reported");
            node.await(
                    "attempt", j -> j.kind().equals("delivery") && !j.reason().isEmpty());

            String text = node.get("/metrics");
            Map<String, Double> samples = parsed(text);
            assertThat(samples)
                    .containsEntry("deltarad_instances_received_total{status=\"0000\"}", 13.0)
                    .containsEntry("deltarad_cstore_seconds_count", 13.0)
                    .containsEntry("deltarad_associations_open", 0.0)
                    .containsEntry("deltarad_associations_accepted_total", 1.0)
                    .containsEntry("deltarad_jobs{kind=\"time_point\",state=\"extracted\"}", 1.0)
                    .containsEntry("deltarad_index_up", 1.0)
                    .containsEntry("deltarad_outbox_waiting{destination=\"pacs GONE@127.0.0.1:" + nobody + "\"}", 1.0);
            assertThat(samples.get("deltarad_received_bytes_total{status=\"0000\"}"))
                    .isGreaterThan(13 * 64 * 64 * 2);
            assertThat(samples.get(
                            "deltarad_outbox_oldest_seconds{destination=\"pacs GONE@127.0.0.1:" + nobody + "\"}"))
                    .isPositive();
            assertThat(samples.get("deltarad_disk_free_bytes")).isGreaterThan(samples.get("deltarad_disk_floor_bytes"));
            assertThat(samples.keySet())
                    .anyMatch(k -> k.startsWith("deltarad_step_seconds_bucket{") && k.contains("step=\"time-point\""))
                    .anyMatch(k -> k.startsWith("deltarad_objects_sent_total{") && k.contains("outcome=\"not_now\""))
                    .anyMatch(k -> k.startsWith("deltarad_build_info{"))
                    .anyMatch(k -> k.startsWith("jvm_memory_used_bytes{"))
                    .contains("process_uptime_seconds");
            assertThat(text).doesNotContain("SYN-31");
        }
    }

    /** The text format 0.0.4, strictly: every sample of a metric that was announced, none twice, buckets that grow. */
    private static Map<String, Double> parsed(String text) {
        Map<String, Double> samples = new HashMap<>();
        Map<String, String> types = new HashMap<>();
        Set<String> helped = new HashSet<>();
        assertThat(text).endsWith("\n");
        String bucket = "";
        double last = 0;
        for (String line : text.lines().toList()) {
            Matcher comment = COMMENT.matcher(line);
            if (comment.matches()) {
                boolean type = comment.group(1).equals("TYPE");
                if (type) {
                    assertThat(TYPES).contains(comment.group(3));
                    assertThat(types.put(comment.group(2), comment.group(3)))
                            .as(line)
                            .isNull();
                } else {
                    assertThat(helped.add(comment.group(2))).as(line).isTrue();
                }
                continue;
            }
            Matcher sample = SAMPLE.matcher(line);
            assertThat(sample.matches()).as(line).isTrue();
            double value = Double.parseDouble(sample.group(4).replace("+Inf", "Infinity"));
            String key = line.substring(0, line.lastIndexOf(' '));
            assertThat(samples.put(key, value)).as(line).isNull();
            String base = sample.group(1).replaceAll("_(bucket|count|sum)$", "");
            assertThat(types.containsKey(base) || types.containsKey(sample.group(1)))
                    .as(line)
                    .isTrue();
            if (sample.group(1).endsWith("_bucket")) {
                String series = key.replaceAll(",?le=\"[^\"]*\"", "");
                if (series.equals(bucket)) {
                    assertThat(value).as(line).isGreaterThanOrEqualTo(last);
                }
                bucket = series;
                last = value;
            }
        }
        return samples;
    }
}
