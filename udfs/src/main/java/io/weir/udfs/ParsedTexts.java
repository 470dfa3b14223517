package io.weir.udfs;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Remembers what constant texts such as {@code 10.0.0.0/8} mean, so that they are parsed once and
 * not a row at a time. Any thread may ask. Bounded: forgets everything when it is full, which only
 * texts that come from rows can bring about.
 */
final class ParsedTexts<T> {
    private static final int MOST = 1024;

    private final ConcurrentMap<String, T> known = new ConcurrentHashMap<>();
    private final Function<String, T> parser;

    ParsedTexts(Function<String, T> parser) {
        this.parser = parser;
    }

    /** The meaning of {@code text}; what the parser throws for a wrong one is not remembered. */
    T get(String text) {
        T found = known.get(text);
        if (found != null) {
            return found;
        }
        T parsed = parser.apply(text);
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(text, parsed);
        return parsed;
    }
}
