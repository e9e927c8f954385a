/**
 * Patients as numbers: feature rows, outcomes, and what is learnt from them. Every fitted step of the workbench takes
 * these and gives a model that is applied to one row at a time, so that nothing but training rows can enter a fit.
 */
package org.deltarad.cohort.data;
