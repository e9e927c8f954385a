package org.deltarad.node.batch;

import blue.strategic.parquet.Hydrator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a row of a Parquet file as a map of its columns. */
public final class ParquetRow implements Hydrator<Map<String, Object>, Map<String, Object>, String[]> {
    @Override
    public Map<String, Object> start() {
        return new LinkedHashMap<>();
    }

    @Override
    public Map<String, Object> add(Map<String, Object> target, String[] heading, Object value) {
        target.put(heading[0], value);
        return target;
    }

    @Override
    public Map<String, Object> finish(Map<String, Object> target) {
        return target;
    }
}
