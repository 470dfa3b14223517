@NullMarked
package io.weir.sample;

import org.jspecify.annotations.NullMarked;
