package org.deltarad.node.bench;

import java.util.concurrent.TimeUnit;
import org.deltarad.feature.Extraction;
import org.deltarad.feature.ExtractionException;
import org.deltarad.feature.ParameterException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** JMH's view of {@link FeatureWork}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FeatureBenchmark {
    /** A row of the table, as {@link FeatureWork#key()} writes it. */
    @Param("brain1/all/1")
    public String work;

    private FeatureWork.Run run;

    /** Makes the image and the extractor. */
    @Setup
    public void prepare() throws ParameterException {
        FeatureWork row = FeatureWork.parse(work);
        run = row.prepare(row.load());
    }

    /** One extraction. */
    @Benchmark
    public Extraction extract() throws ExtractionException {
        return run.extract();
    }
}
