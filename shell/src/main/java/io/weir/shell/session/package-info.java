/**
 * A connection at work: runs statements, prints their results, cancels them, shows progress,
 * explains errors.
 *
 * <p>Front door: {@link io.weir.shell.session.Session}. May import: {@code java.sql}, {@code cell},
 * {@code output}, {@code input}.
 */
@NullMarked
package io.weir.shell.session;

import org.jspecify.annotations.NullMarked;
