/**
 * Receive, keep, decode, commit. Front doors: {@link io.weir.collector.Collector} for programs,
 * {@link io.weir.collector.CollectorRun} for the command line. Imports {@code io.weir.format} and
 * the other packages of this module; no Netty.
 */
@NullMarked
package io.weir.collector;

import org.jspecify.annotations.NullMarked;
