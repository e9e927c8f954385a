package org.deltarad.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deltarad.hash.Sha256;

/**
 * Signatures as YAML files. Sites write their own after the example of the built-in ones
 * ({@code org/deltarad/signature/Delta_rad.yaml}); all keys are required, and no others are known:
 *
 * <pre>
 * format: deltarad-signature/1
 * id, version, title, citation, endpoint: texts
 * input: baseline | delta
 * extraction: name of the extraction preset
 * highMeans: high | low
 * intercept: number
 * terms: feature name: coefficient, each feature once
 * </pre>
 */
public final class SignatureFile {
    /** First line of every signature file, so that a file of another kind or age is told at once. */
    static final String FORMAT = "deltarad-signature/1";

    private static final List<String> KEYS = List.of(
            "format",
            "id",
            "version",
            "title",
            "citation",
            "endpoint",
            "input",
            "extraction",
            "highMeans",
            "intercept",
            "terms");
    private static final List<String> BUILT_INS = List.of("Delta_rad", "Pre-CCRT_rad");
    private static final Map<String, Signature.Input> INPUTS =
            Map.of("baseline", Signature.Input.BASELINE, "delta", Signature.Input.DELTA);
    private static final Map<String, RiskGroup> GROUPS = Map.of("high", RiskGroup.HIGH, "low", RiskGroup.LOW);

    private SignatureFile() {}

    /** Names of the built-in signatures: the two of S1. */
    public static List<String> builtIns() {
        return BUILT_INS;
    }

    /**
     * A built-in signature.
     *
     * @param name one of {@link #builtIns()}
     * @throws SignatureException.NoSuchBuiltIn when there is none of that name
     */
    public static Signature builtIn(String name) throws SignatureException {
        if (!BUILT_INS.contains(name)) {
            throw new SignatureException.NoSuchBuiltIn(name, BUILT_INS);
        }
        try (InputStream in = SignatureFile.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the built-in signature " + name + " is not on the class path");
            }
            return parse("built-in " + name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("built-in signature " + name, e);
        }
    }

    /**
     * Reads a signature file.
     *
     * @throws SignatureException.BadFile when a key is unknown, missing or there twice, or a value not of its form
     * @throws IOException                when the file cannot be read
     */
    public static Signature read(Path file) throws IOException, SignatureException {
        return parse(file.toString(), Files.readAllBytes(file));
    }

    /**
     * Writes a signature file, over an older one in a single move. A file read gives the same scores bit by bit.
     *
     * @param comments lines for people at the head of the file, possibly none
     * @return the signature with the hash of the file written
     */
    public static Signature write(Path file, Signature signature, List<String> comments) throws IOException {
        byte[] bytes = SignatureYaml.bytes(signature, comments);
        AtomicFile.write(file, bytes);
        try {
            return parse(file.toString(), bytes);
        } catch (SignatureException.BadFile e) {
            throw new IllegalStateException("what was written cannot be read", e);
        }
    }

    private static Signature parse(String file, byte[] bytes) throws SignatureException.BadFile {
        YamlNode root = YamlReader.read(file, bytes);
        Map<String, YamlNode> keys = root.exactly(KEYS);
        keys.get("format").oneOf(Map.of(FORMAT, FORMAT));
        String id = keys.get("id").text();
        String version = keys.get("version").text();
        String title = keys.get("title").text();
        String citation = keys.get("citation").text();
        String endpoint = keys.get("endpoint").text();
        Signature.Input input = keys.get("input").oneOf(INPUTS);
        String extraction = keys.get("extraction").text();
        RiskGroup highMeans = keys.get("highMeans").oneOf(GROUPS);
        double intercept = keys.get("intercept").number();
        List<Signature.Term> terms = new ArrayList<>();
        keys.get("terms").numbers().forEach((feature, c) -> terms.add(new Signature.Term(feature, c)));
        return keys.get("terms")
                .build(() -> new Signature(
                        id,
                        version,
                        title,
                        citation,
                        endpoint,
                        input,
                        extraction,
                        intercept,
                        terms,
                        highMeans,
                        Sha256.hex(bytes)));
    }
}
