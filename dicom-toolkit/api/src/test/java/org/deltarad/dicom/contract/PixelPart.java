package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.PixelDecoder.Frame;
import org.deltarad.testing.ExternalProgram;

/** The part about pixels: files as dcmtk and gdcm encode them. */
abstract class PixelPart extends ToolkitPart {
    /** The file that a program with its options, one blank between, makes of another. */
    final Path convert(Path from, String command) throws Exception {
        String[] words = command.split(" ", -1);
        Path to = dir.resolve(words[0] + Integer.toHexString(command.hashCode()) + ".dcm");
        List<Object> arguments = new ArrayList<>(Arrays.asList(words).subList(1, words.length));
        arguments.addAll(List.of(from, to));
        ExternalProgram.runWell(words[0], arguments.toArray());
        return to;
    }

    /** A native image as the program encodes it. */
    final Path encodeBy(String command, Dataset image) throws Exception {
        return convert(write("original.dcm", image, PixelImage.NATIVE), command);
    }

    final DicomFile encodedBy(String command, PixelImage image) throws Exception {
        return codec().read(encodeBy(command, image.dataset()));
    }

    final int[] decode(DicomFile file, int frame) throws DicomException {
        return toolkit().pixelDecoder().decode(file, frame).samples();
    }

    /** All frames, the last one first. */
    final void assertDecodes(DicomFile file, PixelImage image) throws DicomException {
        for (int f = image.frames() - 1; f >= 0; f--) {
            Frame frame = toolkit().pixelDecoder().decode(file, f);
            assertThat(frame.samples()).as("frame %d", f).isEqualTo(image.samples(f));
            assertThat(List.of(frame.columns(), frame.rows(), frame.samplesPerPixel()))
                    .isEqualTo(List.of(image.columns(), image.rows(), image.samplesPerPixel()));
            assertThat(frame.photometricInterpretation()).isEqualTo(image.photometric());
        }
    }

    static int greatestDifference(int[] a, int[] b) {
        assertThat(a).hasSameSizeAs(b);
        int greatest = 0;
        for (int n = 0; n < a.length; n++) {
            greatest = Math.max(greatest, Math.abs(a[n] - b[n]));
        }
        return greatest;
    }
}
