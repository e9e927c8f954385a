package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deltarad.cohort.CohortException;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.CalibrationFile;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.SignatureFile;

/**
 * What a study made for the node to run, as it left it.
 *
 * @param folder     of the files
 * @param signatures in the order of the package
 * @param calibration with a cut-off for each
 */
public record StudyPackage(Path folder, List<Signature> signatures, Calibration calibration) {
    private static final Pattern SUM = Pattern.compile("([0-9a-f]{64}) [ *]([^/\\\\]+)");
    private static final String STUDY = "study.yaml";
    private static final String CALIBRATION = "calibration.yaml";
    private static final String SUMS = "SHA256SUMS";

    public StudyPackage {
        signatures = List.copyOf(signatures);
    }

    /**
     * Reads a package.
     *
     * @throws StudyException.BadPackage when a file is missing or another than the study wrote
     * @throws SignatureException        when a file is not of its form
     */
    public static StudyPackage read(Path folder) throws IOException, CohortException, SignatureException {
        List<Signature> signatures = new ArrayList<>();
        List<String> names = verified(folder);
        for (String name : names) {
            if (name.endsWith(".yaml") && !name.equals(CALIBRATION) && !name.equals(STUDY)) {
                signatures.add(SignatureFile.read(folder.resolve(name)));
            }
        }
        if (!names.contains(CALIBRATION) || signatures.isEmpty()) {
            throw new StudyException.BadPackage(folder, SUMS + " names no " + CALIBRATION + " or no signature");
        }
        Calibration calibration = CalibrationFile.read(folder.resolve(CALIBRATION));
        for (Signature signature : signatures) {
            if (!calibration.cutoffs().containsKey(signature.id())) {
                throw new StudyException.BadPackage(
                        folder, CALIBRATION + " has no cut-off for " + signature.id() + "; do the study again");
            }
        }
        return new StudyPackage(folder, signatures, calibration);
    }

    /** The file of a signature. */
    public Path file(Signature signature) {
        return folder.resolve(signature.id() + ".yaml");
    }

    /** The calibration's file. */
    public Path calibrationFile() {
        return folder.resolve(CALIBRATION);
    }

    /** Names of the files, whose hashes are as they were. */
    public static List<String> verified(Path folder) throws IOException, StudyException {
        Path sums = folder.resolve(SUMS);
        if (!Files.exists(sums)) {
            throw new StudyException.BadPackage(
                    folder, "there is no " + SUMS + "; 'cohort run' leaves a package in its output folder");
        }
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(sums)) {
            Matcher sum = SUM.matcher(line);
            if (!sum.matches()) {
                throw new StudyException.BadPackage(folder, SUMS + " has a line '" + line + "', not a hash and a file");
            }
            Path file = folder.resolve(sum.group(2));
            if (!Files.exists(file)) {
                throw new StudyException.BadPackage(folder, sum.group(2) + " is missing");
            }
            if (!StepLog.hash(file).equals(sum.group(1))) {
                throw new StudyException.BadPackage(
                        folder,
                        sum.group(2) + " was changed since the study wrote it: its SHA-256 is not that of " + SUMS);
            }
            names.add(sum.group(2));
        }
        return names;
    }
}
