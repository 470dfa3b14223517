package io.weir.driver;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Tries every property of Calcite and Avatica, as the jar has them, with a class's name. */
public final class UrlProgram {
    private static final String SHADED = "io.weir.jdbc.shaded.org.apache.calcite.";
    private static final String CANARY = "io.weir.driver.Canary";

    private UrlProgram() {}

    /** The first argument is a repository. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        String url = "jdbc:weir:" + arguments[0];
        for (String key : keys()) {
            tryConnecting(url + "?" + key + "=" + CANARY, key);
            tryConnecting(url + "?" + key + "=" + CANARY + "%23INSTANCE", key);
        }
        for (String other : List.of("jdbc:calcite:", "jdbc:avatica:")) {
            try (Connection taken = DriverManager.getConnection(other + "model=inline:{}")) {
                System.out.println("taken " + other + " by " + taken);
            } catch (SQLException e) {
                System.out.println(
                        String.valueOf(e.getMessage()).startsWith("No suitable driver")
                                ? "no driver for " + other
                                : "taken " + other + ": " + e.getMessage());
            }
        }
        System.out.println("done");
    }

    private static List<String> keys() throws ReflectiveOperationException {
        List<String> keys = new ArrayList<>();
        for (String type :
                List.of("config.CalciteConnectionProperty", "avatica.BuiltInConnectionProperty")) {
            for (Object constant : Class.forName(SHADED + type).getEnumConstants()) {
                keys.add((String) constant.getClass().getMethod("camelName").invoke(constant));
            }
        }
        keys.removeAll(List.of("user", "password"));
        return keys;
    }

    private static void tryConnecting(String url, String key) {
        try (Connection taken = DriverManager.getConnection(url)) {
            System.out.println("taken " + key + " by " + taken);
        } catch (SQLException e) {
            System.out.println("refused " + key);
        }
    }
}
