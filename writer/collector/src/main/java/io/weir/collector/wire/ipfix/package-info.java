/**
 * The decoders of NetFlow v9 (RFC 3954) and IPFIX (RFC 7011): {@link
 * io.weir.collector.wire.ipfix.NetFlow9Decoder} and {@link
 * io.weir.collector.wire.ipfix.IpfixDecoder} read headers, {@link
 * io.weir.collector.wire.ipfix.MessageDecoder} what both have in common. Imports {@code wire} and
 * its packages for templates, options and records.
 */
@NullMarked
package io.weir.collector.wire.ipfix;

import org.jspecify.annotations.NullMarked;
