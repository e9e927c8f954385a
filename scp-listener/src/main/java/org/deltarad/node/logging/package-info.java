/**
 * The log: an object a line where the site wants that ({@link org.deltarad.node.logging.JsonLines}), with what is under way
 * ({@link org.deltarad.node.logging.LoggedHandler}, {@link org.deltarad.node.logging.LoggedStep}), and never with a patient's
 * name, Patient ID or birth date ({@link org.deltarad.node.logging.PatientData}).
 */
package org.deltarad.node.logging;
