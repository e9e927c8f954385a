package org.deltarad.node.imaging.series;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;

/**
 * The b-value of an image, s/mm2: Diffusion b-value (0018,9087), else where Siemens, GE and Philips have had it before
 * their images were enhanced ones. A private element that was sent as UN is decoded here.
 */
final class DiffusionBValue {
    /** Added by GE to the b-values of some sequences. */
    private static final double GE_BIAS = 1e9;
    /** Sequence Name of Siemens' echo planar diffusion: {@code *ep_b1000#5}, {@code ep_b50t}. */
    private static final Pattern SIEMENS_SEQUENCE = Pattern.compile("\\*?ep_b(\\d{1,5})(?!\\d).*");
    /** More is no short private number. */
    private static final int LONGEST = 256;

    private DiffusionBValue() {}

    /** Empty where the image says none. */
    static Optional<Double> of(Dataset image) {
        return Stream.<Supplier<Optional<Double>>>of(
                        () -> image.number(Tag.DiffusionBValue),
                        () -> image.getPrivate(0x0019, "SIEMENS MR HEADER", 0x0c)
                                .flatMap(DiffusionBValue::decimal),
                        () -> SiemensCsaHeader.number(image, "B_value"),
                        () -> image.getPrivate(0x0043, "GEMS_PARM_01", 0x39)
                                .flatMap(DiffusionBValue::decimal)
                                .map(b -> b % GE_BIAS),
                        () -> image.getPrivate(0x2001, "Philips Imaging DD 001", 0x03)
                                .flatMap(DiffusionBValue::binary),
                        () -> sequenceName(image))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .filter(b -> Double.isFinite(b) && b >= 0)
                .findFirst();
    }

    /** The first value of an IS or DS. */
    private static Optional<Double> decimal(Element e) {
        if (e instanceof Element.Bulk b && b.data().length() <= LONGEST) {
            String text = StandardCharsets.US_ASCII.decode(b.data().bytes()).toString();
            return number(text.split("\\\\", 2)[0]);
        }
        return e instanceof Element.Text t && t.size() > 0 ? number(t.values().get(0)) : binary(e);
    }

    /** The first value of an FL. */
    private static Optional<Double> binary(Element e) {
        if (e instanceof Element.Bulk b && b.data().length() == Float.BYTES) {
            ByteBuffer bytes = b.data().bytes().order(ByteOrder.LITTLE_ENDIAN);
            return Optional.of((double) bytes.getFloat());
        }
        if (e instanceof Element.Floats f) {
            return f.values().stream().findFirst();
        }
        return e instanceof Element.Integers i
                ? i.values().stream().findFirst().map(Long::doubleValue)
                : Optional.empty();
    }

    private static Optional<Double> sequenceName(Dataset image) {
        Matcher m = SIEMENS_SEQUENCE.matcher(image.string(Tag.SequenceName).orElse(""));
        return m.matches() ? number(m.group(1)) : Optional.empty();
    }

    static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text.replace('\0', ' ').strip()));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
