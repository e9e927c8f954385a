package org.deltarad.node.work;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.node.config.ConfigException;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.config.ScoringFiles;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.Measured;
import org.deltarad.signature.ScorePolicy;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.Scorer;
import org.deltarad.signature.Signature;

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
     * @param extraction name of the extraction that the features are to come from
     * @throws ConfigException when a file cannot be used, or a signature takes features of another extraction
     */
    public static Scoring load(NodeConfig config, String extraction) throws ConfigException {
        List<Signature> signatures = new ArrayList<>();
        for (String name : config.signatures()) {
            signatures.add(named("signatures", () -> ScoringFiles.signature(name, extraction)));
        }
        Optional<Path> file = config.calibration();
        return new Scoring(
                signatures,
                file.isPresent()
                        ? Optional.of(named("calibration", () -> ScoringFiles.calibration(file.get())))
                        : Optional.empty(),
                config.scores().policy(config.pairing()));
    }

    private interface Loading<T> {
        T load() throws ConfigException;
    }

    private static <T> T named(String key, Loading<T> loading) throws ConfigException {
        try {
            return loading.load();
        } catch (ConfigException e) {
            throw new ConfigException(key + ": " + e.getMessage(), e);
        }
    }

    /** Applies all signatures. */
    public List<ScoreResult> score(Measured baseline, Optional<Measured> mid) {
        Scorer scorer = new Scorer(policy);
        return signatures.stream()
                .map(s -> scorer.score(s, calibration, baseline, mid))
                .toList();
    }
}
