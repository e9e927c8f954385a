package org.deltarad.cohort.study.design;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.deltarad.cohort.study.StudyDesign;
import org.deltarad.cohort.study.StudyException;
import org.deltarad.cohort.study.StudyFile;
import org.deltarad.cohort.study.StudySections;
import org.deltarad.cohort.study.cluster.ClusterStudy;
import org.deltarad.cohort.study.cluster.ClusterStudyFile;
import org.deltarad.cohort.study.learners.LearnerStudy;
import org.deltarad.cohort.study.learners.LearnerStudyFile;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.YamlNode;

/**
 * Studies of every design: the key {@code design} says which, {@code signature} (S1) when it is left out. The keys of each are in
 * {@link StudyFile}, {@link ClusterStudyFile} and {@link LearnerStudyFile}.
 */
public final class DesignFile {
    private static final Map<String, Design> DESIGNS = Map.of(
            "signature",
            StudyFile::of,
            ClusterStudy.DESIGN,
            ClusterStudyFile::of,
            LearnerStudy.DESIGN,
            LearnerStudyFile::of);

    private DesignFile() {}

    /** Makes a study of a file's root. */
    @FunctionalInterface
    private interface Design {
        StudyDesign of(Path file, StudySections sections, YamlNode root) throws IOException, SignatureException;
    }

    /**
     * Reads a study.
     *
     * @throws StudyException.BadFile when a key is unknown, missing or there twice, or a value not of its form, with the line
     * @throws IOException            when a file cannot be read
     */
    public static StudyDesign read(Path file) throws IOException, StudyException {
        return StudySections.read(file, (sections, root) -> of(file, sections, root));
    }

    /** Reads the copy of a study in a package, whose tables are elsewhere; otherwise as {@link #read}. */
    static StudyDesign readPackaged(Path file) throws IOException, StudyException {
        return StudySections.readPackaged(file, (sections, root) -> of(file, sections, root));
    }

    private static StudyDesign of(Path file, StudySections sections, YamlNode root)
            throws IOException, SignatureException {
        YamlNode design = root.entries().get("design");
        Design reading = design == null ? StudyFile::of : design.oneOf(DESIGNS);
        return reading.of(file, sections, root);
    }
}
