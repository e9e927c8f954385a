/**
 * Signatures and what a site's cohort adds to them: a {@link org.deltarad.signature.Signature} is a published formula,
 * a {@link org.deltarad.signature.Calibration} makes its score mean something. Both are files. Scoring reads features
 * from {@code org.deltarad.feature} and harmonises by {@code org.deltarad.harmonisation}. Start at
 * {@link org.deltarad.signature.Scorer}; the files are read by {@link org.deltarad.signature.SignatureFile} and
 * {@link org.deltarad.signature.CalibrationFile}.
 */
package org.deltarad.signature;
