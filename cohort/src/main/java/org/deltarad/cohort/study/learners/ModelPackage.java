package org.deltarad.cohort.study.learners;

/** Names of what {@link PackageStep} writes. */
final class ModelPackage {
    static final String LIST = "models.json";
    static final int FORMAT = 1;

    private ModelPackage() {}
}
