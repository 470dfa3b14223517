package io.weir.sql.plan;

import io.weir.sql.run.FunctionCalls;
import io.weir.udfs.FlowFunction;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;

/** Every operator that a statement may name: SQL's, PostgreSQL's, and Weir's functions. */
final class FlowOperators {
    /**
     * Calcite's library of PostgreSQL. Calcite itself finds these by the annotations of some
     * thousand operators, a quarter of the time of a start.
     */
    static final List<SqlOperator> POSTGRESQL =
            List.of(
                    SqlLibraryOperators.DATE_PART,
                    SqlLibraryOperators.LENGTH,
                    SqlLibraryOperators.LPAD,
                    SqlLibraryOperators.RPAD,
                    SqlLibraryOperators.LTRIM,
                    SqlLibraryOperators.RTRIM,
                    SqlLibraryOperators.SPLIT_PART,
                    SqlLibraryOperators.STRPOS,
                    SqlLibraryOperators.STRING_TO_ARRAY,
                    SqlLibraryOperators.STARTS_WITH,
                    SqlLibraryOperators.SUBSTR_POSTGRESQL,
                    SqlLibraryOperators.GREATEST_PG,
                    SqlLibraryOperators.LEAST_PG,
                    SqlLibraryOperators.TRANSLATE3,
                    SqlLibraryOperators.REGEXP_REPLACE_PG_3,
                    SqlLibraryOperators.REGEXP_REPLACE_PG_4,
                    SqlLibraryOperators.REGEXP_LIKE,
                    SqlLibraryOperators.BOOL_AND,
                    SqlLibraryOperators.BOOL_OR,
                    SqlLibraryOperators.ARRAY_AGG,
                    SqlLibraryOperators.ARRAY_CONCAT_AGG,
                    SqlLibraryOperators.STRING_AGG,
                    SqlLibraryOperators.LEFT,
                    SqlLibraryOperators.REPEAT,
                    SqlLibraryOperators.RIGHT,
                    SqlLibraryOperators.SOUNDEX,
                    SqlLibraryOperators.DIFFERENCE,
                    SqlLibraryOperators.ILIKE,
                    SqlLibraryOperators.NOT_ILIKE,
                    SqlLibraryOperators.CONCAT_FUNCTION_WITH_NULL,
                    SqlLibraryOperators.CONCAT_WS_POSTGRESQL,
                    SqlLibraryOperators.TO_CHAR_PG,
                    SqlLibraryOperators.TO_DATE_PG,
                    SqlLibraryOperators.TO_TIMESTAMP_PG,
                    SqlLibraryOperators.CHR,
                    SqlLibraryOperators.TANH,
                    SqlLibraryOperators.COTH,
                    SqlLibraryOperators.COSH,
                    SqlLibraryOperators.ACOSH,
                    SqlLibraryOperators.ASINH,
                    SqlLibraryOperators.ATANH,
                    SqlLibraryOperators.COSD,
                    SqlLibraryOperators.SIND,
                    SqlLibraryOperators.TAND,
                    SqlLibraryOperators.ACOSD,
                    SqlLibraryOperators.ASIND,
                    SqlLibraryOperators.ATAND,
                    SqlLibraryOperators.SECH,
                    SqlLibraryOperators.CSCH,
                    SqlLibraryOperators.SINH,
                    SqlLibraryOperators.CSC,
                    SqlLibraryOperators.SEC,
                    SqlLibraryOperators.MD5,
                    SqlLibraryOperators.SHA1,
                    SqlLibraryOperators.SHA256,
                    SqlLibraryOperators.SHA512,
                    SqlLibraryOperators.LOG_POSTGRES,
                    SqlLibraryOperators.POWER_PG,
                    SqlLibraryOperators.INFIX_CAST,
                    SqlLibraryOperators.RANDOM,
                    SqlLibraryOperators.AGE);

    private static final SqlOperatorTable ALL =
            SqlOperatorTables.chain(
                    SqlOperatorTables.of(own()),
                    SqlOperatorTables.of(POSTGRESQL),
                    SqlStdOperatorTable.instance());

    private FlowOperators() {}

    static SqlOperatorTable all() {
        return ALL;
    }

    private static List<SqlOperator> own() {
        List<SqlOperator> operators = new ArrayList<>();
        List<FlowFunction> functions = FunctionCalls.functions();
        for (int i = 0; i < functions.size(); i++) {
            operators.add(new FlowSqlFunction(functions.get(i), i));
        }
        return operators;
    }
}
