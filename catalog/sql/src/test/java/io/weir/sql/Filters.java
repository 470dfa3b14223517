package io.weir.sql;

import java.util.Random;
import java.util.StringJoiner;

/** Random conditions that mean the same in Weir and in DuckDB. */
final class Filters {
    private static final String[] NUMBERS = {
        "dst_port", "protocol", "tcp_flags", "packets", "bytes", "src_port", "export_version", "tos"
    };
    private static final long[] VALUES = {
        0, 5, 6, 17, 18, 22, 53, 80, 443, 500, 30000, 549755813888L
    };
    private static final String[] COMPARISONS = {"=", "<>", "<", "<=", ">", ">="};

    private Filters() {}

    static String random(Random random, int depth) {
        int kind = depth == 0 ? 3 + random.nextInt(5) : random.nextInt(8);
        return switch (kind) {
            case 0 -> "(" + random(random, depth - 1) + " AND " + random(random, depth - 1) + ")";
            case 1 -> "(" + random(random, depth - 1) + " OR " + random(random, depth - 1) + ")";
            case 2 -> "NOT (" + random(random, depth - 1) + ")";
            case 3 -> column(random) + " " + COMPARISONS[random.nextInt(6)] + " " + value(random);
            case 4 -> column(random) + (random.nextBoolean() ? " IN " : " NOT IN ") + list(random);
            case 5 ->
                    column(random)
                            + (random.nextBoolean() ? " BETWEEN " : " NOT BETWEEN ")
                            + value(random)
                            + " AND "
                            + value(random);
            case 6 -> column(random) + (random.nextBoolean() ? " IS NULL" : " IS NOT NULL");
            default -> "flow_type " + (random.nextBoolean() ? "= 'in'" : "<> 'out'");
        };
    }

    private static String column(Random random) {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private static long value(Random random) {
        return VALUES[random.nextInt(VALUES.length)];
    }

    private static String list(Random random) {
        StringJoiner list = new StringJoiner(", ", "(", ")");
        for (int i = 0; i <= random.nextInt(4); i++) {
            list.add(Long.toString(value(random)));
        }
        return list.toString();
    }
}
