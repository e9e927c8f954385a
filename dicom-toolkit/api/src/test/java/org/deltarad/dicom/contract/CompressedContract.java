package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of compressed transfer syntaxes as dcmtk and gdcm write them (PS3.5 A.4): fragments stay as they are. */
abstract class CompressedContract extends ToolkitPart {
    /** What compressing changes in a data set beside Pixel Data. */
    private static final Set<Integer> CHANGED = Set.of(
            Tag.SOPInstanceUID, Tag.ImageType, Tag.PhotometricInterpretation, Tag.PixelData, Tag.PixelPaddingValue);

    private Path compress(Dataset image, String command) throws Exception {
        Path plain = write("plain.dcm", image, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        Path file = dir.resolve("compressed.dcm");
        List<Object> arguments = new ArrayList<>(Arrays.asList((Object[]) command.split(" ", -1)));
        String program = (String) arguments.remove(0);
        arguments.addAll(List.of(plain, file));
        ExternalProgram.runWell(program, arguments.toArray());
        return file;
    }

    private static Dataset image(String kind) {
        return switch (kind) {
            case "8" -> Samples.bytes();
            case "12" -> Samples.twelveBits();
            default -> Samples.image();
        };
    }

    @ParameterizedTest(name = "{0} of {1} bits")
    @CsvSource({
        "dcmcjpeg +e1, 12, 1.2.840.10008.1.2.4.70",
        "dcmcjpeg +el, 12, 1.2.840.10008.1.2.4.57",
        "dcmcjpeg +eb, 8, 1.2.840.10008.1.2.4.50",
        "dcmcjpeg +ee, 12, 1.2.840.10008.1.2.4.51",
        "dcmcjpls +el, 16, 1.2.840.10008.1.2.4.80",
        "dcmcjpls +en, 12, 1.2.840.10008.1.2.4.81",
        "dcmcrle, 16, 1.2.840.10008.1.2.5",
        "gdcmconv --jpeg, 12, 1.2.840.10008.1.2.4.70",
        "gdcmconv --jpeg --lossy, 8, 1.2.840.10008.1.2.4.50",
        "gdcmconv --jpegls, 16, 1.2.840.10008.1.2.4.80",
        "gdcmconv --jpegls --lossy -e 2, 8, 1.2.840.10008.1.2.4.81",
        "gdcmconv --j2k, 16, 1.2.840.10008.1.2.4.90",
        "gdcmconv --j2k --lossy -q 30, 12, 1.2.840.10008.1.2.4.91",
        "gdcmconv --rle, 16, 1.2.840.10008.1.2.5"
    })
    void readsAndWritesItBack(String command, String bits, String syntax) throws Exception {
        Dataset image = image(bits);
        Path file = compress(image, command);
        byte[] bytes = Files.readAllBytes(file);

        DicomFile read = codec().read(file);

        assertThat(read.transferSyntax()).isEqualTo(syntax);
        Element.Bulk pixels = (Element.Bulk) read.dataset().get(Tag.PixelData).orElseThrow();
        assertThat(pixels.vr()).isEqualTo(VR.OB);
        assertThat(bytes(pixels)).isEqualTo(fragments(bytes));
        image.elements().forEach((tag, element) -> {
            if (!CHANGED.contains(tag)) {
                assertThat(read.dataset().get(tag)).contains(element);
            }
        });
        Path again = write("again.dcm", read.dataset(), syntax);
        assertThat(codec().read(again)).isEqualTo(read);
        assertThat(fragments(Files.readAllBytes(again))).isEqualTo(fragments(bytes));
        if (command.startsWith("dcm")) { // explicit lengths, as we write
            assertThat(Part10Bytes.dataset(Files.readAllBytes(again))).isEqualTo(Part10Bytes.dataset(bytes));
        }
        assertThat(codec().readHeader(file).dataset())
                .isEqualTo(read.dataset().toBuilder().remove(Tag.PixelData).build());
        String dump = ExternalProgram.runWell("dcmdump", "-v", again);
        assertThat(dump).doesNotContain("W: ", "E: ");
    }

    /** From the first item to before the last delimiter, both in a file whose last element is Pixel Data. */
    private static byte[] fragments(byte[] file) {
        byte[] header = Part10Bytes.explicit(Tag.PixelData, "OB", Part10Bytes.UNDEFINED);
        for (int at = file.length - header.length; at >= 0; at--) {
            if (Arrays.equals(file, at, at + header.length, header, 0, header.length)) {
                return Arrays.copyOfRange(file, at + header.length, file.length - 8);
            }
        }
        throw new AssertionError("no fragments in the file");
    }

    private static byte[] bytes(Element.Bulk bulk) {
        ByteBuffer b = bulk.data().bytes();
        byte[] bytes = new byte[b.remaining()];
        b.get(bytes);
        return bytes;
    }

    @ParameterizedTest(name = "gdcmconv {0}")
    @CsvSource({
        "--explicit, 1.2.840.10008.1.2.1",
        "--implicit, 1.2.840.10008.1.2",
        "--deflated, 1.2.840.10008.1.2.1.99",
        "--raw, 1.2.840.10008.1.2.1"
    })
    void readsNativeFilesOfGdcm(String option, String syntax) throws Exception {
        DicomFile read = codec().read(compress(Samples.image(), "gdcmconv " + option));

        assertThat(read.transferSyntax()).isEqualTo(syntax);
        Samples.image()
                .elements()
                .forEach((tag, element) -> assertThat(read.dataset().get(tag)).contains(element));
    }

    @Test
    void fragmentsAreWrittenInTheirOwnSyntaxOnly() throws Exception {
        DicomFile read = codec().read(compress(Samples.image(), "dcmcrle"));

        for (String other : List.of(
                TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN,
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                TransferSyntax.EXPLICIT_VR_BIG_ENDIAN,
                TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN,
                TransferSyntax.JPEG_BASELINE)) {
            assertThatThrownBy(
                            () -> codec().write(new DicomFile(other, read.dataset()), OutputStream.nullOutputStream()))
                    .isInstanceOf(DicomException.class)
                    .hasMessageContaining("decompress");
        }
    }
}
