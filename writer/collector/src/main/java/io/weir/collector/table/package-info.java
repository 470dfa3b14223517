/**
 * Flow records as delimited text with a header line: {@code nfdump -o csv}, SiLK's {@code rwcut},
 * and CSV with the names of our own columns. Front door: {@link
 * io.weir.collector.table.FlowTableReader}. Imports {@code io.weir.collector.wire} for labels and
 * times, {@code io.weir.format}, {@code io.weir.udfs} and FastCSV.
 */
@NullMarked
package io.weir.collector.table;

import org.jspecify.annotations.NullMarked;
