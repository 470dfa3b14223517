/**
 * {@code weir.toml}: read, checked, with the place of every value.
 *
 * <p>Front door: {@link io.weir.format.config.RepositoryConfig}. May import: tomlj.
 */
@NullMarked
package io.weir.format.config;

import org.jspecify.annotations.NullMarked;
