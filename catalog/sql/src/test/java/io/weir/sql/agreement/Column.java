package io.weir.sql.agreement;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that an expression may name.
 *
 * @param piece the name
 * @param most the largest absolute value of an integer
 * @param values literals worth comparing it with, of the same kind
 * @param text the name of an address as text; null where DuckDB has no column for it
 */
record Column(Piece piece, BigInteger most, List<Piece> values, @Nullable Piece text) {
    Kind kind() {
        return piece.kind();
    }

    /** The same under another name, as the column of a derived table. */
    Column as(String name) {
        return new Column(Piece.of(kind(), name), most, values, null);
    }
}
