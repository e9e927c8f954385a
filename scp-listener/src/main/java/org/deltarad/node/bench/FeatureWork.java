package org.deltarad.node.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deltarad.feature.Extraction;
import org.deltarad.feature.ExtractionException;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.FeatureExtractor;
import org.deltarad.feature.ParameterException;
import org.deltarad.volume.GridSize;

/**
 * What a row of the table measures: a case, and the features extracted from it on a number of threads.
 *
 * @param image    name of the case
 * @param features a feature class, {@code texture} (all classes without shape), {@code all}, or a preset
 * @param jobs     threads
 * @param goal     milliseconds it is to take; empty when there is none
 */
record FeatureWork(String image, String features, int jobs, Optional<Double> goal) {
    /** Sizes of the series that the exponent is fitted to. */
    static final List<Integer> GROWTH = List.of(1_000, 10_000, 100_000, 1_000_000);

    private static final String GROWING = "growth-";
    private static final List<String> CLASSES =
            List.of("firstorder", "glcm", "gldm", "glrlm", "glszm", "ngtdm", "shape");

    /** All rows; the goals are those of issue 4. */
    static List<FeatureWork> all() {
        List<FeatureWork> all = new ArrayList<>();
        for (String image : List.of("brain1", "lump-117k")) {
            CLASSES.forEach(c -> all.add(new FeatureWork(image, c, 1, Optional.empty())));
        }
        all.add(new FeatureWork("brain1", "all", 1, Optional.of(6.0)));
        all.add(new FeatureWork("lump-117k", "texture", 1, Optional.of(60.0)));
        all.add(new FeatureWork("lump-365k", "shape", 1, Optional.of(150.0)));
        all.add(new FeatureWork("slab-40k", "S3", 1, Optional.of(1000.0)));
        all.add(new FeatureWork("slab-40k", "S3", 2, Optional.of(550.0)));
        GROWTH.forEach(n -> all.add(new FeatureWork(GROWING + n, "texture", 1, Optional.empty())));
        return all;
    }

    /** The row as one word, for JMH; {@link #parse} reads it. */
    String key() {
        return image + "/" + features + "/" + jobs;
    }

    static FeatureWork parse(String key) {
        List<String> parts = Arrays.asList(key.split("/"));
        return new FeatureWork(parts.get(0), parts.get(1), Integer.parseInt(parts.get(2)), Optional.empty());
    }

    /** Voxels asked for by a case of the growth series; empty for other cases. */
    Optional<Integer> growth() {
        return image.startsWith(GROWING)
                ? Optional.of(Integer.valueOf(image.substring(GROWING.length())))
                : Optional.empty();
    }

    /** Builds the case; the lump of about brain1's size where brain1 itself is not at hand. */
    BenchCase load() {
        return switch (image) {
            case "brain1" -> BenchCase.brain1().orElseGet(() -> BenchCase.synthetic(new GridSize(256, 256, 25), 4_137));
            case "lump-117k" -> BenchCase.synthetic(new GridSize(96, 96, 96), 117_000);
            case "lump-365k" -> BenchCase.synthetic(new GridSize(128, 128, 128), 365_000);
            case "slab-40k" -> BenchCase.synthetic(new GridSize(256, 256, 40), 40_000);
            default -> {
                int voxels = growth().orElseThrow();
                int edge = (int) Math.ceil(1.5 * Math.cbrt(voxels)) + 4;
                yield BenchCase.synthetic(new GridSize(edge, edge, edge), voxels);
            }
        };
    }

    /** The extraction to repeat. */
    Run prepare(BenchCase data) throws ParameterException {
        FeatureExtractor extractor = new FeatureExtractor(parameters(), jobs);
        return () -> extractor.extract(data.image(), data.mask());
    }

    /** Number of features of one extraction. */
    int values() throws ParameterException {
        return parameters().featureCount();
    }

    private ExtractionParameters parameters() throws ParameterException {
        return switch (features) {
            case "S3" -> ExtractionParameters.preset("S3");
            case "all" -> ExtractionParameters.defaults();
            case "texture" ->
                ExtractionParameters.parse(
                        "featureClass: {firstorder: , glcm: , gldm: , glrlm: , glszm: , ngtdm: }\nsetting: {binWidth: 10}",
                        "bench");
            default ->
                ExtractionParameters.parse("featureClass: {" + features + ": }\nsetting: {binWidth: 10}", "bench");
        };
    }

    /** An extraction. */
    @FunctionalInterface
    interface Run {
        Extraction extract() throws ExtractionException;
    }
}
