package org.deltarad.feature;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deltarad.volume.Volume;

/**
 * What a voxel-based extraction gives.
 *
 * @param maps        by PyRadiomics' name, such as {@code original_glcm_Contrast}: the value of the feature in the kernel
 *                    around each voxel of the region, {@code initValue} outside; on the region's bounding box widened by
 *                    {@code kernelRadius}, as far as the image goes
 * @param diagnostics as for {@link Extraction}
 */
public record FeatureMaps(Map<String, Volume> maps, Map<String, Object> diagnostics) {
    public FeatureMaps {
        maps = Collections.unmodifiableMap(new LinkedHashMap<>(maps));
        diagnostics = Collections.unmodifiableMap(new LinkedHashMap<>(diagnostics));
    }
}
