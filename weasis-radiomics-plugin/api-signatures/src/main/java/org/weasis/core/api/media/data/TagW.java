package org.weasis.core.api.media.data;

/** Signature only: an attribute, DICOM or not. */
public class TagW {
    public static final TagW ExplorerModel = new TagW();

    protected TagW() {}

    public static TagW get(String keyword) {
        throw new UnsupportedOperationException();
    }
}
