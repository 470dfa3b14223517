package io.weir.sql.agreement;

import java.math.BigInteger;

/**
 * An integer expression.
 *
 * @param most the largest absolute value that it can have
 */
record Amount(Piece piece, BigInteger most) {
    Kind kind() {
        return piece.kind();
    }

    static Amount literal(long value) {
        return new Amount(Literals.number(value), BigInteger.valueOf(value).abs());
    }

    boolean fits() {
        return most.compareTo(kind().most()) <= 0;
    }

    Amount wide() {
        return kind() == Kind.BIGINT
                ? this
                : new Amount(Piece.of(Kind.BIGINT, "CAST({0} AS BIGINT)", piece), most);
    }
}
