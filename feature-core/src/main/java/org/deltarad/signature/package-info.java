/**
 * Signatures and what a site's cohort adds to them: a {@link org.deltarad.signature.Signature} is a published formula,
 * a {@link org.deltarad.signature.Calibration} makes its score mean something. Both are files. Scoring reads features
 * from {@code org.deltarad.feature} and harmonises by {@code org.deltarad.harmonisation}.
 */
package org.deltarad.signature;
