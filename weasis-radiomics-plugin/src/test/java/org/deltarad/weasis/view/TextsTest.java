package org.deltarad.weasis.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final Pattern VALUE = Pattern.compile("\\{[0-9]}");

    private static Properties texts(String suffix) throws IOException {
        Properties p = new Properties();
        try (Reader in = new InputStreamReader(
                Texts.class.getResourceAsStream("texts" + suffix + ".properties"), StandardCharsets.UTF_8)) {
            p.load(in);
        }
        return p;
    }

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_fr", "_no"})
    void everyLanguageHasEveryKeyWithItsValues(String suffix) throws IOException {
        Properties english = texts("");
        Properties other = texts(suffix);

        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        english.stringPropertyNames().forEach(key -> {
            assertThat(other.getProperty(key)).as(key).isNotBlank();
            assertThat(VALUE.matcher(other.getProperty(key))
                            .results()
                            .map(r -> r.group())
                            .sorted())
                    .as(key)
                    .containsExactlyElementsOf(VALUE.matcher(english.getProperty(key))
                            .results()
                            .map(r -> r.group())
                            .sorted()
                            .toList());
        });
    }

    @Test
    void bokmalIsNorwegianAndOtherLanguagesAreEnglish() {
        assertThat(Texts.of(Locale.forLanguageTag("nb-NO")).text("search")).isEqualTo("Søk");
        assertThat(Texts.of(Locale.CANADA_FRENCH).text("tab.summary")).isEqualTo("Résumé");
        assertThat(Texts.of(Locale.JAPANESE).text("search")).isEqualTo("Search");
    }

    @Test
    void numbersHaveTheDecimalSignOfTheLanguageAndADashWhereMissing() {
        Numbers german = new Numbers(Locale.GERMANY);

        assertThat(german.value(-1234.5678)).isEqualTo("−1234,6");
        assertThat(german.value(0)).isEqualTo("0");
        assertThat(german.value(1.5e-300)).isEqualTo("1,5e−300");
        assertThat(german.value(Double.NaN)).isEqualTo(Numbers.MISSING);
        assertThat(german.signed(0.25)).isEqualTo("+0,25");
    }
}
