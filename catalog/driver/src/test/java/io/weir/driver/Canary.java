package io.weir.driver;

/** Prints when it is initialised: no URL may get that far. */
public final class Canary {
    /** As plug-ins of Calcite have it. */
    public static final Canary INSTANCE = new Canary();

    static {
        System.out.println("the canary sings");
    }

    /** For reflection. */
    public Canary() {}

    @Override
    public String toString() {
        return "the canary sings";
    }
}
