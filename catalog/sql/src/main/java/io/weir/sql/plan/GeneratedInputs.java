package io.weir.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;

/**
 * Takes out of an expression what generated code gets as arguments: columns, and Weir's functions,
 * which need surroundings that it has not.
 */
final class GeneratedInputs extends RexShuttle {
    private final List<RexNode> nodes = new ArrayList<>();
    private boolean hasFunction;
    private boolean hasBranch;
    private boolean hasOther;

    /** The arguments, in the order of their numbers. */
    List<RexNode> nodes() {
        return nodes;
    }

    List<RelDataType> types() {
        return nodes.stream().map(RexNode::getType).toList();
    }

    /**
     * Whether generated code can do the rest. A function that only some rows come to must not be
     * called for all.
     */
    boolean isAll() {
        return !hasOther && !(hasFunction && hasBranch);
    }

    private RexNode argument(RexNode node) {
        int known = nodes.indexOf(node);
        if (known < 0) {
            known = nodes.size();
            nodes.add(node);
        }
        return new RexInputRef(known, node.getType());
    }

    @Override
    public RexNode visitInputRef(RexInputRef reference) {
        return argument(reference);
    }

    @Override
    public RexNode visitCall(RexCall call) {
        if (call.getOperator() instanceof FlowSqlFunction
                || KeySetOperator.isCall(call)
                || TupleSetOperator.isCall(call)) {
            hasFunction = true;
            return argument(call);
        }
        SqlKind kind = call.getKind();
        hasBranch |=
                kind == SqlKind.CASE
                        || kind == SqlKind.AND
                        || kind == SqlKind.OR
                        || kind == SqlKind.COALESCE;
        return super.visitCall(call);
    }

    @Override
    public RexNode visitOver(RexOver over) {
        hasOther = true;
        return over;
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subQuery) {
        hasOther = true;
        return subQuery;
    }

    @Override
    public RexNode visitFieldAccess(RexFieldAccess access) {
        hasOther = true;
        return access;
    }

    @Override
    public RexNode visitCorrelVariable(RexCorrelVariable variable) {
        hasOther = true;
        return variable;
    }
}
