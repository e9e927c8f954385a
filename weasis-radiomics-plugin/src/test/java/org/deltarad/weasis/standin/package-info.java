/** A stand-in for Weasis: a bundle, a model of patients and series; its types are in {@code org.weasis.core}. */
package org.deltarad.weasis.standin;
