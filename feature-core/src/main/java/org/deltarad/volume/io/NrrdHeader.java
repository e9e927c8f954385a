package org.deltarad.volume.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Vector3;

/** The header of an NRRD file (teem.sourceforge.net/nrrd/format.html), as field names and values. */
final class NrrdHeader {
    /** Headers are a few hundred bytes; more than this is not a header. */
    private static final int LONGEST = 1 << 20;

    private static final Pattern VECTOR = Pattern.compile("\\(([^)]*)\\)");
    private static final int AXES = 3;
    private static final int MOST_COMPONENTS = 1 << 16;

    private final Path file;
    private final Map<String, String> fields;
    private final int length;

    private NrrdHeader(Path file, Map<String, String> fields, int length) {
        this.file = file;
        this.fields = fields;
        this.length = length;
    }

    /** Reads up to and including the empty line that ends the header, or to the end of a detached header. */
    static NrrdHeader read(Path file, InputStream in) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        int length = 0;
        StringBuilder line = new StringBuilder();
        boolean magic = true;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (++length > LONGEST) {
                throw new ImageFileException(file, "its NRRD header does not end within " + LONGEST + " bytes");
            }
            if (b != '\n') {
                line.append((char) b);
                continue;
            }
            String text = line.toString().stripTrailing();
            line.setLength(0);
            if (text.isEmpty() && !magic) {
                return new NrrdHeader(file, fields, length);
            }
            if (magic) {
                requireMagic(file, text);
                magic = false;
            } else {
                addField(fields, text);
            }
        }
        addField(fields, line.toString().strip());
        return new NrrdHeader(file, fields, length);
    }

    private static void requireMagic(Path file, String text) throws ImageFileException {
        if (!text.matches("NRRD000[1-5]")) {
            throw new ImageFileException(file, "is not NRRD0001 to NRRD0005: it starts with " + text);
        }
    }

    private static void addField(Map<String, String> fields, String text) {
        int colon = text.indexOf(':');
        boolean keyValuePair = colon >= 0 && colon + 1 < text.length() && text.charAt(colon + 1) == '=';
        if (!text.startsWith("#") && colon > 0 && !keyValuePair) {
            String name = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            fields.put(name, text.substring(colon + 1).strip());
        }
    }

    /** Bytes of the header, with the empty line that ends it. */
    int length() {
        return length;
    }

    private String required(String name) throws ImageFileException {
        String value = fields.get(name);
        if (value == null) {
            throw new ImageFileException(file, "its NRRD header has no field " + name);
        }
        return value;
    }

    private ImageFileException unusable(String name, String reason) {
        return new ImageFileException(file, "NRRD field " + name + ": " + fields.get(name) + ": " + reason);
    }

    ScalarType type() throws ImageFileException {
        return switch (required("type").toLowerCase(Locale.ROOT)) {
            case "signed char", "int8", "int8_t" -> ScalarType.INT8;
            case "uchar", "unsigned char", "uint8", "uint8_t" -> ScalarType.UINT8;
            case "short", "short int", "signed short", "signed short int", "int16", "int16_t" -> ScalarType.INT16;
            case "ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t" -> ScalarType.UINT16;
            case "int", "signed int", "int32", "int32_t" -> ScalarType.INT32;
            case "uint", "unsigned int", "uint32", "uint32_t" -> ScalarType.UINT32;
            case "longlong",
                    "long long",
                    "long long int",
                    "signed long long",
                    "signed long long int",
                    "int64",
                    "int64_t" -> ScalarType.INT64;
            case "ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t" -> ScalarType.UINT64;
            case "float" -> ScalarType.FLOAT32;
            case "double" -> ScalarType.FLOAT64;
            default -> throw unusable("type", "voxels must be scalars");
        };
    }

    /**
     * Values of each voxel: more than 1 where a first axis of four has a kind that is no domain, such as {@code vector} or
     * {@code list}.
     */
    int components() throws ImageFileException {
        if (required("dimension").equals(String.valueOf(AXES))) {
            return 1;
        }
        String kind = fields.getOrDefault("kinds", "domain").split("\\s+", 2)[0];
        double[] sizes = numbers("sizes", required("sizes"));
        if (!required("dimension").equals(String.valueOf(AXES + 1))
                || sizes.length != AXES + 1
                || kind.equals("domain")
                || kind.equals("space")
                || !(sizes[0] >= 1 && sizes[0] <= MOST_COMPONENTS)) {
            throw unusable(
                    "dimension", "only volumes of three axes are read, and masks with an axis of components before");
        }
        return (int) sizes[0];
    }

    GridSize size() throws ImageFileException {
        int first = components() == 1 && required("dimension").equals(String.valueOf(AXES)) ? 0 : 1;
        double[] sizes = numbers("sizes", required("sizes"));
        if (sizes.length != first + AXES) {
            throw unusable("sizes", "three sizes are needed");
        }
        try {
            return new GridSize(
                    Math.toIntExact((long) sizes[first]),
                    Math.toIntExact((long) sizes[first + 1]),
                    Math.toIntExact((long) sizes[first + 2]));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw unusable("sizes", "not a grid that fits into memory");
        }
    }

    ByteOrder order() throws ImageFileException {
        if (type().bytes() == 1) {
            return ByteOrder.nativeOrder();
        }
        return switch (required("endian").toLowerCase(Locale.ROOT)) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default -> throw unusable("endian", "must be little or big");
        };
    }

    /** How voxels are stored. */
    enum Encoding {
        RAW,
        GZIP,
        TEXT
    }

    Encoding encoding() throws ImageFileException {
        return switch (required("encoding").toLowerCase(Locale.ROOT)) {
            case "raw" -> Encoding.RAW;
            case "gzip", "gz" -> Encoding.GZIP;
            case "ascii", "text", "txt" -> Encoding.TEXT;
            default -> throw unusable("encoding", "only raw, gzip and ascii are read");
        };
    }

    /** The file with the voxels: this one, or the one that {@code data file} names beside it. */
    Path dataFile() throws ImageFileException {
        String field = fields.containsKey("data file") ? "data file" : "datafile";
        String name = fields.get(field);
        if (name == null) {
            return file;
        }
        if (name.startsWith("LIST") || name.contains("%")) {
            throw unusable(field, "data in several files is not read");
        }
        return file.resolveSibling(name);
    }

    int lineSkip() throws ImageFileException {
        return skip("line skip", "lineskip", 0);
    }

    /** Bytes before the voxels; -1 when the voxels are the last bytes of the file. */
    int byteSkip() throws ImageFileException {
        return skip("byte skip", "byteskip", -1);
    }

    private int skip(String name, String alias, int lowest) throws ImageFileException {
        String field = fields.containsKey(name) ? name : alias;
        String value = fields.get(field);
        if (value == null) {
            return 0;
        }
        double[] skip = numbers(field, value);
        if (skip.length != 1 || skip[0] < lowest || skip[0] > Integer.MAX_VALUE) {
            throw unusable(field, "must be a whole number of at least " + lowest);
        }
        return (int) skip[0];
    }

    Geometry geometry(GridSize size) throws ImageFileException {
        if (fields.containsKey("space directions")) {
            List<Vector3> axes = vectors("space directions", AXES);
            Vector3 origin = fields.containsKey("space origin")
                    ? vectors("space origin", 1).get(0)
                    : new Vector3(0, 0, 0);
            return toLps(new Affine(origin, axes.get(0), axes.get(1), axes.get(2)))
                    .geometry(file, size);
        }
        double[] s =
                fields.containsKey("spacings") ? numbers("spacings", fields.get("spacings")) : new double[] {1, 1, 1};
        if (s.length != AXES || !(s[0] > 0 && s[1] > 0 && s[2] > 0)) {
            throw unusable("spacings", "three positive numbers are needed");
        }
        return Geometry.axisAligned(size, new Vector3(s[0], s[1], s[2]));
    }

    /** Spaces without anatomical names are taken as LPS, as ITK does. */
    private Affine toLps(Affine affine) throws ImageFileException {
        String space = fields.getOrDefault("space", "left-posterior-superior").toLowerCase(Locale.ROOT);
        return switch (space) {
            case "left-posterior-superior", "lps", "scanner-xyz", "3d-right-handed", "3d-left-handed" -> affine;
            case "right-anterior-superior", "ras" -> affine.scaled(-1, -1, 1);
            case "left-anterior-superior", "las" -> affine.scaled(1, -1, 1);
            default -> throw unusable("space", "is not a three-dimensional space of NRRD");
        };
    }

    private List<Vector3> vectors(String name, int count) throws ImageFileException {
        List<Vector3> vectors = new ArrayList<>();
        Matcher matcher = VECTOR.matcher(fields.get(name));
        while (matcher.find()) {
            double[] c = numbers(name, matcher.group(1).replace(',', ' '));
            if (c.length != AXES) {
                throw unusable(name, "vectors must have three components");
            }
            vectors.add(new Vector3(c[0], c[1], c[2]));
        }
        if (vectors.size() != count) {
            throw unusable(name, count + " vector(s) are needed");
        }
        return vectors;
    }

    private double[] numbers(String name, String text) throws ImageFileException {
        try {
            return Pattern.compile("\\s+")
                    .splitAsStream(text.strip())
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (NumberFormatException e) {
            throw unusable(name, "is not made of numbers");
        }
    }
}
