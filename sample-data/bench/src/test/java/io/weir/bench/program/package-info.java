/** What the smoke runs start. */
@NullMarked
package io.weir.bench.program;

import org.jspecify.annotations.NullMarked;
