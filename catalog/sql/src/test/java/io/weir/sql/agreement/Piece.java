package io.weir.sql.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a statement in both dialects; {@code {0}} in a text stands for its first part.
 *
 * @param kind what it is
 * @param weir as Weir reads it; a question mark alone is a parameter
 * @param duck as DuckDB reads it
 * @param parts the pieces within
 * @param constant of a literal, the value that a parameter in its place has
 */
record Piece(Kind kind, String weir, String duck, List<Piece> parts, @Nullable Object constant) {
    static final Piece NOTHING = of(Kind.CLAUSE, "");
    private static final Piece TRUE = of(Kind.BOOLEAN, "TRUE");
    private static final String PARAMETER = "?";

    /** A piece that is spelled alike. */
    static Piece of(Kind kind, String both, Piece... parts) {
        return new Piece(kind, both, both, List.of(parts), null);
    }

    /** A piece that is spelled differently. */
    static Piece of(Kind kind, String weir, String duck, Piece... parts) {
        return new Piece(kind, weir, duck, List.of(parts), null);
    }

    /** A literal that may become a parameter. */
    static Piece literal(Kind kind, String weir, String duck, Object constant) {
        return new Piece(kind, weir, duck, List.of(), constant);
    }

    /** Pieces one after another. */
    static Piece list(String separator, List<Piece> parts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "" : separator).append('{').append(i).append('}');
        }
        return new Piece(Kind.LIST, text.toString(), text.toString(), parts, null);
    }

    /** A parameter in place of a literal. */
    Piece asParameter() {
        return new Piece(kind, PARAMETER, duck, parts, constant);
    }

    /** The same with other texts. */
    Piece spelled(String inWeir, String inDuck) {
        return new Piece(kind, inWeir, inDuck, parts, constant);
    }

    String inWeir() {
        StringBuilder text = new StringBuilder();
        fill(text, false, (piece, result) -> result.append(piece.weir));
        return text.toString();
    }

    String inDuck() {
        StringBuilder text = new StringBuilder();
        fill(text, true, (piece, result) -> result.append(piece.duck));
        return text.toString();
    }

    /** The values of the parameters in Weir's text, in their order. */
    List<Object> parameters() {
        List<Object> parameters = new ArrayList<>();
        fill(
                new StringBuilder(),
                false,
                (piece, text) -> {
                    if (piece.weir.equals(PARAMETER) && piece.constant != null) {
                        parameters.add(piece.constant);
                    }
                });
        return parameters;
    }

    /** Goes through the text; a piece without parts is given to the visitor. */
    private void fill(
            StringBuilder result, boolean isDuck, BiConsumer<Piece, StringBuilder> ofLeaf) {
        if (parts.isEmpty()) {
            ofLeaf.accept(this, result);
            return;
        }
        String text = isDuck ? duck : weir;
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            result.append(text, from, open);
            parts.get(Integer.parseInt(text.substring(open + 1, close)))
                    .fill(result, isDuck, ofLeaf);
            from = close + 1;
        }
        result.append(text.substring(from));
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
                smaller.add(new Piece(kind, weir, duck, changed, constant));
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
