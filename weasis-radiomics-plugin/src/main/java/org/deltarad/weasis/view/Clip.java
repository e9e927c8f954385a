package org.deltarad.weasis.view;

import java.awt.HeadlessException;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;

/** The system's clipboard. */
final class Clip {
    private Clip() {}

    /** Puts a text on it; false where it cannot be had. */
    static boolean copy(String text) {
        try {
            StringSelection selection = new StringSelection(text);
            Toolkit.getDefaultToolkit().getSystemClipboard().setContents(selection, null);
            return true;
        } catch (IllegalStateException | HeadlessException taken) {
            return false;
        }
    }
}
