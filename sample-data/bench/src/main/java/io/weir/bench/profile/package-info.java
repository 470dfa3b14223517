/**
 * What the profile of the files costs and saves: the same flows written in many ways.
 *
 * <p>Front door: {@link io.weir.bench.profile.ProfileBench}. Asks through JDBC.
 */
@NullMarked
package io.weir.bench.profile;

import org.jspecify.annotations.NullMarked;
