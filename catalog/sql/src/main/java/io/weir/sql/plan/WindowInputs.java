package io.weir.sql.plan;

import io.weir.format.FlowColumn;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;

/**
 * Gives windows that use no column a scan with one: Calcite's rule for windows fails over rows
 * without columns.
 */
final class WindowInputs extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        return visited instanceof Project project
                        && project.containsOver()
                        && project.getInput() instanceof FlowTableScan scan
                        && scan.columns().isEmpty()
                ? project.copy(project.getTraitSet(), List.of(scan.with(FlowColumn.PROTOCOL)))
                : visited;
    }
}
