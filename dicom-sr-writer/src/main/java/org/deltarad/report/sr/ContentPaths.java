package org.deltarad.report.sr;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Where the items of a tree are, for by-reference relationships. Items are told apart by identity, not equality. */
final class ContentPaths {
    private final IdentityHashMap<ContentItem, List<Integer>> paths = new IdentityHashMap<>();

    private ContentPaths() {}

    static ContentPaths in(ContentItem root) {
        ContentPaths paths = new ContentPaths();
        paths.add(root, List.of(1));
        return paths;
    }

    /**
     * Referenced Content Item Identifier of an item.
     *
     * @throws IllegalArgumentException when the tree does not hold it
     */
    List<Integer> of(ContentItem item) {
        List<Integer> path = paths.get(item);
        if (path == null) {
            throw new IllegalArgumentException("the content tree does not hold " + item.name());
        }
        return path;
    }

    private void add(ContentItem item, List<Integer> path) {
        paths.put(item, path);
        for (int n = 0; n < item.children().size(); n++) {
            List<Integer> below = new ArrayList<>(path);
            below.add(n + 1);
            add(item.children().get(n), List.copyOf(below));
        }
    }
}
