package io.weir.sql.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Window;
import org.jspecify.annotations.Nullable;

/** What of a plan runs above the scans, on Calcite's operators and one thread, and why. */
final class AboveScan {
    private final Set<String> lines = new LinkedHashSet<>();

    private AboveScan() {}

    /**
     * Lines of text; none where the engine does everything but the last order, limit and
     * projection.
     */
    static List<String> of(RelNode tree) {
        AboveScan above = new AboveScan();
        above.visit(tree);
        return new ArrayList<>(above.lines);
    }

    /** The same of a plan whose conditions and projections the engine computes. */
    static List<String> ofSimple(RelNode tree) {
        AboveScan above = new AboveScan();
        if (tree instanceof Sort sort) {
            above.add(PushGroups.obstacle(sort));
        }
        return new ArrayList<>(above.lines);
    }

    private void add(@Nullable String why) {
        if (why != null) {
            lines.add("above the scan: " + why);
        }
    }

    private void visit(RelNode node) {
        add(why(node));
        node.getInputs().forEach(this::visit);
    }

    private static @Nullable String why(RelNode node) {
        if (node instanceof Aggregate aggregate) {
            return PushGroups.obstacle(aggregate);
        }
        if (node instanceof Sort sort) {
            return PushGroups.obstacle(sort);
        }
        if (node instanceof Filter filter) {
            return "the condition "
                    + filter.getCondition()
                    + ": the engine has no such expression, or its rows are not those of a scan";
        }
        if (node instanceof Window || (node instanceof Project project && project.containsOver())) {
            return "window functions: they need all rows of a window together";
        }
        if (node instanceof Join join) {
            return join.getJoinType().lowerName
                    + " join: rows of two inputs, of which a scan can be asked the keys of a small"
                    + " one alone";
        }
        if (node instanceof Correlate) {
            return "a sub-query for each row: it could not be made a join";
        }
        return node instanceof SetOp ? node.getRelTypeName() + ": rows of several inputs" : null;
    }
}
