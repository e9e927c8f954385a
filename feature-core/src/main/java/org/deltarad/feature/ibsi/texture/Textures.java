package org.deltarad.feature.ibsi.texture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.deltarad.feature.ibsi.process.GreyLevels;

/**
 * The texture families. Tags end in the aggregation: GLCM and GLRLM in {@code _2D_avg} (BTW3), {@code _2D_comb} (SUJT),
 * {@code _2_5D_avg} (JJUI), {@code _2_5D_comb} (ZW7Z), {@code _3D_avg} (ITBB) and {@code _3D_comb} (IAZD), the others in
 * {@code _2D} (8QNN), {@code _2_5D} (62GR) and {@code _3D} (KOBO).
 *
 * <p>Slices and directions in which a matrix is empty are left out of a mean; a feature is NaN when all are.
 */
public final class Textures {
    private static final String AVERAGED = "_avg";
    private static final String MERGED = "_comb";

    private final GreyLevels region;
    private final boolean[] morphological;
    private final Set<Scope> scopes;
    private final List<Slices> slices = new ArrayList<>();

    /**
     * @param region        grey levels of the intensity mask
     * @param morphological flags of the same box
     * @param scopes        where neighbours are looked for
     */
    public Textures(GreyLevels region, boolean[] morphological, Set<Scope> scopes) {
        this.region = region;
        this.morphological = morphological;
        this.scopes = scopes;
        for (int k = 0; k < region.size().z(); k++) {
            if (isFilled(k)) {
                slices.add(Slices.one(k));
            }
        }
    }

    private boolean isFilled(int k) {
        int plane = region.size().x() * region.size().y();
        for (int n = k * plane; n < (k + 1) * plane; n++) {
            if (region.levels()[n] > 0) {
                return true;
            }
        }
        return false;
    }

    /** Co-occurrence features by tag, {@code cm_...}. */
    public Map<String, Double> cooccurrence() {
        return directional(
                "cm_", Cooccurrence.TAGS, Cooccurrence::matrix, m -> Cooccurrence.features(m, region.maximum()));
    }

    /** Run length features by tag, {@code rlm_...}. */
    public Map<String, Double> runLengths() {
        return directional("rlm_", LevelSizeFeatures.RUNS, RunLengths::matrix, RunLengths::features);
    }

    /** Size zone features by tag, {@code szm_...}. */
    public Map<String, Double> sizeZones() {
        return sliced("szm_", LevelSizeFeatures.SIZE_ZONES, zones(), ZoneMatrices::sizeFeatures);
    }

    /** Distance zone features by tag, {@code dzm_...}. */
    public Map<String, Double> distanceZones() {
        return sliced("dzm_", LevelSizeFeatures.DISTANCE_ZONES, zones(), ZoneMatrices::distanceFeatures);
    }

    /** Neighbourhood grey tone difference features by tag, {@code ngt_...}. */
    public Map<String, Double> toneDifferences() {
        SliceMatrix<ToneDifference> family =
                new SliceMatrix<>(s -> ToneDifference.of(region, s), ToneDifference::addAll, ToneDifference::isEmpty);
        return sliced("ngt_", ToneDifference.TAGS, family, ToneDifference::features);
    }

    /** Neighbouring grey level dependence features by tag, {@code ngl_...}. */
    public Map<String, Double> dependences() {
        SliceMatrix<CellCounts> family =
                new SliceMatrix<>(s -> Dependences.matrix(region, s), CellCounts::addAll, CellCounts::isEmpty);
        return sliced("ngl_", LevelSizeFeatures.DEPENDENCES, family, Dependences::features);
    }

    private SliceMatrix<ZoneMatrices> zones() {
        int[] inSlice = EdgeDistance.of(morphological, region.size(), false);
        int[] inVolume = EdgeDistance.of(morphological, region.size(), true);
        return new SliceMatrix<>(
                s -> ZoneMatrices.of(region, s.directions() == Direction.SLICE ? inSlice : inVolume, s),
                ZoneMatrices::addAll,
                ZoneMatrices::isEmpty);
    }

    /** How the matrix of slices is made, merged into another, and known to be empty. */
    private record SliceMatrix<M>(Function<Slices, M> make, BiConsumer<M, M> merge, Predicate<M> isEmpty) {}

