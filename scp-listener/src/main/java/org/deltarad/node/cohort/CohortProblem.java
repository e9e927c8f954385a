package org.deltarad.node.cohort;

/**
 * Why a case is not in the tables.
 *
 * @param patient   may be empty, as the next three
 * @param timePoint such as pre
 * @param sequence  such as T2
 * @param reader    who drew the mask
 * @param file      the image or mask at fault
 * @param reason    what is wrong with it
 */
public record CohortProblem(
        String patient, String timePoint, String sequence, String reader, String file, String reason) {

    static CohortProblem of(CohortCase c, String reason) {
        return new CohortProblem(
                c.patient(),
                c.timePoint(),
                c.sequence(),
                c.reader(),
                c.row().mask().toString(),
                reason);
    }

    /** This problem with the patient named otherwise. */
    public CohortProblem of(String other) {
        return new CohortProblem(other, timePoint, sequence, reader, file, reason);
    }
}
