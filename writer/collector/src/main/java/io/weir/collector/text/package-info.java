/**
 * Flow tables as routers print them: Cisco's {@code show ip cache flow} and FreeBSD's {@code
 * flowctl show}. Front doors: {@link io.weir.collector.text.FlowTextScan}, which says what a text
 * holds, and {@link io.weir.collector.text.FlowTextReader}, which turns it into rows. Imports
 * {@code io.weir.collector.wire} for the labels, {@code io.weir.format} and {@code io.weir.udfs}.
 */
@NullMarked
package io.weir.collector.text;

import org.jspecify.annotations.NullMarked;
