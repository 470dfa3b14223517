package io.weir.sql.plan;

import io.weir.sql.run.FunctionCalls;
import io.weir.udfs.FlowFunction;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.util.SqlOperatorTables;

/** Every operator that a statement may name: SQL's, PostgreSQL's, and Weir's functions. */
final class FlowOperators {
    private static final SqlOperatorTable ALL =
            SqlOperatorTables.chain(
                    SqlOperatorTables.of(own()),
                    SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
                            SqlLibrary.STANDARD, SqlLibrary.POSTGRESQL));

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
