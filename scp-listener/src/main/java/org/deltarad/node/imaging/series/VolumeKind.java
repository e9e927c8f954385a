package org.deltarad.node.imaging.series;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a volume shows, and the pattern found in Series Descriptions of such, case ignored, unless a site has its own. */
public enum VolumeKind {
    /** A scout. */
    LOCALIZER("localizer|scout|topogram|survey"),
    /** Apparent diffusion coefficient. */
    ADC("(?<![a-z])adc(?![a-z])|apparent diffusion"),
    /** Diffusion weighted, of any b-value. */
    DWI("(?<![a-z])dwi?(?![a-z])|diff|trace"),
    /** T1 weighted after contrast. */
    CE_T1WI(
            "(?=.*(?<![a-z0-9])(t1|vibe|lava|thrive))(?=.*(?<![a-z])(\\+ ?c|ce|gd|gado[a-z]*|km|post|contrast)(?![a-z]))"),
    /** T2 weighted, neither T2* nor FLAIR. */
    T2WI("(?<![a-z0-9])t2(?!\\*)(?!.*(star|flair))"),
    /** T1 weighted without contrast. */
    T1WI("(?<![a-z0-9])t1(?!.*flair)"),
    /** Computed tomography. */
    CT(""),
    /** Positron emission tomography. */
    PET(""),
    /** Nothing says. */
    OTHER("");

    private final Optional<Pattern> pattern;

    VolumeKind(String pattern) {
        this.pattern = pattern.isEmpty()
                ? Optional.empty()
                : Optional.of(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /** The pattern in use unless configured. */
    Optional<Pattern> pattern() {
        return pattern;
    }

    /** Localizers and ADC maps say so in Image Type, from its third value on; others are {@link #OTHER}. */
    static VolumeKind byImageType(List<String> imageType) {
        for (String value : imageType.subList(Math.min(2, imageType.size()), imageType.size())) {
            String v = value.toUpperCase(Locale.ROOT);
            if (v.equals("LOCALIZER")) {
                return LOCALIZER;
            }
            if (v.equals("ADC") || v.startsWith("ADC_") || v.equals("APPARENT_DIFFUSION_COEFFICIENT")) {
                return ADC;
            }
        }
        return OTHER;
    }
}
