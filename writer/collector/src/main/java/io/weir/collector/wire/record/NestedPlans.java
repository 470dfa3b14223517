package io.weir.collector.wire.record;

import org.jspecify.annotations.Nullable;

/** Finds the plans of the templates that structured data name. */
@FunctionalInterface
public interface NestedPlans {
    /** The plan of a template of the same session, or null. */
    @Nullable RecordPlan nestedPlan(int templateId);
}
