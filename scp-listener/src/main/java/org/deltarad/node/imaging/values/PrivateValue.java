package org.deltarad.node.imaging.values;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;

/**
 * A private element that some archives hand on with its VR and others as bytes (UN).
 *
 * @param group   odd
 * @param creator value of the Private Creator element
 * @param element low byte of the element number
 */
record PrivateValue(int group, String creator, int element) {
    /** Of VR FL. */
    Optional<Double> single(Dataset d) {
        return d.getPrivate(group, creator, element)
                .flatMap(e -> e instanceof Element.Bulk b && b.data().length() == Float.BYTES
                        ? Optional.of(
                                (double) bytes(b).order(ByteOrder.LITTLE_ENDIAN).getFloat())
                        : d.privateTag(group, creator, element).flatMap(d::number));
    }

    /** Of VR DS. */
    Optional<Double> decimal(Dataset d) {
        return text(d).filter(t -> t.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?"))
                .map(Double::valueOf)
                .or(() -> d.privateTag(group, creator, element).flatMap(d::number));
    }

    /** Of a VR of characters. */
    Optional<String> text(Dataset d) {
        return d.getPrivate(group, creator, element)
                .flatMap(e -> e instanceof Element.Bulk b
                        ? Optional.of(StandardCharsets.ISO_8859_1
                                .decode(bytes(b))
                                .toString()
                                .replace('\0', ' ')
                                .strip())
                        : d.privateTag(group, creator, element).flatMap(d::string));
    }

    private static ByteBuffer bytes(Element.Bulk bulk) {
        return bulk.data().bytes();
    }
}
