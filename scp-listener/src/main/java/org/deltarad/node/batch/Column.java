package org.deltarad.node.batch;

/**
 * A column of a table of results.
 *
 * @param part which part of a row it is from
 * @param kind what its cells are
 */
record Column(String name, Part part, Kind kind) {
    /** Part of a row. */
    enum Part {
        CASE,
        DIAGNOSTICS,
        FEATURES
    }

    /** Type of cells. */
    enum Kind {
        /** Text, or the JSON of lists and maps. */
        TEXT,
        WHOLE,
        REAL;

        static Kind of(Object value) {
            if (value instanceof Integer || value instanceof Long) {
                return WHOLE;
            }
            return value instanceof Double ? REAL : TEXT;
        }

        /** What holds both. */
        Kind or(Kind other) {
            if (this == other) {
                return this;
            }
            return this == TEXT || other == TEXT ? TEXT : REAL;
        }
    }

    /** The cell of a row: a text or a finite number; null when it is empty. */
    Object of(ResultRow row) {
        Object value =
                switch (part) {
                    case CASE -> row.cells().get(name);
                    case DIAGNOSTICS -> row.diagnostics().get(name);
                    case FEATURES -> row.features().get(name);
                };
        if (value == null || (value instanceof Double d && !Double.isFinite(d))) {
            return null;
        }
        return switch (kind) {
            case TEXT ->
                value instanceof CharSequence || value instanceof Number ? value.toString() : ResultJson.line(value);
            case WHOLE -> ((Number) value).longValue();
            case REAL -> ((Number) value).doubleValue();
        };
    }
}
