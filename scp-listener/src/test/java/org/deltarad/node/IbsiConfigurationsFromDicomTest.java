package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deltarad.node.cli.Main;
import org.deltarad.testing.SharedReferences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reference values of IBSI 1 for configurations C and D, from the phantom's DICOM images and RTSTRUCT by way of {@code
 * extract}: contours to mask, interpolation, features. Within IBSI's own tolerance, ours rounded to the digits it prints.
 */
class IbsiConfigurationsFromDicomTest {
    private static final Pattern CELL = Pattern.compile("\"([^\"]*)\"(?:,|$)|([^,]*)(?:,|$)");
    /** Columns of IBSI's tables. */
    private static final int VALUE = 4;

    private static final int TOLERANCE = 5;
    private static final int TAG = 6;
    private static final int DIGITS = 3;

    @TempDir
    private Path folder;

    @Test
    void configurationC() throws Exception {
        compare("C");
    }

    @Test
    void configurationD() throws Exception {
        compare("D");
    }

    private void compare(String configuration) throws Exception {
        Path table = SharedReferences.require("ibsi/ibsi1_config_" + configuration.toLowerCase(Locale.ROOT) + ".csv");
        JsonNode values = extract(configuration);
        List<String> differing = new ArrayList<>();
        int compared = 0;
        for (String line : Files.readAllLines(table).stream().skip(1).toList()) {
            List<String> cells = cells(line);
            if (!cells.get(VALUE).isEmpty()) {
                compared++;
                String name = "ibsi_" + cells.get(TAG);
                JsonNode features = values.get("features");
                JsonNode ours = features.has(name)
                        ? features.get(name)
                        : values.get("diagnostics").get(name);
                if (ours == null || !matches(ours.decimalValue(), cells.get(VALUE), cells.get(TOLERANCE))) {
                    differing.add(
                            name + ": " + ours + ", reference " + cells.get(VALUE) + " ± " + cells.get(TOLERANCE));
                }
            }
        }
        System.out.println("IBSI configuration " + configuration + " from DICOM and RTSTRUCT: "
                + (compared - differing.size()) + " of " + compared + " reference values match");
        assertThat(differing).isEmpty();
        assertThat(compared).isEqualTo(271);
    }

    private static boolean matches(BigDecimal ours, String value, String tolerance) {
        BigDecimal reference = new BigDecimal(value);
        int digits = Math.max(DIGITS, reference.stripTrailingZeros().precision());
        BigDecimal rounded = ours.round(new MathContext(digits, RoundingMode.HALF_UP));
        return rounded.subtract(reference).abs().compareTo(new BigDecimal(tolerance)) <= 0;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        Matcher cell = CELL.matcher(line);
        while (cells.size() <= TAG && cell.find()) {
            cells.add(cell.group(1) == null ? cell.group(2) : cell.group(1));
        }
        return cells;
    }

    private JsonNode extract(String configuration) throws Exception {
        Path phantom = SharedReferences.require("ibsi/ct_phantom/dicom");
        Path out = folder.resolve("features.json");
        StringWriter said = new StringWriter();
        int exit = Main.run(
                new PrintWriter(said, true),
                new PrintWriter(said, true),
                "extract",
                "--image",
                phantom.resolve("image").toString(),
                "--mask",
                phantom.resolve("mask").toString(),
                "--params",
                "preset:ibsi-" + configuration,
                "--out",
                out.toString());
        assertThat(exit).as(said.toString()).isZero();
        return new ObjectMapper().readTree(out.toFile());
    }
}
