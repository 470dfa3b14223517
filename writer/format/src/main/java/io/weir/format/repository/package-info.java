/**
 * The repository folder: snapshots for readers, locks and commits for writers.
 *
 * <p>Front door: {@link io.weir.format.repository.Repository}. May import: the other packages of
 * this module.
 */
@NullMarked
package io.weir.format.repository;

import org.jspecify.annotations.NullMarked;
