package org.deltarad.report.sr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.report.DicomFiles;
import org.deltarad.report.Report;
import org.deltarad.report.Reports;
import org.deltarad.report.code.Dcm;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PixelMed's DicomSRValidator (templates of 2022) on our SR, as a child process of its own. Every finding is either gone
 * or explained here; an explanation that no longer applies fails too.
 */
class PixelmedValidatorTest {
    /** A pattern of findings, and why they stay. */
    private record Explained(String why, Pattern finding) {
        static Explained of(String why, String regex) {
            return new Explained(why, Pattern.compile(regex));
        }
    }

    private static final String GROUP = ".*\\(125007,DCM,\"Measurement Group\"\\)";

    private static final Explained TID_1502 = Explained.of(
            "row 5 of TID 1419 is any NUM to the validator, so it takes the NUM rows 5 and 6 of TID 1502 for it",
            "Error: Template 1419 .*\\((126073|128740),DCM,.*expected CONTAINS - found HAS OBS CONTEXT");
    private static final Explained NOT_A_NUMBER = Explained.of(
            "the validator does not know Numeric Value Qualifier Code Sequence, which stands in for the value",
            "Error: Template (1419|300) .*/NUM \\((F8601F17410A1C3A,99PYRADIOMICS|HJ9O,IBSI),[^/]*: Missing value");
    private static final Explained CID_7465 = Explained.of(
            "the validator's own copy of CID 7465 is empty: it holds included context groups only",
            "Internal Error: $");
    private static final Explained DERIVED = Explained.of(
            "so no NUM can be of TID 1420 to it, with all below them",
            "Warning: .*\\(126011,DCM,\"Derived Imaging Measurements\"\\)/(NUM|TEXT) .*: Content Item not in template");
    private static final Explained ALL_AS_1411 = Explained.of(
            "where one group is of TID 1411 the validator holds all to it, ours of TID 1501 too; and its rows have no"
                    + " Region in Space, which came in 2023",
            "Error: Template 1411 .*\\[Row (5|7|10)\\] (SCOORD|IMAGE|SCOORD3D) .*Missing conditional content item");

    private static final Explained PRIVATE = Explained.of(
            "extensible templates may have our own items",
            "Warning: .*/(NUM|TEXT|CODE|COMPOSITE) \\([^/]*,99DELTARAD,.*: Content Item not in template");
    private static final Explained EVENT = Explained.of(
            "the event in the images' own words",
            "Warning: .*/CODE \\(128741,DCM,[^/]*/TEXT \\(121050,.*: Content Item not in template");
    private static final Explained NEWER = Explained.of(
            "rows of TID 1602, TID 1606, TID 4019 and TID 1411 that came after the validator, and a picture",
            "Warning: .*\\((112002|113607|131563|131564|130542|122405|130401),DCM,[^/]*: Content Item not in template");
    private static final Explained ALGORITHM_IN_1501 = Explained.of(
            "row 9b of TID 1501, held to TID 1411, see above",
            "Warning: " + GROUP + "/TEXT \\((111001|111003),DCM,.*: Content Item not in template");
    private static final Explained STANDARD_TEXT = Explained.of(
            "row 12 of TID 1501 takes any TEXT; the validator's does not",
            "Warning: " + GROUP + "/TEXT \\((121423|121106),DCM,.*: Content Item not in template");
    private static final Explained EQUIVALENT_MEANING = Explained.of(
            "image library descriptors with the keyword as Equivalent Meaning",
            "Warning: .*Image Library Group.*/NUM \\((112225|130542),DCM,[^/]*/TEXT \\(121050,.*not in template");

    @TempDir
    Path folder;

    @Test
    void findingsOnAWholeReportAreExplained() throws Exception {
        ExternalProgram.Result result = validate(new SrWriter().write(report()));

        assertExplained(
                result,
                List.of(
                        TID_1502,
                        NOT_A_NUMBER,
                        CID_7465,
                        DERIVED,
                        ALL_AS_1411,
                        PRIVATE,
                        EVENT,
                        NEWER,
                        ALGORITHM_IN_1501,
                        STANDARD_TEXT,
                        EQUIVALENT_MEANING));
    }

    /** Without groups of TID 1411 the validator applies TID 1501 to the others, and finds no error. */
    @Test
    void scoresConformToTid1501() throws Exception {
        Dataset sr = new SrWriter().write(report());
        Dataset of1501 = Dataset.merge(
                sr.toBuilder().remove(Tag.ContentSequence).build(),
                ContentEncoder.root(onlyTid1501(ContentDecoder.root(sr))));

        ExternalProgram.Result result = validate(of1501);

        assertThat(result.starting("Error")).isEmpty();
        assertExplained(result, List.of(PRIVATE, NEWER, STANDARD_TEXT, EQUIVALENT_MEANING));
    }

    /** With a few features only: the validator's time grows with their number. */
    private static Report report() {
        return Reports.with(
                Reports.delta(),
                Set.of(
                        "original_glcm_Autocorrelation",
                        "original_firstorder_Kurtosis",
                        "original_glrlm_RunEntropy",
                        Reports.UNDEFINED));
    }

    /** The tree without the groups of TID 1411 and what is derived from them. */
    private static ContentItem onlyTid1501(ContentItem item) {
        return new ContentItem(
                item.relationship(),
                item.name(),
                item.value(),
                item.children().stream()
                        .filter(c -> !c.value().equals(new Value.Container(Optional.of("1411"))))
                        .filter(c -> c.name()
                                .filter(Dcm.DERIVED_IMAGING_MEASUREMENTS::equals)
                                .isEmpty())
                        .map(PixelmedValidatorTest::onlyTid1501)
                        .toList());
    }

    private ExternalProgram.Result validate(Dataset sr) throws Exception {
        Path file = DicomFiles.write(sr, folder.resolve("sr.dcm"));
        String pixelmed = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(p -> p.matches(".*pixelmed-\\d+\\.jar"))
                .findFirst()
                .orElseGet(() -> {
                    System.out.println("left out: PixelMed's validator, this build is without PixelMed");
                    return Assumptions.abort("this build is without PixelMed");
                });
        // The compiled templates hold more XPath operators than the JDK's XSLT takes by default.
        ExternalProgram.Result result = ExternalProgram.run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.xml.xpathTotalOpLimit=0",
                "-Djdk.xml.xpathExprOpLimit=0",
                "-Djdk.xml.xpathExprGrpLimit=0",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                pixelmed,
                "com.pixelmed.validate.DicomSRValidator",
                file.toString());
        assertThat(result.lines())
                .contains(
                        "Found Comprehensive3DSR IOD",
                        "Found Root Template TID_1500 (MeasurementReport)",
                        "Root Template Validation Complete",
                        "IOD validation complete");
        return result;
    }

    private static void assertExplained(ExternalProgram.Result result, List<Explained> explanations) {
        List<String> findings = result.lines().stream()
                .filter(l -> l.startsWith("Error") || l.startsWith("Warning") || l.startsWith("Internal"))
                .toList();
        assertThat(findings.stream().filter(f -> explanations.stream()
                        .noneMatch(e -> e.finding().matcher(f).find())))
                .as("findings without an explanation")
                .isEmpty();
        assertThat(explanations.stream().filter(e -> findings.stream()
                        .noneMatch(f -> e.finding().matcher(f).find())))
                .as("explanations without a finding")
                .isEmpty();
    }
}
