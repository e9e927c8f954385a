package org.deltarad.node.batch;

import static org.assertj.core.api.Assertions.assertThat;

import blue.strategic.parquet.ParquetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTableTest {
    private static final Map<String, Object> DIAGNOSTICS =
            Map.of("d_list", List.of(1, 2.5), "d_count", 12, "d_mean", 0.1);

    @TempDir
    private Path folder;

    private static ResultRow row(double value) {
        Map<String, Double> features = new LinkedHashMap<>();
        features.put("original_firstorder_Mean", value);
        features.put("original_glcm_MCC", Double.NaN);
        return new ResultRow(Map.of("Größe", "1,80 \"m\""), DIAGNOSTICS, features);
    }

    @Test
    void parquetIsReadBackWithItsTypesAndNulls() throws IOException {
        Path file = folder.resolve("t.parquet");
        ResultTable.of(row(-1.0 / 3)).save(file, TableFormat.PARQUET);
        List<Map<String, Object>> rows;
        try (Stream<Map<String, Object>> all = ParquetReader.streamContent(file.toFile(), new ParquetRow())) {
            rows = all.toList();
        }
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0))
                .containsEntry("Größe", "1,80 \"m\"")
                .containsEntry("d_list", "[1,2.5]")
                .containsEntry("d_count", 12L)
                .containsEntry("d_mean", 0.1)
                .containsEntry("original_firstorder_Mean", -1.0 / 3)
                .containsEntry("original_glcm_MCC", null);
        List<Type> types = ParquetReader.readMetadata(file.toFile())
                .getFileMetaData()
                .getSchema()
                .getFields();
        assertThat(types.get(types.size() - 1).asPrimitiveType().getPrimitiveTypeName())
                .as("a feature that is never defined is a number all the same")
                .isEqualTo(PrimitiveTypeName.DOUBLE);
    }

    @Test
    void whatIsNotANumberIsAnEmptyCellAndANull() throws IOException {
        Path csv = folder.resolve("t.csv");
        ResultTable.of(row(Double.POSITIVE_INFINITY)).save(csv, TableFormat.CSV);
        assertThat(Files.readString(csv))
                .contains(",original_firstorder_Mean,original_glcm_MCC\n", "\"1,80 \"\"m\"\"\"", "\"[1,2.5]\"")
                .endsWith(",,\n");
        Path json = folder.resolve("t.json");
        ResultTable.of(row(2)).save(json, TableFormat.JSON);
        assertThat(Files.readString(json)).contains("\"original_glcm_MCC\":null", "\"original_firstorder_Mean\":2.0");
    }

    @Test
    void aComputedColumnHidesOneOfTheSameNameInTheTableOfCases() throws IOException {
        Path csv = folder.resolve("t.csv");
        Map<String, String> cells = Map.of("original_firstorder_Mean", "stale");
        ResultTable.of(new ResultRow(cells, Map.of(), Map.of("original_firstorder_Mean", 4.0)))
                .save(csv, TableFormat.CSV);
        assertThat(Files.readString(csv)).isEqualTo("original_firstorder_Mean\n4.0\n");
    }
}
