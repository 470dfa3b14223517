@NullMarked
package io.weir.udfs;

import org.jspecify.annotations.NullMarked;
