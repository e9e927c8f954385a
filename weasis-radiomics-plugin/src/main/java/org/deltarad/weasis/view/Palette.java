package org.deltarad.weasis.view;

import java.awt.Color;
import javax.swing.UIManager;

/**
 * Colours that colour-blind people can tell apart (Okabe and Ito, Color Universal Design, 2008), and those of the look and
 * feel. No colour is the only sign of anything: groups are written out, points have shapes.
 */
final class Palette {
    static final Color ORANGE = new Color(0xE69F00);
    static final Color SKY = new Color(0x56B4E9);
    static final Color BLUE = new Color(0x0072B2);
    static final Color VERMILION = new Color(0xD55E00);
    private static final double DARK = 0.5;

    private Palette() {}

    static Color background() {
        return color("Panel.background", Color.WHITE);
    }

    static Color foreground() {
        return color("Label.foreground", Color.BLACK);
    }

    /** For lines and what is less important. */
    static Color faint() {
        return mix(foreground(), background(), 0.32);
    }

    /** Text of what is no longer valid; still legible. */
    static Color greyed() {
        return mix(foreground(), background(), 0.45);
    }

    static Color high() {
        return VERMILION;
    }

    static Color low() {
        return dark() ? SKY : BLUE;
    }

    /** Background of warnings. */
    static Color warning() {
        return mix(ORANGE, background(), dark() ? 0.65 : 0.75);
    }

    static boolean dark() {
        Color b = background();
        return (0.299 * b.getRed() + 0.587 * b.getGreen() + 0.114 * b.getBlue()) / 255 < DARK;
    }

    private static Color color(String key, Color otherwise) {
        Color c = UIManager.getColor(key);
        return c == null ? otherwise : c;
    }

    private static Color mix(Color a, Color b, double of) {
        return new Color(
                (int) (a.getRed() * (1 - of) + b.getRed() * of),
                (int) (a.getGreen() * (1 - of) + b.getGreen() * of),
                (int) (a.getBlue() * (1 - of) + b.getBlue() * of));
    }
}
