package io.weir.jdbc.metadata;

import io.weir.jdbc.result.JdbcType;
import io.weir.jdbc.result.Namespace;
import io.weir.sql.SqlType;
import io.weir.udfs.FlowFunction;
import io.weir.udfs.FlowFunctions;
import io.weir.udfs.FunctionParameter;
import io.weir.udfs.FunctionType;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of {@code getFunctions} and {@code getFunctionColumns}: Weir's own functions. */
final class FunctionRows {
    private FunctionRows() {}

    private static Stream<FlowFunction> matching(NamePattern name) {
        return FlowFunctions.all().stream()
                .filter(function -> name.matches(function.name()))
                .sorted(Comparator.comparing(FlowFunction::name));
    }

    static List<List<@Nullable Object>> functions(NamePattern name) {
        return matching(name).map(FunctionRows::functionRow).toList();
    }

    private static List<@Nullable Object> functionRow(FlowFunction function) {
        return Arrays.asList(
                null,
                Namespace.SCHEMA,
                function.name(),
                function.signature() + ": " + function.summary(),
                (short) DatabaseMetaData.functionNoTable,
                function.name());
    }

    /** Of each function its result, numbered 0, then its parameters. */
    static List<List<@Nullable Object>> columns(NamePattern name, NamePattern column) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        matching(name).forEach(function -> addColumns(function, column, rows));
        return rows;
    }

    private static void addColumns(
            FlowFunction function, NamePattern pattern, List<List<@Nullable Object>> rows) {
        if (pattern.matches("")) {
            rows.add(
                    row(
                            function,
                            "",
                            DatabaseMetaData.functionReturn,
                            function.returns(),
                            function.nullRule(),
                            0));
        }
        for (int i = 0; i < function.parameters().size(); i++) {
            FunctionParameter parameter = function.parameters().get(i);
            if (pattern.matches(parameter.name())) {
                rows.add(
                        row(
                                function,
                                parameter.name(),
                                DatabaseMetaData.functionColumnIn,
                                parameter.type(),
                                occurrence(parameter),
                                i + 1));
            }
        }
    }

    private static String occurrence(FunctionParameter parameter) {
        if (parameter.repeated()) {
            return "may be repeated";
        }
        return parameter.optional() ? "may be left out" : "";
    }

    private static List<@Nullable Object> row(
            FlowFunction function,
            String column,
            int kind,
            FunctionType functionType,
            String remarks,
            int position) {
        SqlType type = sqlType(functionType);
        int size = JdbcType.size(type, 0);
        return Arrays.asList(
                null,
                Namespace.SCHEMA,
                function.name(),
                column,
                (short) kind,
                JdbcType.code(type),
                functionType == FunctionType.INTERVAL ? "INTERVAL" : type.name(),
                size,
                size,
                (short) 0,
                JdbcType.isNumber(type) ? (short) 10 : null,
                (short) DatabaseMetaData.functionNullable,
                remarks,
                JdbcType.isText(type) ? size : null,
                position,
                "YES",
                function.name());
    }

    private static SqlType sqlType(FunctionType type) {
        return switch (type) {
            case BOOLEAN -> SqlType.BOOLEAN;
            case SMALLINT -> SqlType.SMALLINT;
            case INTEGER -> SqlType.INTEGER;
            case BIGINT -> SqlType.BIGINT;
            case DOUBLE -> SqlType.DOUBLE;
            case TEXT -> SqlType.VARCHAR;
            case ADDRESS -> SqlType.IPADDRESS;
            case TIMESTAMP -> SqlType.TIMESTAMP;
            case INTERVAL -> SqlType.OTHER;
        };
    }
}
