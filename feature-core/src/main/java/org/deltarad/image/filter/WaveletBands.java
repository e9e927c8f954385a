package org.deltarad.image.filter;

import java.util.List;

final class WaveletBands {
    WaveletBands(ImageType.Wavelet type, FilterInput input) {}

    Derivation derivation() {
        return new Derivation(List.of(), List.of("follows"));
    }
}
