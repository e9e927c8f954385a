package org.weasis.core.api.explorer.model;

/** Stand-in: a level of a tree. */
public final class TreeModelNode {
    private final int depth;

    public TreeModelNode(int depth) {
        this.depth = depth;
    }

    public int depth() {
        return depth;
    }
}
