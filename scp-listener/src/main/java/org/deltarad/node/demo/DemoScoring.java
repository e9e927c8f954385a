package org.deltarad.node.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.calibrate.CalibrationException;
import org.deltarad.cohort.calibrate.CalibrationResult;
import org.deltarad.cohort.study.StudyPackage;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.SignatureFile;

/**
 * What the demo's node scores with.
 *
 * @param signatures  in the order of the reports
 * @param calibration of them all
 * @param settings    lines of the node's configuration, paths relative to the demo's folder
 */
record DemoScoring(List<Signature> signatures, Calibration calibration, String settings) {
    private static final String CALIBRATION = "calibration.yaml";

    /** The published signatures, calibrated on synthetic patients. */
    static DemoScoring published(Path folder) throws IOException, CalibrationException, SignatureException {
        CalibrationResult made = SyntheticCalibration.make(SyntheticCalibration.PATIENTS);
        made.write(folder.resolve(CALIBRATION));
        List<Signature> signatures = new ArrayList<>();
        for (String name : SignatureFile.builtIns()) {
            signatures.add(SignatureFile.builtIn(name));
        }
        return new DemoScoring(signatures, made.calibration(), "calibration: " + CALIBRATION + "\n");
    }

    /** A package that a study made, copied into the demo's folder. */
    static DemoScoring trained(Path folder, Path pack) throws IOException, CohortException, SignatureException {
        StudyPackage read = StudyPackage.read(pack);
        Files.copy(read.calibrationFile(), folder.resolve(CALIBRATION));
        StringBuilder settings = new StringBuilder("calibration: " + CALIBRATION + "\nsignatures:\n");
        for (Signature signature : read.signatures()) {
            Path file = read.file(signature).getFileName();
            Files.copy(read.file(signature), folder.resolve(file));
            settings.append("  - ").append(file).append('\n');
        }
        return new DemoScoring(read.signatures(), read.calibration(), settings.toString());
    }
}
