package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deltarad.dicom.TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN;
import static org.deltarad.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.deltarad.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The encodings of native data sets (PS3.5 7 and annex A), against dcmtk. */
abstract class EncodingContract extends ToolkitPart {
    private static final int PRIVATE = 0x00111000;

    private Path dcmconv(Path file, String options) throws IOException, InterruptedException {
        Path theirs = dir.resolve("dcmconv.dcm");
        List<Object> arguments = new ArrayList<>(Arrays.asList((Object[]) options.split(" ", -1)));
        arguments.addAll(List.of(file, theirs));
        ExternalProgram.runWell("dcmconv", arguments.toArray());
        return theirs;
    }

    private Path dump2dcm(String dump) throws IOException, InterruptedException {
        Path text = Files.writeString(dir.resolve("a.dump"), dump);
        Path file = dir.resolve("dump2dcm.dcm");
        ExternalProgram.runWell("dump2dcm", text, file);
        return file;
    }

    @ParameterizedTest(name = "dcmconv {0}")
    @CsvSource({
        "+te, 1.2.840.10008.1.2.1",
        "+tb, 1.2.840.10008.1.2.2",
        "+td, 1.2.840.10008.1.2.1.99",
        "+te -e, 1.2.840.10008.1.2.1",
        "+tb -e, 1.2.840.10008.1.2.2",
        "+td -e, 1.2.840.10008.1.2.1.99",
        "+te +g, 1.2.840.10008.1.2.1",
        "+te -e +p 512 32, 1.2.840.10008.1.2.1"
    })
    void readsEveryVrAsDcmconvWritesIt(String options, String syntax) throws Exception {
        Path ours = write("ours.dcm", Samples.everyVr(), EXPLICIT_VR_LITTLE_ENDIAN);

        DicomFile read = codec().read(dcmconv(ours, options));

        assertThat(read.transferSyntax()).isEqualTo(syntax);
        assertThat(withoutPadding(read.dataset()).elements())
                .isEqualTo(Samples.everyVr().elements());
    }

    /** Without Data Set Trailing Padding, on all levels. */
    private static Dataset withoutPadding(Dataset dataset) {
        Dataset.Builder b = Dataset.builder();
        dataset.elements().forEach((tag, element) -> {
            if (element instanceof Element.Sequence s) {
                b.put(
                        tag,
                        new Element.Sequence(s.items().stream()
                                .map(EncodingContract::withoutPadding)
                                .toList()));
            } else if (tag != 0xfffcfffc) {
                b.put(tag, element);
            }
        });
        return b.build();
    }

    @ParameterizedTest(name = "dcmconv {0}")
    @ValueSource(strings = {"+ti", "+ti -e", "+ti +g"})
    void readsImplicitVrAsDcmconvWritesIt(String options) throws Exception {
        Path ours = write("ours.dcm", Samples.image(), EXPLICIT_VR_LITTLE_ENDIAN);

        DicomFile read = codec().read(dcmconv(ours, options));

        assertThat(read.transferSyntax()).isEqualTo(IMPLICIT_VR_LITTLE_ENDIAN);
        assertThat(read.dataset().elements()).isEqualTo(Samples.image().elements());
    }

    @ParameterizedTest(name = "dcmconv {0}")
    @CsvSource({
        "+te, 1.2.840.10008.1.2.1",
        "+ti, 1.2.840.10008.1.2",
        "+tb, 1.2.840.10008.1.2.2",
        "+td, 1.2.840.10008.1.2.1.99"
    })
    void writesEveryVrByteForByteAsDcmconvDoes(String option, String syntax) throws Exception {
        Path other = write(
                "other.dcm",
                Samples.everyVr(),
                syntax.equals(EXPLICIT_VR_LITTLE_ENDIAN) ? "1.2.840.10008.1.2.2" : EXPLICIT_VR_LITTLE_ENDIAN);
        byte[] theirs = Part10Bytes.dataset(Files.readAllBytes(dcmconv(other, option)));
        byte[] file = Part10Bytes.dataset(Files.readAllBytes(write("ours.dcm", Samples.everyVr(), syntax)));
        byte[] bare = encode(Samples.everyVr(), syntax);

        if (syntax.equals(DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN)) { // compression levels may differ
            assertThat(Part10Bytes.inflate(file)).isEqualTo(Part10Bytes.inflate(theirs));
            assertThat(Part10Bytes.inflate(bare)).isEqualTo(Part10Bytes.inflate(theirs));
        } else {
            assertThat(file).isEqualTo(theirs);
            assertThat(bare).isEqualTo(theirs);
        }
    }

