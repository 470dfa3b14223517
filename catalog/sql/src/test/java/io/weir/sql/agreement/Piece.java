package io.weir.sql.agreement;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a statement in both dialects; {@code {0}} in a text stands for its first part.
 *
 * @param kind what it is
 * @param weir as Weir reads it
 * @param duck as DuckDB reads it
 * @param parts the pieces within
 */
record Piece(Kind kind, String weir, String duck, List<Piece> parts) {
    static final Piece NOTHING = new Piece(Kind.CLAUSE, "", "", List.of());
    private static final Piece TRUE = of(Kind.BOOLEAN, "TRUE");

    /** A piece that is spelled alike. */
    static Piece of(Kind kind, String both, Piece... parts) {
        return new Piece(kind, both, both, List.of(parts));
    }

    /** A piece that is spelled differently. */
    static Piece of(Kind kind, String weir, String duck, Piece... parts) {
        return new Piece(kind, weir, duck, List.of(parts));
    }

    /** Pieces one after another. */
    static Piece list(String separator, List<Piece> parts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "" : separator).append('{').append(i).append('}');
        }
        return new Piece(Kind.LIST, text.toString(), text.toString(), parts);
    }

    String inWeir() {
        return filled(weir, false);
    }

    String inDuck() {
        return filled(duck, true);
    }

    private String filled(String text, boolean isDuck) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            Piece part = parts.get(Integer.parseInt(text.substring(open + 1, close)));
            result.append(text, from, open).append(isDuck ? part.inDuck() : part.inWeir());
            from = close + 1;
        }
        return result.append(text.substring(from)).toString();
    }

    /** This piece with one thing less, in every way; not all of them need be SQL. */
    List<Piece> smaller() {
        List<Piece> smaller = new ArrayList<>();
        if (kind == Kind.CLAUSE && !weir.isEmpty()) {
            smaller.add(NOTHING);
        }
        if (kind == Kind.LIST && parts.size() > 1) {
            for (int i = 0; i < parts.size(); i++) {
                smaller.add(list(separator(), without(i)));
            }
        }
        if (kind == Kind.BOOLEAN && !parts.isEmpty()) {
            smaller.add(TRUE);
        }
        for (int i = 0; i < parts.size(); i++) {
            Piece part = parts.get(i);
            if (kind.isValue() && part.kind == kind) {
                smaller.add(part);
            }
            for (Piece less : part.smaller()) {
                List<Piece> changed = new ArrayList<>(parts);
                changed.set(i, less);
                smaller.add(new Piece(kind, weir, duck, changed));
            }
        }
        return smaller;
    }

    private String separator() {
        return weir.substring(weir.indexOf('}') + 1, weir.indexOf('{', 1));
    }

    private List<Piece> without(int index) {
        List<Piece> rest = new ArrayList<>(parts);
        rest.remove(index);
        return rest;
    }
}
