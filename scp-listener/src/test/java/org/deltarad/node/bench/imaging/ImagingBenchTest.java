package org.deltarad.node.bench.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ImagingBenchTest {
    @Test
    void aRowIsPreparedOnceWarmedUpAndMeasured() throws Exception {
        List<Path> folders = new ArrayList<>();
        List<String> runs = new ArrayList<>();
        ImagingRow row = row("quick", folder -> {
            folders.add(folder);
            Files.writeString(folder.resolve("input"), "x");
            return new ImagingRow.Task() {
                @Override
                public void run() {
                    runs.add("run");
                }

                @Override
                public String beside() {
                    return "ITK: 3 ms";
                }
            };
        });

        String table = run(row);

        assertThat(runs).hasSize(4);
        assertThat(table.lines().toList().get(1)).matches("quick +\\d+\\.\\d +\\d+\\.\\d +3 +\\d+ +5  ITK: 3 ms");
        assertThat(folders).hasSize(1).allSatisfy(f -> assertThat(f).doesNotExist());
    }

    @Test
    void aRowWhoseProgramIsMissingIsLeftOutWithTheReason() throws Exception {
        ImagingRow row = row("other", folder -> {
            Program.run("no-such-program-of-others", List.of());
            return () -> {};
        });

        assertThat(run(row)).contains("other").contains("left out: no-such-program-of-others is not installed");
    }

    @Test
    void rowsHaveNamesOfTheirOwn() {
        assertThat(ImagingBench.rows()).extracting(ImagingRow::name).doesNotHaveDuplicates();
        assertThat(ImagingBench.knows("uncompressed")).isTrue();
        assertThat(ImagingBench.knows("no such row")).isFalse();
    }

    private static String run(ImagingRow row) throws Exception {
        StringWriter out = new StringWriter();
        new ImagingBench(new PrintWriter(out), 3).run(List.of(row));
        return out.toString();
    }

    /** Makes a row's task. */
    private interface Preparation {
        ImagingRow.Task prepare(Path folder) throws IOException, InterruptedException;
    }

    private static ImagingRow row(String name, Preparation preparation) {
        return new ImagingRow() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public OptionalDouble goalMillis() {
                return OptionalDouble.of(5);
            }

            @Override
            public Task prepare(Path folder) throws IOException, InterruptedException {
                return preparation.prepare(folder);
            }
        };
    }
}
