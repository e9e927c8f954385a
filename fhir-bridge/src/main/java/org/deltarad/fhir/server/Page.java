package org.deltarad.fhir.server;

import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Comparator;
import java.util.Set;

/**
 * Which part of a search's result is asked for, in which order, and what comes with it. A page is a place in the whole
 * result, so its link stays good: new reports come last, unless the search sorts otherwise.
 *
 * @param offset   of the first entry
 * @param size     most entries
 * @param order    of the whole result
 * @param includes references to follow
 */
record Page(int offset, int size, Comparator<Entry> order, Set<Include> includes) {
    /** Entries of a page where the search does not say. */
    static final int SIZE = 20;
    /** Most entries of a page. */
    static final int LARGEST = 100;

    private static final Comparator<Entry> AS_STORED =
            Comparator.comparing(Entry::created).thenComparing(Entry::id);

    /** As parameters say it; null for those not given. */
    static Page of(Integer offset, Integer count, SortSpec sort, Set<Include> includes) {
        if ((offset != null && offset < 0) || (count != null && count < 0)) {
            throw new InvalidRequestException("_offset and _count must not be negative");
        }
        return new Page(
                offset == null ? 0 : offset,
                count == null ? SIZE : Math.min(count, LARGEST),
                order(sort),
                includes == null ? Set.of() : includes);
    }

    private static Comparator<Entry> order(SortSpec sort) {
        if (sort == null) {
            return AS_STORED;
        }
        Comparator<Entry> by =
                switch (sort.getParamName()) {
                    case "_lastUpdated" -> Comparator.comparing(Entry::updated);
                    case "_id" -> Comparator.comparing(Entry::id);
                    case "date", "started", "recorded" ->
                        Comparator.comparing(
                                e -> e.time() == null ? null : e.time().first(),
                                Comparator.nullsFirst(Comparator.naturalOrder()));
                    default ->
                        throw new InvalidRequestException(
                                "_sort by " + sort.getParamName() + " is not supported, by date and _lastUpdated is");
                };
        Comparator<Entry> directed = sort.getOrder() == SortOrderEnum.DESC ? by.reversed() : by;
        return directed.thenComparing(order(sort.getChain()));
    }
}
