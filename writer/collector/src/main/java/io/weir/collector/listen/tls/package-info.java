/**
 * TLS with certificates on both sides (RFC 7011, 11).
 *
 * <p>Front door: {@link io.weir.collector.listen.tls.TlsServer}. Imports Netty.
 */
@NullMarked
package io.weir.collector.listen.tls;

import org.jspecify.annotations.NullMarked;
