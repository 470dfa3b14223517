@NullMarked
package io.weir.format;

import org.jspecify.annotations.NullMarked;
