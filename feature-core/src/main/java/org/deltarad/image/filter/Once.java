package org.deltarad.image.filter;

import java.util.function.Supplier;

/** A value computed at the first call and kept; other threads wait for it. */
final class Once<T> implements Supplier<T> {
    private Supplier<T> source;
    private T value;

    Once(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public synchronized T get() {
        if (source != null) {
            value = source.get();
            source = null;
        }
        return value;
    }
}
