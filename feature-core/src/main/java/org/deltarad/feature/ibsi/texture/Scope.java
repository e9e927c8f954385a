package org.deltarad.feature.ibsi.texture;

/** Where neighbours are, and what becomes of the matrices of slices. */
public enum Scope {
    /** In the slice; features are averaged over slices. */
    SLICES("2D"),
    /** In the slice; matrices are merged over slices. */
    MERGED_SLICES("2.5D"),
    /** In the volume. */
    VOLUME("3D");

    private final String label;

    Scope(String label) {
        this.label = label;
    }

    /** IBSI's name: 2D, 2.5D or 3D. */
    public String label() {
        return label;
    }

    /** What tags of this scope end in: {@code _2D}, {@code _2_5D} or {@code _3D}. */
    String suffix() {
        return "_" + label.replace('.', '_');
    }
}
