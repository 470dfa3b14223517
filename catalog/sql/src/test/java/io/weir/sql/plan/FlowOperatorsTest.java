package io.weir.sql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.junit.jupiter.api.Test;

class FlowOperatorsTest {
    @Test
    void theListedOperatorsAreCalcitesLibraryOfPostgresql() {
        List<SqlOperator> library =
                SqlLibraryOperatorTableFactory.INSTANCE
                        .getOperatorTable(SqlLibrary.STANDARD, SqlLibrary.POSTGRESQL)
                        .getOperatorList();
        assertThat(FlowOperators.all().getOperatorList()).containsAll(library);
        assertThat(library)
                .containsAll(FlowOperators.POSTGRESQL)
                .hasSize(
                        FlowOperators.POSTGRESQL.size()
                                + SqlStdOperatorTable.instance().getOperatorList().size());
    }
}
