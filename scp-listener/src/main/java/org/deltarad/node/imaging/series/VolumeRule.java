package org.deltarad.node.imaging.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;

/**
 * Which volume of a series is wanted. As text: {@code AUTO}, or conditions that must all hold, joined by {@code ;}
 *
 * <ul>
 *   <li>a {@link VolumeKind}: {@code T2WI}, {@code CE_T1WI}, {@code ADC}
 *   <li>{@code HIGHEST_B}, {@code LOWEST_B}: of the diffusion weighted ones
 *   <li>{@code B=1000}: of that b-value, s/mm2, within 1
 *   <li>{@code EchoTime=80}: the attribute has that value, as a number or as text without regard to case
 *   <li>{@code SeriesDescription~t2.*tra}: a regular expression is found in the attribute, case ignored
 * </ul>
 */
public final class VolumeRule {
    /** The only volume, or the one that the mask was drawn on. */
    public static final VolumeRule AUTO = new VolumeRule("AUTO", List.of());

    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z][A-Za-z0-9]*)\\s*([=~])\\s*(.+)");
    /** Difference of b-values that is rounding, s/mm2. */
    private static final double SAME_B = 1;
    /** Relative difference of numbers that is rounding. */
    private static final double SAME_NUMBER = 1e-6;

    private final String text;
    private final List<Condition> conditions;

    private VolumeRule(String text, List<Condition> conditions) {
        this.text = text;
        this.conditions = conditions;
    }

    private interface Condition {
        List<SeriesVolume> of(List<SeriesVolume> volumes);
    }

    /**
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static VolumeRule parse(String text) {
        if (text.strip().equalsIgnoreCase("AUTO")) {
            return AUTO;
        }
        List<Condition> conditions = new ArrayList<>();
        for (String part : text.split(";", -1)) {
            conditions.add(condition(part.strip()));
        }
        return new VolumeRule(text.strip(), conditions);
    }

    /** Whether it asks for nothing in particular. */
    public boolean isAutomatic() {
        return conditions.isEmpty();
    }

    /** Whether it is a kind and no more. */
    boolean isKind() {
        return Arrays.stream(VolumeKind.values()).anyMatch(k -> k.name().equalsIgnoreCase(text));
    }

    /** Those that fit, possibly none. */
    List<SeriesVolume> of(List<SeriesVolume> volumes) {
        List<SeriesVolume> left = volumes;
        for (Condition c : conditions) {
            left = c.of(left);
        }
        return left;
    }

    @Override
    public String toString() {
        return text;
    }

    private static Condition condition(String part) {
        String name = part.toUpperCase(Locale.ROOT);
        if (name.equals("HIGHEST_B")) {
            return volumes -> extreme(volumes, Comparator.naturalOrder());
        }
        if (name.equals("LOWEST_B")) {
            return volumes -> extreme(volumes, Comparator.reverseOrder());
        }
        for (VolumeKind kind : VolumeKind.values()) {
            if (kind.name().equals(name)) {
                return volumes -> volumes.stream().filter(v -> v.kind() == kind).toList();
            }
        }
        Matcher m = ATTRIBUTE.matcher(part);
        if (!m.matches()) {
            throw new IllegalArgumentException("'" + part + "' is no rule: AUTO, a kind (T2WI, T1WI, CE_T1WI, DWI, ADC,"
                    + " CT, PET), HIGHEST_B, LOWEST_B, B=1000, Keyword=value or Keyword~pattern, joined by ;");
        }
        return m.group(1).equals("B") ? bValue(m.group(3)) : attribute(m.group(1), m.group(2), m.group(3));
    }

    private static Condition bValue(String value) {
        double b = DiffusionBValue.number(value)
                .orElseThrow(() -> new IllegalArgumentException("'" + value + "' is no b-value"));
        return volumes -> volumes.stream()
                .filter(v -> v.kind() == VolumeKind.DWI
                        && v.bValue().filter(x -> Math.abs(x - b) <= SAME_B).isPresent())
                .toList();
    }

    private static Condition attribute(String keyword, String operator, String value) {
        int tag = DataDictionary.tag(keyword)
                .orElseThrow(() -> new IllegalArgumentException("'" + keyword + "' is no attribute's keyword"));
        if (operator.equals("=")) {
            return volumes ->
                    volumes.stream().filter(v -> has(v.first(), tag, value)).toList();
        }
        try {
            Pattern pattern = Pattern.compile(value, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            return volumes -> volumes.stream()
                    .filter(v -> pattern.matcher(text(v.first(), tag)).find())
                    .toList();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + value + "' is no regular expression: " + e.getDescription(), e);
        }
    }

    private static boolean has(Dataset d, int tag, String value) {
        Optional<Double> wanted = DiffusionBValue.number(value);
        Optional<Double> there = d.number(tag);
        if (wanted.isPresent() && there.isPresent()) {
            return Math.abs(wanted.get() - there.get()) <= SAME_NUMBER * Math.abs(wanted.get());
        }
        return text(d, tag).equalsIgnoreCase(value) || d.strings(tag).stream().anyMatch(v -> v.equalsIgnoreCase(value));
    }

    private static String text(Dataset d, int tag) {
        return d.get(tag)
                .filter(Element.Text.class::isInstance)
                .map(e -> String.join("\\", ((Element.Text) e).values()))
                .orElseGet(() -> d.number(tag).map(SplitKey::number).orElse(""));
    }

    /** Of several with the same b-value those whose directions are averaged. */
    private static List<SeriesVolume> extreme(List<SeriesVolume> volumes, Comparator<Double> order) {
        List<SeriesVolume> weighted = volumes.stream()
                .filter(v -> v.kind() == VolumeKind.DWI && v.bValue().isPresent())
                .toList();
        Optional<Double> b =
                weighted.stream().map(v -> v.bValue().orElseThrow()).max(order);
        List<SeriesVolume> found = weighted.stream()
                .filter(v -> v.bValue().orElseThrow().equals(b.orElseThrow()))
                .toList();
        return SeriesVolume.isotropic(found);
    }
}
