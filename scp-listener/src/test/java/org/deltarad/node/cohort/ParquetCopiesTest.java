package org.deltarad.node.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import blue.strategic.parquet.ParquetReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deltarad.node.batch.ParquetRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetCopiesTest {
    @TempDir
    private Path folder;

    @Test
    void numbersKeepTheirDigitsAndTextsStayText() throws Exception {
        Files.writeString(folder.resolve("scores.csv"), """
                patient,score,center,note
                007a,0.30000000000000004,1,
                008,,2,"a, b"
                009,-1e-300,3,
                """);
        Files.writeString(folder.resolve("none.csv"), "patient,score\n");
        Files.writeString(folder.resolve("other.txt"), "no table");
        Path pack = Files.createDirectories(folder.resolve("package"));
        Files.writeString(pack.resolve("hashed.csv"), "a\n1\n");
        Path endpoint = Files.createDirectories(folder.resolve("DFS"));
        Files.writeString(endpoint.resolve("scores.csv"), "a\n1\n");
        assertThat(ParquetCopies.below(folder, pack)).isEqualTo(2);
        assertThat(endpoint.resolve("scores.parquet")).exists();
        assertThat(pack.resolve("hashed.parquet")).doesNotExist();
        assertThat(folder.resolve("none.parquet")).doesNotExist();
        List<Map<String, Object>> rows;
        try (Stream<Map<String, Object>> all =
                ParquetReader.streamContent(folder.resolve("scores.parquet").toFile(), new ParquetRow())) {
            rows = all.toList();
        }
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0))
                .containsEntry("patient", "007a")
                .containsEntry("score", 0.1 + 0.2)
                .containsEntry("center", 1.0);
        assertThat(rows.get(1)).containsEntry("score", null).containsEntry("note", "a, b");
        assertThat(rows.get(2)).containsEntry("score", -1e-300).containsEntry("note", null);
    }
}
