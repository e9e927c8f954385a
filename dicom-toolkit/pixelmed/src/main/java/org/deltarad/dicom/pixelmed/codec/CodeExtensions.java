package org.deltarad.dicom.pixelmed.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * ISO 2022 code extensions: escape sequences designate character sets to the lower half of the code table (G0) and to
 * the upper one (G1), and the first value's sets hold again after each delimiter (PS3.5 6.1.2.5).
 */
final class CodeExtensions implements CharacterRepertoire {
    private static final char ESC = 0x1b;
    private static final char FULL_WIDTH_BACKSLASH = '\uff3c';

    private final Iso2022Set initialG0;
    private final Optional<Iso2022Set> initialG1;
    private final Set<Iso2022Set> usable = new LinkedHashSet<>();

    CodeExtensions(List<String> specificCharacterSet) {
        List<Iso2022Set> first = Iso2022Set.ofTerm(specificCharacterSet.get(0));
        initialG0 = first.stream()
                .filter(s -> !s.upper() && s.bytesPerCharacter() == 1)
                .findFirst()
                .orElse(Iso2022Set.ASCII);
        specificCharacterSet.forEach(term -> usable.addAll(Iso2022Set.ofTerm(term)));
        initialG1 = first.stream().filter(Iso2022Set::upper).findFirst();
        usable.add(Iso2022Set.ASCII);
    }

    @Override
    public String decode(byte[] bytes) {
        return String.join("\\", decodeValues(bytes));
    }

    @Override
    public List<String> decodeValues(byte[] bytes) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        Iso2022Set g0 = initialG0;
        Optional<Iso2022Set> g1 = upperByDefault();
        int i = 0;
        while (i < bytes.length) {
            int b = bytes[i] & 0xff;
            Optional<Iso2022Set> designated = b == ESC ? Iso2022Set.designatedAt(bytes, i) : Optional.empty();
            if (designated.isPresent()) {
                if (designated.get().upper()) {
                    g1 = designated;
                } else {
                    g0 = designated.get();
                }
                i += 1 + designated.get().escape().length();
            } else if (b < 0x20 || (b == '\\' && g0.bytesPerCharacter() == 1)) {
                if (b == '\\') {
                    values.add(value.toString());
                    value.setLength(0);
                } else {
                    value.append((char) b);
                }
                g0 = initialG0;
                g1 = upperByDefault();
                i++;
            } else {
                int end = endOfRun(bytes, i, g0);
                Charset set =
                        b < 0x80 ? g0.charset() : g1.orElse(Iso2022Set.LATIN_1).charset();
                // JIS X 0208 has a backslash of its own, which delimits nothing
                value.append(new String(bytes, i, end - i, set).replace('\\', FULL_WIDTH_BACKSLASH));
                i = end;
            }
        }
        values.add(value.toString());
        return values;
    }

    /** Some senders leave out the designation of the only upper set. */
    private Optional<Iso2022Set> upperByDefault() {
        return initialG1.or(() -> usable.stream().filter(Iso2022Set::upper).findFirst());
    }

    /** Where the bytes of the same half end; two bytes at a time in a set of two. */
    private static int endOfRun(byte[] bytes, int start, Iso2022Set g0) {
        boolean upper = bytes[start] < 0;
        int step = upper ? 1 : g0.bytesPerCharacter();
        int i = start;
        while (i < bytes.length && bytes[i] < 0 == upper && (upper || bytes[i] >= 0x20)) {
            if (!upper && step == 1 && bytes[i] == '\\') {
                break;
            }
            i += step;
        }
        return Math.min(i, bytes.length);
    }

    @Override
    public Optional<byte[]> encode(String value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Iso2022Set g0 = initialG0;
        Optional<Iso2022Set> g1 = initialG1;
        for (int c : value.codePoints().toArray()) {
            String s = Character.toString(c);
            if (c < 0x20 || c == '\\' || c == '^' || c == '=') { // delimiters stand in the initial state
                g0 = designate(g0, initialG0, out);
                g1 = initialG1;
                out.write(c);
                continue;
            }
            Optional<Iso2022Set> set = firstWith(s, g0, g1);
            if (set.isEmpty()) {
                return Optional.empty();
            }
            if (set.get().upper()) {
                if (!set.equals(g1)) {
                    out.writeBytes(set.get().escapeBytes());
                    g1 = set;
                }
            } else {
                g0 = designate(g0, set.get(), out);
            }
            out.writeBytes(set.get().encode(s).orElseThrow());
        }
        designate(g0, initialG0, out);
        return Optional.of(out.toByteArray());
    }

    private static Iso2022Set designate(Iso2022Set current, Iso2022Set wanted, ByteArrayOutputStream out) {
        if (current != wanted) {
            out.writeBytes(wanted.escapeBytes());
        }
        return wanted;
    }

    /** The designated sets first, then the others in the order of Specific Character Set. */
    private Optional<Iso2022Set> firstWith(String character, Iso2022Set g0, Optional<Iso2022Set> g1) {
        Set<Iso2022Set> candidates = new LinkedHashSet<>(Arrays.asList(g0));
        candidates.add(initialG0);
        g1.ifPresent(candidates::add);
        candidates.addAll(usable);
        return candidates.stream().filter(s -> s.encode(character).isPresent()).findFirst();
    }
}
