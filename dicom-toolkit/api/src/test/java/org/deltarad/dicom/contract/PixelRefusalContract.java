package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.PixelDecodingException;
import org.deltarad.dicom.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pixels that are not decoded: the typed error says why, and no bytes end in anything else. */
abstract class PixelRefusalContract extends PixelPart {
    private static final int MUTANTS = 400;
    /** What a single image may take, as the fuzzing of whole files allows it. */
    private static final long LIMIT_MILLIS = 2000;

    private static final PixelImage IMAGE = PixelImage.of("u12", 61, 47, 1);

    private static DicomFile with(Dataset d, int tag, String value) {
        Dataset.Builder b = d.toBuilder();
        if (value == null) {
            b.remove(tag);
        } else if (tag == Tag.PhotometricInterpretation) {
            b.text(tag, value);
        } else {
            b.numbers(tag, Double.parseDouble(value));
        }
        return new DicomFile(PixelImage.NATIVE, b.build());
    }

    @ParameterizedTest
    @CsvSource({
        "Rows,",
        "Rows, 0",
        "Columns, 0",
        "BitsAllocated,",
        "BitsAllocated, 12",
        "BitsStored, 17",
        "BitsStored, 0",
        "HighBit, 16",
        "HighBit, 10",
        "HighBit,",
        "PixelRepresentation, 2",
        "PixelRepresentation,",
        "SamplesPerPixel, 4",
        "PhotometricInterpretation,",
        "PhotometricInterpretation, RGB",
        "NumberOfFrames, 0",
        "PixelData,"
    })
    void attributesThatContradictAreNamed(String keyword, String value) throws Exception {
        int tag = Tag.class.getField(keyword).getInt(null);

        assertThatThrownBy(() -> decode(with(IMAGE.dataset(), tag, value), 0))
                .isInstanceOfSatisfying(
                        AttributeException.class, e -> assertThat(e.tag()).isEqualTo(tag))
                .hasMessageContaining(DataDictionary.name(tag));
    }

    @Test
    void moreSamplesThanAFrameHasAreRefused() {
        Dataset d = with(IMAGE.dataset(), Tag.Rows, "65535").dataset();

        assertThatThrownBy(() -> decode(with(d, Tag.Columns, "65535"), 0))
                .isInstanceOf(AttributeException.class)
                .hasMessageContaining("65535 x 65535 x 1");
        assertThatThrownBy(() -> decode(IMAGE.file(PixelImage.NATIVE), 1))
                .isInstanceOf(AttributeException.class)
                .hasMessageContaining("no frame of index 1");
    }

