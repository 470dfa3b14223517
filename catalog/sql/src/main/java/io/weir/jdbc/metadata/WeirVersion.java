package io.weir.jdbc.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that the build wrote beside this class. */
public final class WeirVersion {
    private static final String TEXT = read();

    private WeirVersion() {}

    /** As in the pom, for example {@code 0.1.0}. */
    public static String text() {
        return TEXT;
    }

    /** The number before the first point. */
    public static int major() {
        return number(0);
    }

    /** The number after the first point. */
    public static int minor() {
        return number(1);
    }

    private static int number(int index) {
        return Integer.parseInt(TEXT.split("[.-]")[index]);
    }

    private static String read() {
        Properties properties = new Properties();
        try (InputStream in = WeirVersion.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException(
                        "version.properties is missing beside " + WeirVersion.class.getName());
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties cannot be read", e);
        }
        return properties.getProperty("version");
    }
}
