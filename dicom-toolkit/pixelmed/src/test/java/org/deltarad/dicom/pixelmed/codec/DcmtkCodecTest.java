package org.deltarad.dicom.pixelmed.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deltarad.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.deltarad.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against DCMTK, which neither PixelMed nor we have a part in. */
class DcmtkCodecTest {
    private final DatasetCodec codec = new PixelmedCodec();

    @TempDir
    private Path dir;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "+ti, 1.2.840.10008.1.2",
        "+te, 1.2.840.10008.1.2.1",
        "+tb, 1.2.840.10008.1.2.2",
        "+td, 1.2.840.10008.1.2.1.99",
        "+te -e, 1.2.840.10008.1.2.1",
        "+ti -e, 1.2.840.10008.1.2"
    })
    void readsWhatDcmconvWritesInEachSyntax(String options, String syntax) throws Exception {
        Path ours = Samples.write(dir.resolve("ours.dcm"), Samples.image(), EXPLICIT_VR_LITTLE_ENDIAN);
        Path theirs = dir.resolve("theirs.dcm");
        ExternalProgram.runWell(
                "dcmconv",
                Stream.concat(Arrays.stream(options.split(" ", -1)), Stream.of(ours, theirs))
                        .toArray());

        DicomFile read = codec.read(theirs);

        assertThat(read.transferSyntax()).isEqualTo(syntax);
        assertThat(read.dataset().elements()).isEqualTo(Samples.image().elements());
    }

    @Test
    void everyVrSurvivesBigEndian() throws Exception {
        Path ours = Samples.write(dir.resolve("ours.dcm"), Samples.everyVr(), EXPLICIT_VR_LITTLE_ENDIAN);
        Path theirs = dir.resolve("theirs.dcm");
        ExternalProgram.runWell("dcmconv", "+tb", ours, theirs);

        assertThat(codec.read(theirs).dataset().elements())
                .isEqualTo(Samples.everyVr().elements());
    }

    @ParameterizedTest
    @CsvSource({"1.2.840.10008.1.2.1, LittleEndianExplicit", "1.2.840.10008.1.2, LittleEndianImplicit"})
    void dcmdumpReadsWhatWeWriteWithoutComplaint(String syntax, String name) throws Exception {
        Path file = Samples.write(dir.resolve("a.dcm"), Samples.image(), syntax);

        String dump = ExternalProgram.runWell("dcmdump", "-v", "+L", "+R", 256, file);

        assertThat(dump)
                .doesNotContain("W: ", "E: ")
                .contains(
                        "=" + name,
                        "[" + FileMetaInformation.IMPLEMENTATION_CLASS_UID + "]",
                        "[DELTARAD_010]",
                        "[Müller^Jürgen]",
                        "[-125.5\\0.0000001\\3]",
                        "[T-28000]",
                        "SS -2000");
    }

    @Test
    void readsATextualDumpOfDcmtk() throws Exception {
        Path dump = Files.writeString(dir.resolve("a.dump"), """
                (0002,0010) UI =LittleEndianExplicit
                (0008,0016) UI =CTImageStorage
                (0008,0018) UI [1.2.3.4]
                (0008,1140) SQ
                (fffe,e000) -
                (0008,1155) UI [1.2.3.5]
                (fffe,e00d) -
                (fffe,e0dd) -
                (0009,0010) LO [ACME]
                (0009,1001) UN 01\\02\\03\\04
                (0020,9165) AT (0020,9056)
                (0028,0010) US 512
                (0066,0016) OF 1.0\\-2.0
                """);
        Path file = dir.resolve("a.dcm");
        ExternalProgram.runWell("dump2dcm", dump, file);

        Dataset read = codec.read(file).dataset();

        assertThat(read.requireItem(0x00081140).string(Tag.ReferencedSOPInstanceUID))
                .contains("1.2.3.5");
        assertThat(read.get(0x00091001)).contains(Element.Bulk.of(VR.UN, new byte[] {1, 2, 3, 4}));
        assertThat(read.get(Tag.DimensionIndexPointer)).contains(new Element.Integers(VR.AT, List.of(0x00209056L)));
        assertThat(read.requireInt(Tag.Rows)).isEqualTo(512);
        Element.Bulk floats = (Element.Bulk) read.get(0x00660016).orElseThrow();
        assertThat(floats.data().bytes().getFloat(4)).isEqualTo(-2f);
    }

    @Test
    void compressedPixelDataStayFragmentsAndAreNotWrittenAsNativeOnes() throws Exception {
        Dataset monochrome = Samples.image().toBuilder()
                .numbers(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .numbers(Tag.BitsStored, 16)
                .numbers(Tag.HighBit, 15)
                .build();
        Path ours = Samples.write(dir.resolve("ours.dcm"), monochrome, EXPLICIT_VR_LITTLE_ENDIAN);
        Path rle = dir.resolve("rle.dcm");
        ExternalProgram.runWell("dcmcrle", ours, rle);

        DicomFile read = codec.read(rle);

        assertThat(TransferSyntax.isEncapsulated(read.transferSyntax())).isTrue();
        assertThat(read.dataset().string(Tag.PatientID)).contains("P-1");
        Element.Bulk pixels = (Element.Bulk) read.dataset().get(Tag.PixelData).orElseThrow();
        assertThat(pixels.data().bytes().getInt(0)).isEqualTo(0xe000fffe);
        assertThatThrownBy(() -> codec.write(
                        new DicomFile(IMPLICIT_VR_LITTLE_ENDIAN, read.dataset()), OutputStream.nullOutputStream()))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("decompress");
    }
}
