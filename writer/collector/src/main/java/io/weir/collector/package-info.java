@NullMarked
package io.weir.collector;

import org.jspecify.annotations.NullMarked;
