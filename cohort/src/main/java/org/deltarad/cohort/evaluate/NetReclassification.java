package org.deltarad.cohort.evaluate;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.survival.KaplanMeier;

/**
 * Net reclassification improvement from an old to a new probability (Pencina 2008 and 2011).
 *
 * @param total     events + nonEvents
 * @param events    fraction of those with the event who move up, less those who move down
 * @param nonEvents fraction of those without who move down, less those who move up
 */
public record NetReclassification(Difference total, Difference events, Difference nonEvents) {

    /** Continuous (category-free): any change counts. As Hmisc::improveProb. */
    public static NetReclassification continuous(double[] before, double[] after, boolean[] y, double level) {
        Checks.probabilities(before, y.length);
        Checks.probabilities(after, y.length);
        int[] moves = IntStream.range(0, y.length)
                .map(n -> Double.compare(after[n], before[n]))
                .toArray();
        return of(moves, y, level);
    }

    /**
     * Between categories.
     *
     * @param cuts ascending; a probability of a cut or more is in the category above it
     */
    public static NetReclassification categorical(
            double[] before, double[] after, boolean[] y, double[] cuts, double level) {
        Checks.probabilities(before, y.length);
        Checks.probabilities(after, y.length);
        return of(moves(before, after, cuts), y, level);
    }

    private static int[] moves(double[] before, double[] after, double[] cuts) {
        return IntStream.range(0, before.length)
                .map(n -> Integer.signum(category(after[n], cuts) - category(before[n], cuts)))
                .toArray();
    }

    private static int category(double p, double[] cuts) {
        return (int) Arrays.stream(cuts).filter(c -> p >= c).count();
    }

    private static NetReclassification of(int[] moves, boolean[] y, double level) {
        int positives = Checks.positives(y);
        double[] events = part(moves, y, true, positives);
        double[] others = part(moves, y, false, y.length - positives);
        return new NetReclassification(
                Difference.of(events[0] - others[0], Math.sqrt(events[1] + others[1]), level),
                Difference.of(events[0], Math.sqrt(events[1]), level),
                Difference.of(-others[0], Math.sqrt(others[1]), level));
    }

    /** Net fraction moving up within a class and its variance. */
    private static double[] part(int[] moves, boolean[] y, boolean of, int size) {
        double up = 0;
        double down = 0;
        for (int n = 0; n < y.length; n++) {
            if (y[n] == of) {
                up += moves[n] > 0 ? 1.0 / size : 0;
                down += moves[n] < 0 ? 1.0 / size : 0;
            }
        }
        double net = up - down;
        return new double[] {net, (up + down - net * net) / size};
    }

    /**
     * Between categories, of times to an event: risks among those who move by Kaplan-Meier (Pencina 2011). Without
     * intervals, for which use {@link Bootstrap}.
     *
     * @return total, events, non-events
     */
    public static double[] survival(SurvivalTimes y, double[] before, double[] after, double[] cuts, double time) {
        Checks.probabilities(before, y.size());
        Checks.probabilities(after, y.size());
        int[] moves = moves(before, after, cuts);
        int n = y.size();
        double risk = 1 - KaplanMeier.of(y).at(time);
        int[] up = IntStream.range(0, n).filter(i -> moves[i] > 0).toArray();
        int[] down = IntStream.range(0, n).filter(i -> moves[i] < 0).toArray();
        double upRisk = up.length == 0 ? 0 : 1 - KaplanMeier.of(y.rows(up)).at(time);
        double downRisk =
                down.length == 0 ? 0 : 1 - KaplanMeier.of(y.rows(down)).at(time);
        double events = (upRisk * up.length - downRisk * down.length) / (n * risk);
        double others = ((1 - downRisk) * down.length - (1 - upRisk) * up.length) / (n * (1 - risk));
        return new double[] {events + others, events, others};
    }
}
