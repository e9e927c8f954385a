package org.deltarad.node.batch;

/** Reads a case and extracts its features; used by several threads at once. */
@FunctionalInterface
public interface CaseMethod {
    /** The features, or why there are none. */
    CaseResult extract(CaseRow row);
}
