package org.deltarad.image.filter;

import java.util.List;

final class SphericalPattern {
    SphericalPattern(ImageType.LBP3D type, FilterInput input) {}

    Derivation derivation() {
        return new Derivation(List.of(), List.of("follows"));
    }
}
