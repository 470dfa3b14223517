@NullMarked
package io.weir.engine;

import org.jspecify.annotations.NullMarked;
