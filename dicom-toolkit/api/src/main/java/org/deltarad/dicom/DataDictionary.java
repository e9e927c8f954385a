package org.deltarad.dicom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keywords and VRs of the attributes in {@link Tag} (PS3.6 chapter 6), from {@code dictionary.tsv} beside this class. */
public final class DataDictionary {
    private record Entry(VR vr, String keyword) {}

    private static final Map<Integer, Entry> ENTRIES = load();

    private DataDictionary() {}

    /** The attribute's VR, where the dictionary has it. */
    public static Optional<VR> vr(int tag) {
        return Optional.ofNullable(ENTRIES.get(tag)).map(Entry::vr);
    }

    /** The attribute's keyword, where the dictionary has it. */
    public static Optional<String> keyword(int tag) {
        return Optional.ofNullable(ENTRIES.get(tag)).map(Entry::keyword);
    }

    /** The attribute of a keyword, where the dictionary has it. */
    public static Optional<Integer> tag(String keyword) {
        return ENTRIES.entrySet().stream()
                .filter(e -> e.getValue().keyword().equals(keyword))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** {@code PatientID (0010,0020)}, or the tag alone for an attribute that the dictionary lacks. */
    public static String name(int tag) {
        String number = String.format("(%04x,%04x)", tag >>> 16, tag & 0xffff);
        return keyword(tag).map(k -> k + " " + number).orElse(number);
    }

    private static Map<Integer, Entry> load() {
        Map<Integer, Entry> entries = new HashMap<>();
        try (var in = DataDictionary.class.getResourceAsStream("dictionary.tsv");
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    String[] f = line.split("\t", -1);
                    entries.put(Integer.parseUnsignedInt(f[0], 16), new Entry(VR.valueOf(f[1]), f[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(entries);
    }
}
