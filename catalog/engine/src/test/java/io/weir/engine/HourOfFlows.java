package io.weir.engine;

import io.weir.format.FlowBatch;
import io.weir.format.HourPartition;

/**
 * Rows that become one part.
 *
 * @param hour the hour of their start_time
 * @param rows the rows
 */
record HourOfFlows(HourPartition hour, FlowBatch rows) {}