    @Test
    void nativePixelDataThatAreCutAreRefused() {
        assertThatThrownBy(() -> decode(with(IMAGE.dataset(), Tag.Rows, "48"), 0))
                .isInstanceOf(PixelDecodingException.class)
                .hasMessageContaining("Explicit VR Little Endian")
                .hasMessageContaining("5734 bytes")
                .hasMessageContaining("need 5856");
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.840.10008.1.2.4.201, High-Throughput JPEG 2000 (Lossless Only)",
        "1.2.840.10008.1.2.4.100, MPEG2 Main Profile",
        "1.2.840.10008.1.2.4.92, JPEG 2000 Part 2",
        "1.2.3.4, 1.2.3.4"
    })
    void othersAreRefusedByName(String syntax, String name) {
        assertThat(toolkit().pixelDecoder().transferSyntaxes()).doesNotContain(syntax);
        assertThatThrownBy(() -> decode(IMAGE.encapsulated(syntax, new int[0], new byte[8]), 0))
                .isInstanceOfSatisfying(PixelDecodingException.class, e -> assertThat(e.transferSyntax())
                        .isEqualTo(syntax))
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dcmcrle",
                "dcmcjpeg +e1",
                "dcmcjpeg +ee",
                "dcmcjpls",
                "dcmcjpls +en +md 2",
                "gdcmconv --j2k",
                "gdcmconv --jpegls"
            })
    void aCodestreamOfAnotherImageIsRefused(String command) throws Exception {
        DicomFile file = encodedBy(command, IMAGE);
        for (int tag : new int[] {Tag.Rows, Tag.Columns}) {
            DicomFile other = new DicomFile(
                    file.transferSyntax(),
                    file.dataset().toBuilder().numbers(tag, 20_000).build());

            assertThatThrownBy(() -> decode(other, 0))
                    .isInstanceOf(PixelDecodingException.class)
                    .hasMessageMatching("(?s).*(the codestream is 61 x 47|cannot hold|ends before).*");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dcmcrle", "dcmcjpeg +e1", "dcmcjpeg +ee", "dcmcjpls", "gdcmconv --j2k", "gdcmconv --jpegls"})
    void codestreamsThatBreakOffAreRefused(String command) throws Exception {
        DicomFile file = encodedBy(command, IMAGE);
        byte[] bytes = PixelFramesContract.fragments(file).get(0);
        for (int percent = 0; percent < 98; percent += 7) {
            byte[] cut = Arrays.copyOf(bytes, bytes.length * percent / 100);

            assertThatThrownBy(() -> decode(IMAGE.encapsulated(file.transferSyntax(), new int[0], cut), 0))
                    .as("%d %%", percent)
                    .isInstanceOf(PixelDecodingException.class);
        }
    }

    /** Bytes that no coded data have, at which a decoder may read for ever. */
    @Test
    @Timeout(20)
    void runsOfOnesInJpeg2000AreRefused() throws Exception {
        DicomFile file = encodedBy("gdcmconv --j2k", IMAGE);
        byte[] bytes = PixelFramesContract.fragments(file).get(0);
        int data = 0;
        while (bytes[data] != (byte) 0xff || bytes[data + 1] != (byte) 0x93) {
            data++;
        }
        for (int from = data + 2; from < data + 40; from++) {
            byte[] broken = bytes.clone();
            Arrays.fill(broken, from, from + 18, (byte) 0xff);

            assertThatThrownBy(() -> decode(IMAGE.encapsulated(file.transferSyntax(), new int[0], broken), 0))
                    .isInstanceOf(PixelDecodingException.class);
        }
    }

    /** Bit flips, bytes set to extremes, and cuts; most of them in the headers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dcmcrle",
                "dcmcjpeg +e1",
                "dcmcjpeg +ee",
                "dcmcjpeg +eb",
                "dcmcjpls",
                "gdcmconv --jpeg",
                "gdcmconv --j2k",
                "gdcmconv --j2k --tile 32,16"
            })
    void brokenCodestreamsEndInSamplesOrATypedError(String command) throws Exception {
        PixelImage image = command.endsWith("+eb") ? PixelImage.of("rgb8", 61, 47, 1) : IMAGE;
        DicomFile file = encodedBy(command, image);
        byte[] bytes = PixelFramesContract.fragments(file).get(0);
        int decoded = 0;
        for (int seed = 0; seed < MUTANTS; seed++) {
            byte[] mutant = mutate(bytes, new Random(seed));
            Element.Bulk pixelData = (Element.Bulk) image.encapsulated(file.transferSyntax(), new int[0], mutant)
                    .dataset()
                    .get(Tag.PixelData)
                    .orElseThrow();
            Dataset d = file.dataset().toBuilder().put(Tag.PixelData, pixelData).build();
            long start = System.nanoTime();
            try {
                decode(new DicomFile(file.transferSyntax(), d), 0);
                decoded++;
            } catch (DicomException e) {
                assertThat(e).as("seed %d", seed).isInstanceOf(PixelDecodingException.class);
            } catch (RuntimeException | Error e) {
                throw new AssertionError(command + ", seed " + seed, e);
            }
            assertThat((System.nanoTime() - start) / 1_000_000)
                    .as("ms of seed %d", seed)
                    .isLessThan(LIMIT_MILLIS);
        }
        System.out.println(command + ": " + MUTANTS + " mutants (seeds 0 to " + (MUTANTS - 1) + "), " + decoded
                + " decoded, the others refused");
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        byte[] mutant = bytes.clone();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(random.nextInt(4) > 0 ? Math.min(200, mutant.length) : mutant.length);
            switch (random.nextInt(4)) {
                case 0 -> mutant[at] = (byte) (mutant[at] ^ 1 << random.nextInt(8));
                case 1 -> mutant[at] = (byte) 0xff;
                case 2 -> mutant[at] = (byte) random.nextInt();
                default -> mutant[at] = 0;
            }
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(mutant, random.nextInt(mutant.length)) : mutant;
    }
}
