package org.deltarad.weasis.view;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The panel's words: English, French, German and Norwegian; English for every other language. */
public final class Texts {
    private static final String BUNDLE = "org.deltarad.weasis.view.texts";

    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                BUNDLE,
                locale,
                Texts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The words of a language, its numbers and dates. */
    public static Texts of(Locale locale) {
        return new Texts(locale);
    }

    public Locale locale() {
        return locale;
    }

    /**
     * The text of a key.
     *
     * @throws java.util.MissingResourceException when there is none
     */
    public String text(String key) {
        return bundle.getString(key);
    }

    /** The text of a key with {@code {0}}, {@code {1}} replaced. */
    public String text(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }
}
