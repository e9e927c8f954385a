package org.weasis.core.api.media.data;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stand-in: a tag is its keyword. */
public class TagW {
    private static final Map<String, TagW> BY_KEYWORD = new ConcurrentHashMap<>();

    public static final TagW ExplorerModel = get("ExplorerModel");

    private final String keyword;

    protected TagW(String keyword) {
        this.keyword = keyword;
    }

    public static TagW get(String keyword) {
        return BY_KEYWORD.computeIfAbsent(keyword, TagW::new);
    }

    @Override
    public String toString() {
        return keyword;
    }
}
