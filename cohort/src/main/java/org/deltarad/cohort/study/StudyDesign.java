package org.deltarad.cohort.study;

import java.nio.file.Path;
import java.util.List;

/**
 * A study of some design, as a file describes it: what it is, and the steps that do it. {@link Study} trains signatures for the
 * node; the packages below this one have the other designs.
 */
public interface StudyDesign {
    /** The file that it was read from. */
    Path file();

    /** What is cited. */
    Study.About about();

    /**
     * The steps in their order.
     *
     * @param out folder of all that they write
     */
    List<StudyStep> steps(Path out);
}
