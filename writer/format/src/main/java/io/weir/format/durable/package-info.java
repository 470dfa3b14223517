/**
 * Files that survive a power cut: written, forced to disk, renamed into place.
 *
 * <p>Front door: {@link io.weir.format.durable.DurableFiles}. May import: the JDK.
 */
@NullMarked
package io.weir.format.durable;

import org.jspecify.annotations.NullMarked;
