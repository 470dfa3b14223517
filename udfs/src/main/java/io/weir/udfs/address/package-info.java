/**
 * IPv4 and IPv6 addresses as 16 bytes or two longs, their text, prefixes and sets of prefixes. An
 * IPv4 address a.b.c.d is held as {@code ::ffff:a.b.c.d} (RFC 4291, 2.5.5.2), so that byte order is
 * address order with all of IPv4 in one block. Front doors: {@link io.weir.udfs.address.Addresses},
 * {@link io.weir.udfs.address.Prefix}, {@link io.weir.udfs.address.PrefixSet}. Imports the JDK
 * only.
 */
@NullMarked
package io.weir.udfs.address;

import org.jspecify.annotations.NullMarked;
