@NullMarked
package io.weir.sql;

import org.jspecify.annotations.NullMarked;
