package io.weir.jdbc.result;

/** The one schema that every table is in; there are no catalogs. */
public final class Namespace {
    /** The schema's name. */
    public static final String SCHEMA = "weir";

    private Namespace() {}
}