    private <M> Map<String, Double> sliced(
            String family, List<String> tags, SliceMatrix<M> matrix, Function<M, double[]> features) {
        Map<String, Double> values = new LinkedHashMap<>();
        List<M> bySlice = new ArrayList<>();
        if (scopes.contains(Scope.SLICES) || scopes.contains(Scope.MERGED_SLICES)) {
            slices.forEach(s -> bySlice.add(matrix.make().apply(s)));
        }
        if (scopes.contains(Scope.SLICES)) {
            Mean mean = new Mean(tags.size());
            bySlice.stream().filter(m -> !matrix.isEmpty().test(m)).forEach(m -> mean.add(features.apply(m)));
            put(values, family, tags, Scope.SLICES.suffix(), mean.values());
        }
        if (scopes.contains(Scope.MERGED_SLICES)) {
            M merged = bySlice.get(0);
            bySlice.subList(1, bySlice.size()).forEach(m -> matrix.merge().accept(merged, m));
            put(values, family, tags, Scope.MERGED_SLICES.suffix(), features.apply(merged));
        }
        if (scopes.contains(Scope.VOLUME)) {
            M whole = matrix.make().apply(Slices.all(region.size()));
            put(values, family, tags, Scope.VOLUME.suffix(), features.apply(whole));
        }
        return values;
    }

    @FunctionalInterface
    private interface DirectionalMatrix {
        CellCounts of(GreyLevels region, Direction direction, Slices slices);
    }

    private Map<String, Double> directional(
            String family, List<String> tags, DirectionalMatrix matrix, Function<CellCounts, double[]> features) {
        Map<String, Double> values = new LinkedHashMap<>();
        CellCounts[] byDirection =
                Direction.SLICE.stream().map(d -> new CellCounts()).toArray(CellCounts[]::new);
        Mean each = new Mean(tags.size());
        Mean bySlice = new Mean(tags.size());
        for (Slices slice : scopes.equals(Set.of(Scope.VOLUME)) ? List.<Slices>of() : slices) {
            CellCounts merged = new CellCounts();
            for (int d = 0; d < byDirection.length; d++) {
                CellCounts one = matrix.of(region, Direction.SLICE.get(d), slice);
                addFeatures(each, one, features);
                merged.addAll(one);
                byDirection[d].addAll(one);
            }
            addFeatures(bySlice, merged, features);
        }
        if (scopes.contains(Scope.SLICES)) {
            put(values, family, tags, Scope.SLICES.suffix() + AVERAGED, each.values());
            put(values, family, tags, Scope.SLICES.suffix() + MERGED, bySlice.values());
        }
        if (scopes.contains(Scope.MERGED_SLICES)) {
            aggregate(values, family, tags, Scope.MERGED_SLICES, List.of(byDirection), features);
        }
        if (scopes.contains(Scope.VOLUME)) {
            Slices all = Slices.all(region.size());
            List<CellCounts> matrices = Direction.VOLUME.stream()
                    .map(direction -> matrix.of(region, direction, all))
                    .toList();
            aggregate(values, family, tags, Scope.VOLUME, matrices, features);
        }
        return values;
    }

    private static void aggregate(
            Map<String, Double> values,
            String family,
            List<String> tags,
            Scope scope,
            List<CellCounts> byDirection,
            Function<CellCounts, double[]> features) {
        Mean each = new Mean(tags.size());
        CellCounts merged = new CellCounts();
        for (CellCounts one : byDirection) {
            addFeatures(each, one, features);
            merged.addAll(one);
        }
        put(values, family, tags, scope.suffix() + AVERAGED, each.values());
        put(values, family, tags, scope.suffix() + MERGED, features.apply(merged));
    }

    private static void addFeatures(Mean mean, CellCounts matrix, Function<CellCounts, double[]> features) {
        if (!matrix.isEmpty()) {
            mean.add(features.apply(matrix));
        }
    }

    private static void put(
            Map<String, Double> values, String family, List<String> tags, String aggregation, double[] features) {
        for (int n = 0; n < tags.size(); n++) {
            values.put(family + tags.get(n) + aggregation, features[n]);
        }
    }
}
