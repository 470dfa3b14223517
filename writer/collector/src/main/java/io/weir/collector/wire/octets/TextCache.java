package io.weir.collector.wire.octets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Texts by their octets, so that a text that comes again costs no allocation: 4,096 places, a new
 * text takes the place of another one. Ill-formed UTF-8 becomes U+FFFD, and is counted. Not
 * thread-safe: one owner.
 */
public final class TextCache {
    private static final int PLACES = 4096;

    /** Longer texts are made anew each time. */
    private static final int LONGEST = 256;

    private final byte[] @Nullable [] octets = new byte[PLACES][];
    private final @Nullable String[] texts = new String[PLACES];
    private long illFormed;

    /** Texts with ill-formed UTF-8; a text that comes again from its place is not counted again. */
    public long illFormed() {
        return illFormed;
    }

    /** The text of these octets, up to the first that is zero: what follows may be anything. */
    public String get(ByteBuffer in, int at, int length) {
        int used = 0;
        while (used < length && in.get(at + used) != 0) {
            used++;
        }
        if (used == 0) {
            return "";
        }
        if (used > LONGEST) {
            return decode(copy(in, at, used));
        }
        int hash = used;
        for (int i = 0; i < used; i++) {
            hash = 31 * hash + in.get(at + i);
        }
        int place = (hash ^ (hash >>> 15)) & (PLACES - 1);
        byte[] known = octets[place];
        String text = texts[place];
        if (known != null && text != null && matches(known, in, at, used)) {
            return text;
        }
        byte[] fresh = copy(in, at, used);
        String made = decode(fresh);
        octets[place] = fresh;
        texts[place] = made;
        return made;
    }

    private String decode(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0) {
            illFormed++;
        }
        return text;
    }

    private static boolean matches(byte[] known, ByteBuffer in, int at, int length) {
        if (known.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known[i] != in.get(at + i)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] copy(ByteBuffer in, int at, int length) {
        byte[] bytes = new byte[length];
        in.get(at, bytes);
        return bytes;
    }
}
