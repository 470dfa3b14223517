/**
 * Capture files, from a stream of bytes to UDP datagrams, in bounded memory. Front door: {@link
 * io.weir.collector.capture.DatagramReader}. Imports {@code io.weir.collector.wire} for {@code
 * Datagram}; knows nothing of protocols above UDP, of rows or of the repository.
 */
@NullMarked
package io.weir.collector.capture;

import org.jspecify.annotations.NullMarked;
