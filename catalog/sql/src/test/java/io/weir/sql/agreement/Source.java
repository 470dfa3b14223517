package io.weir.sql.agreement;

/**
 * What stands after FROM.
 *
 * @param piece the text
 * @param scope the columns that it gives
 * @param hasSequence whether {@code f.export_sequence} tells its rows apart
 */
record Source(Piece piece, Scope scope, boolean hasSequence) {}
