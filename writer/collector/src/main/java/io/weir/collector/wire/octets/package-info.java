/** Numbers and texts in octets, without allocation where that can be. Imports only the JDK. */
@NullMarked
package io.weir.collector.wire.octets;

import org.jspecify.annotations.NullMarked;
