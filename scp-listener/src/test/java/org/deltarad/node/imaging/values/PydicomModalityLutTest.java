package org.deltarad.node.imaging.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.node.imaging.Slices;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values after the modality LUT are pydicom's, to the last bit: both multiply and add in double precision. */
class PydicomModalityLutTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final int SETS = 24;
    private static final int SIDE = 9;
    private static final DatasetCodec CODEC = DicomToolkit.standard().codec();

    @TempDir
    private Path dir;

    @Test
    void valuesAreThoseOfPydicom() throws Exception {
        if (ExternalProgram.run(PYTHON, "-c", "import pydicom, numpy").exit() != 0) {
            System.out.println("left out: python3-pydicom is not installed");
            Assumptions.abort("python3-pydicom is not installed");
        }
        List<Slices> sets = new ArrayList<>();
        for (int n = 0; n < SETS; n++) {
            sets.add(slices(new Random(n)));
            for (int k = 0; k < 2; k++) {
                DicomFile file = sets.get(n).files().get(k);
                try (OutputStream out = Files.newOutputStream(dir.resolve(n + "-" + k + ".dcm"))) {
                    CODEC.write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, file.dataset()), out);
                }
            }
        }
        Path script = dir.resolve("modality_lut.py");
        try (InputStream in = getClass().getResourceAsStream("modality_lut.py")) {
            Files.copy(in, script);
        }

        ExternalProgram.runWell(PYTHON, script, dir);

        for (int n = 0; n < SETS; n++) {
            ByteBuffer theirs =
                    ByteBuffer.allocate(2 * SIDE * SIDE * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            theirs.put(Files.readAllBytes(dir.resolve(n + "-0.f64")))
                    .put(Files.readAllBytes(dir.resolve(n + "-1.f64")));
            double[] expected = new double[2 * SIDE * SIDE];
            theirs.flip().asDoubleBuffer().get(expected);
            assertThat(sets.get(n).read().volume().values()).as("set " + n).containsExactly(expected);
        }
    }

    /** Bits Stored fill the cells or sign and zeros do: pydicom 2.3 reads whole cells. */
    private static Slices slices(Random random) {
        boolean signed = random.nextBoolean();
        int stored = 9 + random.nextInt(8);
        int least = signed ? -(1 << (stored - 1)) : 0;
        Slices slices = Slices.axial(SIDE, SIDE, 2, 1, 1, 2);
        boolean lut = random.nextInt(3) > 0;
        for (int k = 0; k < 2; k++) {
            slices.change(k, b -> {
                b.numbers(Tag.BitsStored, stored)
                        .numbers(Tag.HighBit, stored - 1)
                        .numbers(Tag.PixelRepresentation, signed ? 1 : 0)
                        .bulk(
                                Tag.PixelData,
                                VR.OW,
                                Slices.words(SIDE * SIDE, n -> least + random.nextInt(1 << stored)));
                return lut
                        ? b.items(Tag.ModalityLUTSequence, lut(random, signed, stored, least))
                        : b.numbers(Tag.RescaleSlope, Math.round(1e4 * random.nextDouble(0.01, 3)) / 1e4)
                                .numbers(Tag.RescaleIntercept, random.nextInt(3000) - 1500);
            });
        }
        return slices;
    }

    private static Dataset lut(Random random, boolean signed, int stored, int least) {
        int entries = 1 + random.nextInt(1 << stored);
        int first = least + random.nextInt(1 << stored);
        Dataset.Builder item = Dataset.builder()
                .numbers(
                        Tag.LUTDescriptor,
                        signed ? VR.SS : VR.US,
                        signed ? (short) entries : entries & 0xffff,
                        first,
                        16)
                .text(Tag.ModalityLUTType, "US");
        if (random.nextBoolean()) {
            item.bulk(Tag.LUTData, VR.OW, Slices.words(entries, n -> random.nextInt(1 << 16)));
        } else {
            item.numbers(
                    Tag.LUTData,
                    VR.US,
                    random.doubles(entries, 0, 1 << 16).map(Math::floor).toArray());
        }
        return item.build();
    }
}
