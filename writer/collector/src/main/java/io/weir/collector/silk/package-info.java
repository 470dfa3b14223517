/**
 * SiLK's own configuration: silk.conf(5) and sensor.conf(5), as SiLK 3.19 has them.
 *
 * <p>Front door: {@link io.weir.collector.silk.SilkConfiguration}. Imports {@code
 * io.weir.collector.sensor}, {@code io.weir.format.config} and {@code io.weir.udfs}.
 */
@NullMarked
package io.weir.collector.silk;

import org.jspecify.annotations.NullMarked;
