package org.deltarad.image.filter;

import java.util.List;

/**
 * The images of an image type.
 *
 * @param images  in PyRadiomics' order
 * @param omitted what was asked for and cannot be, each with its reason: PyRadiomics leaves these out with a warning
 */
public record Derivation(List<DerivedImage> images, List<String> omitted) {
    public Derivation {
        images = List.copyOf(images);
        omitted = List.copyOf(omitted);
    }

    static Derivation of(DerivedImage image) {
        return new Derivation(List.of(image), List.of());
    }
}
