package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.testing.ExternalProgram;
import org.deltarad.testing.SharedReferences;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CT images and the RT Structure Set of the IBSI CT phantom (shared/refs/ibsi), as CERR exported them. */
abstract class RealFilesContract extends ToolkitPart {
    private static final String PHANTOM = "ibsi/ct_phantom/dicom/";

    @ParameterizedTest
    @ValueSource(strings = {"image/DCM_IMG_00000.dcm", "image/DCM_IMG_00031.dcm", "mask/DCM_RS_00060.dcm"})
    void aCopyHasTheElementsThatDcmdumpSeesInTheOriginal(String name) throws Exception {
        Path original = SharedReferences.require(PHANTOM + name);

        DicomFile read = codec().read(original);
        Path copy = write("copy.dcm", read.dataset(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);

        assertThat(codec().read(copy).dataset()).isEqualTo(read.dataset());
        List<String> expected = dump(original);
        assertThat(expected.size()).as("elements with a value in the dump").isGreaterThan(40);
        assertThat(dump(copy)).isEqualTo(expected);
    }

    /** Tags, VRs and values of the data set, without lengths and comments. */
    private static List<String> dump(Path file) throws IOException, InterruptedException {
        return ExternalProgram.runWell("dcmdump", "+L", "+R", 1_000_000, "+uc", file)
                .lines()
                .dropWhile(line -> !line.contains("# Dicom-Data-Set"))
                .map(line -> line.replaceFirst(" #.*", "").strip())
                .filter(line -> line.startsWith("(") && !line.matches("\\(....,0000\\).*|\\(fffe,.*"))
                .map(line -> line.replaceFirst("\\(Sequence with.*", "").strip())
                .toList();
    }
}
