package io.weir.sql.plan;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.CyclicMetadataException;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/**
 * What is known of a plan's nodes while Calcite's planner works. It knows no conditions that rows
 * are sure to meet: Calcite fails where one of them compares with NULL. And it guesses the number
 * of rows where they are counted by themselves, as they are while the planner finds that a sort
 * changes nothing.
 */
final class LateMetadata extends RelMetadataQuery {
    private static final double GUESS = 1_000;

    @Override
    public Double getRowCount(RelNode node) {
        try {
            return super.getRowCount(node);
        } catch (CyclicMetadataException e) {
            return GUESS;
        }
    }

    @Override
    public RelOptPredicateList getPulledUpPredicates(RelNode node) {
        return RelOptPredicateList.EMPTY;
    }
}
