package io.weir.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/**
 * Group keys that are constants, hidden from Calcite's decorrelator. It leaves them out, and groups
 * by nothing where they are all the keys there are: then no rows make one group.
 */
final class ConstantKeys {
    private static final SqlFunction HIDDEN =
            new SqlFunction(
                    "CONSTANT_KEY",
                    SqlKind.OTHER_FUNCTION,
                    ReturnTypes.ARG0,
                    null,
                    OperandTypes.ANY,
                    SqlFunctionCategory.USER_DEFINED_FUNCTION);

    private ConstantKeys() {}

    /** The same tree, in which no key of an aggregation is a literal. */
    static RelNode hide(RelNode tree) {
        return tree.accept(
                new RelHomogeneousShuttle() {
                    @Override
                    public RelNode visit(RelNode node) {
                        RelNode visited = super.visit(node);
                        return visited instanceof Aggregate aggregate
                                        && aggregate.getInput() instanceof Project project
                                ? hidden(aggregate, project)
                                : visited;
                    }
                });
    }

    private static RelNode hidden(Aggregate aggregate, Project project) {
        RexBuilder builder = project.getCluster().getRexBuilder();
        List<RexNode> values = new ArrayList<>(project.getProjects());
        for (int key : aggregate.getGroupSet()) {
            if (values.get(key) instanceof RexLiteral literal) {
                values.set(key, builder.makeCall(literal.getType(), HIDDEN, List.of(literal)));
            }
        }
        if (values.equals(project.getProjects())) {
            return aggregate;
        }
        RelNode input =
                project.copy(
                        project.getTraitSet(), project.getInput(), values, project.getRowType());
        return aggregate.copy(aggregate.getTraitSet(), List.of(input));
    }

    /** The tree with its literals again. */
    static RelNode show(RelNode tree) {
        RexShuttle literals =
                new RexShuttle() {
                    @Override
                    public RexNode visitCall(RexCall call) {
                        return call.getOperator().equals(HIDDEN)
                                ? call.getOperands().get(0)
                                : super.visitCall(call);
                    }
                };
        return tree.accept(
                new RelHomogeneousShuttle() {
                    @Override
                    public RelNode visit(RelNode node) {
                        return super.visit(node).accept(literals);
                    }
                });
    }
}
