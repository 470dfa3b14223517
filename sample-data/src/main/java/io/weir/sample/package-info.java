/**
 * The demo, and what prepares fast starts. Front doors: {@link io.weir.sample.Demo} and {@link
 * io.weir.sample.Training}. May import everything; no product code imports this.
 */
@NullMarked
package io.weir.sample;

import org.jspecify.annotations.NullMarked;
