package org.weasis.core.api.explorer.model;

/** Signature only: a level of a tree. */
public final class TreeModelNode {
    private TreeModelNode() {}
}
