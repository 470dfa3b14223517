package io.weir.collector.table;

/** A text that is not what its column holds: what was expected and what is there. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String reason) {
        super(reason);
    }

    static RefusedException of(String expected, String got) {
        return new RefusedException("expected " + expected + ", got '" + got + "'");
    }
}
