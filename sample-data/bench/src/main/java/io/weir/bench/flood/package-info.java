/**
 * The flood: whole collectors under a load of export datagrams, Weir beside nfcapd.
 *
 * <p>Front door: {@link io.weir.bench.flood.Flood}. Imports the JDK and the mix alone, so that what
 * it sends and what it counts owe nothing to the code that it measures.
 */
@NullMarked
package io.weir.bench.flood;

import org.jspecify.annotations.NullMarked;
