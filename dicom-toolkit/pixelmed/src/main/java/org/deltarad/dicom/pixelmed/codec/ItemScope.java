package org.deltarad.dicom.pixelmed.codec;

import java.util.List;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;

/** What the elements of a data set or item say about how later ones are read; items inherit it (PS3.5 7.5.3). */
final class ItemScope {
    private CharacterRepertoire repertoire;
    private boolean signedPixels;

    ItemScope() {
        this.repertoire = SingleCharacterSet.DEFAULT;
    }

    ItemScope(ItemScope around) {
        this.repertoire = around.repertoire;
        this.signedPixels = around.signedPixels;
    }

    void saw(int tag, Element element) {
        if (tag == Tag.SpecificCharacterSet && element instanceof Element.Text t) {
            repertoire = CharacterRepertoire.of(t.values());
        }
        if (tag == Tag.PixelRepresentation && element instanceof Element.Integers i) {
            signedPixels = i.values().equals(List.of(1L));
        }
    }

    CharacterRepertoire repertoire() {
        return repertoire;
    }

    boolean signedPixels() {
        return signedPixels;
    }
}