    @ParameterizedTest(name = "dcmconv {0}")
    @ValueSource(strings = {"+te", "+ti", "+tb"})
    void whatWasReadIsWrittenByteForByte(String option) throws Exception {
        Path theirs = dcmconv(write("ours.dcm", Samples.everyVr(), EXPLICIT_VR_LITTLE_ENDIAN), option);

        DicomFile read = codec().read(theirs);

        assertThat(encode(read.dataset(), read.transferSyntax()))
                .isEqualTo(Part10Bytes.dataset(Files.readAllBytes(theirs)));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.840.10008.1.2.1, LittleEndianExplicit",
        "1.2.840.10008.1.2, LittleEndianImplicit",
        "1.2.840.10008.1.2.2, BigEndianExplicit",
        "1.2.840.10008.1.2.1.99, DeflatedLittleEndianExplicit"
    })
    void dcmdumpReadsWhatIsWrittenWithoutComplaint(String syntax, String name) throws Exception {
        Path file = write("a.dcm", Samples.image(), syntax);

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
    void readsADumpOfDcmtk() throws Exception {
        Path file = dump2dcm("""
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

        Dataset read = codec().read(file).dataset();

        assertThat(read.requireItem(0x00081140).string(Tag.ReferencedSOPInstanceUID))
                .contains("1.2.3.5");
        assertThat(read.string(0x00090010)).contains("ACME");
        assertThat(read.get(0x00091001)).contains(Element.Bulk.of(VR.UN, new byte[] {1, 2, 3, 4}));
        assertThat(read.get(Tag.DimensionIndexPointer)).contains(new Element.Integers(VR.AT, List.of(0x00209056L)));
        assertThat(read.requireInt(Tag.Rows)).isEqualTo(512);
        Element.Bulk floats = (Element.Bulk) read.get(0x00660016).orElseThrow();
        assertThat(floats.data().bytes().getFloat(4)).isEqualTo(-2f);
        assertThat(read.elements()).hasSize(8);
    }

    @Test
    void privateElementsOfImplicitVrAreBytesButTheirCreatorIsText() throws Exception {
        Dataset d = Samples.image().toBuilder()
                .put(0x00110010, new Element.Text(VR.LO, List.of("DELTARAD TEST")))
                .put(PRIVATE, new Element.Integers(VR.US, List.of(0x0201L)))
                .build();

        Dataset read =
                codec().read(write("a.dcm", d, IMPLICIT_VR_LITTLE_ENDIAN)).dataset();

        assertThat(read.get(PRIVATE)).contains(Element.Bulk.of(VR.UN, new byte[] {1, 2}));
        assertThat(read.get(0x00110010)).contains(new Element.Text(VR.LO, List.of("DELTARAD TEST")));
    }

    @ParameterizedTest(name = "dcmconv {0}")
    @ValueSource(strings = {"+ti -e", "+te -e"})
    void aPrivateSequenceOfUndefinedLengthIsASequenceInImplicitVrToo(String options) throws Exception {
        Path ours = write("ours.dcm", Samples.everyVr(), EXPLICIT_VR_LITTLE_ENDIAN);

        Dataset read = codec().read(dcmconv(ours, options)).dataset();

        assertThat(read.get(Samples.privateTag(VR.SQ)))
                .isEqualTo(Samples.everyVr().get(Samples.privateTag(VR.SQ)));
    }

    @Test
    void standardAttributesSentAsUnAreDecoded() throws Exception {
        byte[] item = Part10Bytes.implicit(0xfffee000, -1, Part10Bytes.implicit(Tag.PatientID, -1, ascii("inner ")));
        byte[] file = Part10Bytes.file(
                EXPLICIT_VR_LITTLE_ENDIAN,
                Part10Bytes.join(
                        Part10Bytes.explicit(0x00081110, "UN", -1, item),
                        Part10Bytes.explicit(
                                0x00081115,
                                "UN",
                                Part10Bytes.UNDEFINED,
                                Part10Bytes.join(item, Part10Bytes.implicit(0xfffee0dd, 0))),
                        Part10Bytes.explicit(Tag.PatientID, "UN", -1, ascii("P-1 ")),
                        Part10Bytes.explicit(Tag.Rows, "UN", -1, new byte[] {0, 2}),
                        Part10Bytes.explicit(0x00291001, "UN", -1, new byte[] {5, 6})));

        Dataset read = codec().read(Files.write(dir.resolve("un.dcm"), file)).dataset();

        Dataset inner = Dataset.builder().text(Tag.PatientID, "inner").build();
        assertThat(read)
                .isEqualTo(Dataset.builder()
                        .items(Tag.ReferencedStudySequence, inner)
                        .items(Tag.ReferencedSeriesSequence, inner)
                        .text(Tag.PatientID, "P-1")
                        .numbers(Tag.Rows, 512)
                        .bulk(0x00291001, VR.UN, new byte[] {5, 6})
                        .build());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void longDecimalStringsComeBackAlthoughTheirLengthNeedsMoreThan16Bits() throws Exception {
        double[] points = new double[30_000];
        Arrays.setAll(points, i -> i / 8.0);
        Dataset d = Samples.image().toBuilder().numbers(Tag.ContourData, points).build();
        Path file = write("a.dcm", d, EXPLICIT_VR_LITTLE_ENDIAN);

        assertThat(codec().read(file).dataset().doubles(Tag.ContourData)).isEqualTo(points);
        assertThat(codec().read(dcmconv(file, "+ti")).dataset().doubles(Tag.ContourData))
                .isEqualTo(points);
    }
}
