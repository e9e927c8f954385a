package org.deltarad.cohort.learn.boost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.learn.boost.XgboostOptions.Objective;
import org.junit.jupiter.api.Test;

class XgboostUnavailableTest {
    /** What runs where XGBoost4J is not on the class path. */
    public static final class Training implements Callable<Double> {
        @Override
        public Double call() {
            SurvivalTimes y = SurvivalTimes.of(new double[] {1, 2, 3}, new boolean[] {true, true, true});
            XgboostOptions options = XgboostOptions.defaults(new Objective.Cox(), 1);
            return new XgboostSurvival(options)
                    .fit(new double[][] {{1}, {2}, {3}}, y)
                    .score(new double[] {1});
        }
    }

    @Test
    void itIsSaidWhatIsMissingAndWhatToDo() throws Exception {
        List<URL> without = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains("xgboost4j") && !entry.isEmpty()) {
                without.add(new File(entry).toURI().toURL());
            }
        }
        try (URLClassLoader apart =
                new URLClassLoader(without.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Callable<?> training = (Callable<?>) apart.loadClass(Training.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            assertThatThrownBy(training::call)
                    .satisfies(e -> assertThat(Arrays.asList(
                                    e.getClass().getName(),
                                    e.getClass().getSuperclass().getName()))
                            .containsExactly(XgboostUnavailableException.class.getName(), FitException.class.getName()))
                    .hasMessageContaining("xgboost4j_2.12")
                    .hasMessageContaining("CoxBoosting");
        }
    }
}
