package io.weir.sql.agreement;

/**
 * What stands after FROM.
 *
 * @param with what stands before SELECT
 * @param piece the text
 * @param scope the columns that it gives
 * @param hasSequence whether {@code f.export_sequence} tells its rows apart
 */
record Source(Piece with, Piece piece, Scope scope, boolean hasSequence) {
    Source(Piece piece, Scope scope, boolean hasSequence) {
        this(Piece.NOTHING, piece, scope, hasSequence);
    }
}
