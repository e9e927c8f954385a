package org.deltarad.cohort.reliability;

/** The intraclass correlations of Shrout and Fleiss (Psychol Bull 1979;86:420). */
public enum IccForm {
    /** One-way random effects, single rating. */
    ICC_1_1("ICC(1,1)", false),
    /** Two-way random effects, absolute agreement, single rating: readers are a sample of readers. */
    ICC_2_1("ICC(2,1)", false),
    /** Two-way mixed effects, consistency, single rating: these very readers. */
    ICC_3_1("ICC(3,1)", false),
    /** One-way random effects, mean of the ratings. */
    ICC_1_K("ICC(1,k)", true),
    /** Two-way random effects, absolute agreement, mean of the ratings. */
    ICC_2_K("ICC(2,k)", true),
    /** Two-way mixed effects, consistency, mean of the ratings. */
    ICC_3_K("ICC(3,k)", true);

    private final String title;
    private final boolean mean;

    IccForm(String title, boolean mean) {
        this.title = title;
        this.mean = mean;
    }

    /** As in the literature, such as {@code ICC(2,1)}. */
    public String title() {
        return title;
    }

    boolean ofMean() {
        return mean;
    }
}
