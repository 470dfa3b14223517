package io.weir.sql.plan;

import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/**
 * Babel's liberties (GROUP BY alias and ordinal, {@code !=}, {@code %}), without columns that refer
 * to their neighbours.
 */
final class FlowConformance extends SqlDelegatingConformance {
    static final SqlConformance INSTANCE = new FlowConformance();

    private FlowConformance() {
        super(SqlConformanceEnum.BABEL);
    }

    /** With it, an unknown column is reported as one that depends on itself. */
    @Override
    public SelectAliasLookup isSelectAlias() {
        return SelectAliasLookup.UNSUPPORTED;
    }

    /**
     * With it, a column that is neither grouped nor aggregated gives any one of its values in
     * silence.
     */
    @Override
    public boolean isNonStrictGroupBy() {
        return false;
    }
}
