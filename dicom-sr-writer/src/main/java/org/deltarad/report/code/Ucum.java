package org.deltarad.report.code;

import java.util.Map;

/** Units, scheme UCUM (PS3.16 7.2.2); meanings as in CID 7181, CID 7460 to 7462 where they list the unit. */
public final class Ucum {
    public static final Code NO_UNITS = new Code("1", "UCUM", "no units");
    public static final Code DAY = new Code("d", "UCUM", "days");

    /** Arbitrary units: an image scaled to a given mean has no physical unit. */
    public static final Code ARBITRARY = new Code("[arb'U]", "UCUM", "arbitrary unit");

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("1", "no units"),
            Map.entry("mm", "millimeter"),
            Map.entry("mm2", "square millimeter"),
            Map.entry("mm3", "cubic millimeter"),
            Map.entry("/mm", "per millimeter"),
            Map.entry("[arb'U]", "arbitrary unit"),
            Map.entry("[arb'U]2", "square of arbitrary unit"),
            Map.entry("[arb'U]2.mm3", "square of arbitrary unit times cubic millimeter"),
            Map.entry("[hnsf'U]", "Hounsfield unit"),
            Map.entry("g/ml{SUVbw}", "Standardized Uptake Value body weight"),
            Map.entry("{instances}", "instances"),
            Map.entry("{pixels}", "pixels"),
            Map.entry("{frames}", "frames"),
            Map.entry("{-1:1}", "{-1:1}"),
            Map.entry("{voxels}", "voxels"),
            Map.entry("kV", "kilovolt"),
            Map.entry("s", "second"),
            Map.entry("Bq", "Becquerel"),
            Map.entry("s/mm2", "s/mm2"),
            Map.entry("ms", "millisecond"),
            Map.entry("deg", "degree"),
            Map.entry("T", "Tesla"));

    private Ucum() {}

    /** A unit by its UCUM code; a code that we have no words for is its own meaning. */
    public static Code unit(String ucum) {
        return Code.named(ucum, "UCUM", MEANINGS.getOrDefault(ucum, ucum));
    }
}
