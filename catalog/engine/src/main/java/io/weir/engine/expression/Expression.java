package io.weir.engine.expression;

/** A value for each row, computed from the columns of a {@link Batch}. Immutable. */
public interface Expression {
    /** What the values are. */
    ValueKind kind();

    /** A new evaluator, for one thread. */
    Evaluator open();
}
