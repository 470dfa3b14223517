package io.weir.sql.agreement;

/**
 * One term of ORDER BY.
 *
 * @param piece the term
 * @param column the column of the result that it is; empty for one that is not given
 */
record Order(Piece piece, String column) {
    static final String HIDDEN = "";
}
