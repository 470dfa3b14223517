/**
 * The vocabulary of traffic analysts: flow types by SiLK's rules, TCP flag letters, names of
 * protocols, ports and ICMP messages, time buckets and rates, as static methods on primitives.
 * Front doors: {@link io.weir.udfs.traffic.FlowTypes} and the classes named after what they know.
 * Imports the JDK only.
 */
@NullMarked
package io.weir.udfs.traffic;

import org.jspecify.annotations.NullMarked;
