package org.deltarad.signature;

/** The side of the cut-off that a score falls on. */
public enum RiskGroup {
    LOW,
    HIGH
}
