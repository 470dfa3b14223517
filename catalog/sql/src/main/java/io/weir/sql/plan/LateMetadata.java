package io.weir.sql.plan;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/**
 * What is known of a plan's nodes while Calcite's planner works. It knows no conditions that rows
 * are sure to meet: Calcite fails where one of them compares with NULL.
 */
final class LateMetadata extends RelMetadataQuery {
    @Override
    public RelOptPredicateList getPulledUpPredicates(RelNode node) {
        return RelOptPredicateList.EMPTY;
    }
}
