/** Holds the recordings' truth against what Weir answers, and runs the demo as its user does. */
@NullMarked
package io.weir.sample;

import org.jspecify.annotations.NullMarked;
