/**
 * The write-ahead log of raw datagrams: what was received survives the death of the process, and
 * what was synced survives a power cut. It is also the queue between the receiving thread and the
 * deciding one.
 *
 * <p>Front door: {@link io.weir.collector.spool.Spool}. Imports {@code io.weir.format} and {@code
 * io.weir.collector.wire}.
 */
@NullMarked
package io.weir.collector.spool;

import org.jspecify.annotations.NullMarked;
