package org.deltarad.cohort.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureTableReaderTest {
    private static final ColumnRoles NUMBERS = ColumnRoles.numbersOf("patient");

    @TempDir
    Path folder;

    private Path file(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("t.csv"), text.getBytes(charset));
    }

    private FeatureTable read(String text, ColumnRoles roles) throws Exception {
        return FeatureTableReader.read(file(text, StandardCharsets.UTF_8), roles);
    }

    private TableException refused(String text, ColumnRoles roles) {
        return catchThrowableOfType(TableException.class, () -> read(text, roles));
    }

    @Test
    void numbersCategoriesAndMissingCells() throws Exception {
        FeatureTable t = read(
                "\ufeffpatient,\"scanner, site\",Größe,b\r\nP1,\"A \"\"one\"\"\",1.5,NA\r\n\r\nP2,,-2e-3,\r\nP3,NA,.5,7\r\n",
                NUMBERS.withCategorical("scanner, site"));
        assertThat(t.ids()).containsExactly("P1", "P2", "P3");
        assertThat(t.names()).containsExactly("Größe", "b");
        assertThat(t.categories("scanner, site")).containsExactly("A \"one\"", "", "");
        assertThat(t.column("Größe")).containsExactly(1.5, -0.002, 0.5);
        assertThat(t.column("b")).containsExactly(Double.NaN, Double.NaN, 7);
        assertThat(t.values()[1]).containsExactly(-0.002, Double.NaN);
        assertThatThrownBy(t::requireComplete)
                .isInstanceOf(FitException.class)
                .hasMessageContaining("2 missing cells: 'b' of P1, 'b' of P2");
    }

    @Test
    void aHeaderTypedWithCombiningAccentsIsTheSame() throws Exception {
        assertThat(read("patient,Gro\u0308ße\nP1,1\n", NUMBERS).column("Größe")).containsExactly(1);
    }

    @Test
    void keysOfTwoColumns() throws Exception {
        ColumnRoles roles =
                new ColumnRoles(List.of("patient", "point"), Optional.of(List.of("a")), List.of(), Set.of());
        FeatureTable t = read("patient,point,a,note\nP1,pre,1,x\nP1,mid,2,y\n", roles);
        assertThat(t.ids()).containsExactly("P1 / pre", "P1 / mid");
        assertThat(t.categories("patient")).containsExactly("P1", "P1");
        assertThat(t.names()).containsExactly("a");
        assertThat(refused("patient,point,a\nP1,pre,1\nP1,pre,2\n", roles))
                .hasMessageContaining("row 3")
                .hasMessageContaining("'P1 / pre' is in row 2 already");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "patient,a,a\\nP1,1,2|1|3|column 2 has the same name",
                "patient,a\\nP1,1\\nP1,2|3|1|is in row 2 already",
                "patient,a\\nP1,1\\n\\nP2,1,2|4|0|3 cells, and the header has 2",
                "patient,a\\nP1,1\\nP2|3|0|1 cells, and the header has 2",
                "patient,a\\nP1,1\\n,3|3|1|the key is empty",
                "patient,a\\nP1,\"1,5\"|2|2|decimals take a point",
                "patient,a\\nP1,0x1p3|2|2|is no number",
                "patient,a\\nP1,1f|2|2|is no number",
                "patient,a\\nP1,1e999|2|2|too large",
                "patient,,b\\nP1,1,2|1|2|no name",
                "Patient,a\\nP1,1|1|0|capital letters count",
                "patient;a\\nP1;1|1|0|separated by commas, not by semicolons",
                "patient,a\\nP1,\"x\"y|2|0|not CSV",
                "patient,a\\n\"P\\n1\",1\\nP2,z|3|2|(B, 'a'): 'z' is no number",
                "patient,a|0|0|a header and no row",
            })
    void whatIsWrongIsNamedWithRowAndColumn(String text, long row, int column, String reason) {
        TableException e = refused(text.replace("\\n", "\n"), NUMBERS);
        assertThat(e).hasMessageContaining(reason).hasMessageContaining("t.csv");
        assertThat(e.row().orElse(0)).isEqualTo(row);
        assertThat(e.column().orElse(0)).isEqualTo(column);
    }

    @Test
    void otherEncodingsAreRefused() throws Exception {
        assertThatThrownBy(() ->
                        FeatureTableReader.read(file("patient,a\nMüller,1\n", StandardCharsets.ISO_8859_1), NUMBERS))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("row 2")
                .hasMessageContaining("0xFC")
                .hasMessageContaining("Latin-1");
        assertThatThrownBy(() ->
                        FeatureTableReader.read(file("\ufeffpatient,a\nM,1\n", StandardCharsets.UTF_16LE), NUMBERS))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("UTF-16");
    }

    @Test
    void whatIsWrittenIsReadAgainToTheLastDigit() throws Exception {
        FeatureTable t = FeatureTable.of(
                List.of("Ä, 1", "P\"2\""),
                Map.of("x", new double[] {0.1 + 0.2, Double.NaN}),
                Map.of("site", List.of("", "b")));
        Path file = folder.resolve("w.csv");
        FeatureTableWriter.write(file, t, "patient");
        FeatureTable again = FeatureTableReader.read(file, NUMBERS.withCategorical("site"));
        assertThat(again.ids()).isEqualTo(t.ids());
        assertThat(again.column("x")).isEqualTo(t.column("x"));
        assertThat(again.categories("site")).isEqualTo(t.categories("site"));
    }

    @Test
    void rowsAndColumnsAreSelected() {
        FeatureTable t =
                FeatureTable.of(List.of("a", "b", "c"), List.of("x", "y"), new double[][] {{1, 2}, {3, 4}, {5, 6}});
        FeatureTable some = t.rows(2, 0).select(List.of("y"));
        assertThat(some.ids()).containsExactly("c", "a");
        assertThat(some.values()).isDeepEqualTo(new double[][] {{6}, {2}});
        assertThatThrownBy(() -> t.rows(1, 1)).hasMessageContaining("'b' is there twice");
        assertThatThrownBy(() -> t.column("z")).hasMessageContaining("no column 'z' among [x, y]");
        t.values()[0][0] = 9;
        assertThat(t.column("x")[0]).isEqualTo(1);
    }
}
