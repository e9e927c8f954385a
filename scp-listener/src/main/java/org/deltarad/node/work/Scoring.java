package org.deltarad.node.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.node.config.ConfigException;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.CalibrationFile;
import org.deltarad.signature.Measured;
import org.deltarad.signature.ScorePolicy;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.Scorer;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.SignatureFile;

/**
 * The configured signatures and calibration.
 *
 * @param signatures  in the configuration's order
 * @param calibration empty when none is configured; reports then say why there is no score
 * @param policy      what is done with scores whose range checks fail
 */
public record Scoring(List<Signature> signatures, Optional<Calibration> calibration, ScorePolicy policy) {
    public Scoring {
        signatures = List.copyOf(signatures);
    }

    /**
     * Loads what the configuration names.
     *
     * @throws ConfigException when a file cannot be used, or a signature takes features of another extraction
     */
    public static Scoring load(NodeConfig config) throws ConfigException {
        List<Signature> signatures = new ArrayList<>();
        for (String name : config.signatures()) {
            Signature s = signature(name);
            if (!s.extraction().equals(config.extraction())) {
                throw new ConfigException("signatures: " + name + " takes features extracted with " + s.extraction()
                        + ", the configured extraction is " + config.extraction());
            }
            signatures.add(s);
        }
        return new Scoring(
                signatures,
                config.calibration().isPresent()
                        ? Optional.of(calibration(config.calibration().get()))
                        : Optional.empty(),
                config.scores().policy(config.pairing()));
    }

    /** Applies all signatures. */
    public List<ScoreResult> score(Measured baseline, Optional<Measured> mid) {
        Scorer scorer = new Scorer(policy);
        return signatures.stream()
                .map(s -> scorer.score(s, calibration, baseline, mid))
                .toList();
    }

    private static Signature signature(String name) throws ConfigException {
        try {
            return SignatureFile.builtIns().contains(name)
                    ? SignatureFile.builtIn(name)
                    : SignatureFile.read(Path.of(name));
        } catch (SignatureException e) {
            throw new ConfigException("signatures: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ConfigException(
                    "signatures: '" + name + "' is neither built in (" + String.join(", ", SignatureFile.builtIns())
                            + ") nor a file that can be read",
                    e);
        }
    }

    private static Calibration calibration(Path file) throws ConfigException {
        try {
            return CalibrationFile.read(file);
        } catch (SignatureException e) {
            throw new ConfigException("calibration: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ConfigException("calibration: " + file + " cannot be read", e);
        }
    }
}
