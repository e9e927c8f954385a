package org.deltarad.node.config;

import java.io.IOException;
import java.nio.file.Path;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.CalibrationFile;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.SignatureFile;

/** The signatures and calibrations that a configuration names. */
public final class ScoringFiles {
    private ScoringFiles() {}

    /**
     * A built-in signature, or one of a file.
     *
     * @param extraction name of the extraction that its features are to come from
     * @throws ConfigException when it cannot be used, or takes features of another extraction
     */
    public static Signature signature(String name, String extraction) throws ConfigException {
        Signature s = signature(name);
        if (!s.extraction().equals(extraction)) {
            throw new ConfigException(name + " takes features extracted with " + s.extraction()
                    + ", the configured extraction is " + extraction);
        }
        return s;
    }

    private static Signature signature(String name) throws ConfigException {
        try {
            return SignatureFile.builtIns().contains(name)
                    ? SignatureFile.builtIn(name)
                    : SignatureFile.read(Path.of(name));
        } catch (SignatureException e) {
            throw new ConfigException(e.getMessage(), e);
        } catch (IOException e) {
            throw new ConfigException(
                    "'" + name + "' is neither built in (" + String.join(", ", SignatureFile.builtIns())
                            + ") nor a file that can be read",
                    e);
        }
    }

    /** @throws ConfigException when the file cannot be used */
    public static Calibration calibration(Path file) throws ConfigException {
        try {
            return CalibrationFile.read(file);
        } catch (SignatureException e) {
            throw new ConfigException(e.getMessage(), e);
        } catch (IOException e) {
            throw new ConfigException(file + " cannot be read", e);
        }
    }
}
