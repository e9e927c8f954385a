package org.deltarad.image.filter;

import java.util.function.Supplier;
import org.deltarad.volume.Volume;

/** An image made from another, computed when asked for. May be shared between threads. */
public final class DerivedImage {
    private final String name;
    private final Supplier<Volume> values;

    DerivedImage(String name, Supplier<Volume> values) {
        this.name = name;
        this.values = values;
    }

    /** PyRadiomics' name, the prefix of feature names: {@code original}, {@code wavelet-LLH}, {@code log-sigma-2-0-mm-3D}. */
    public String name() {
        return name;
    }

    /** Computes the image on the wanted box of {@link FilterInput}; every call computes it anew and gives the same bits. */
    public Volume volume() {
        return values.get();
    }
}
