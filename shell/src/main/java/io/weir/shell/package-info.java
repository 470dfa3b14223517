@NullMarked
package io.weir.shell;

import org.jspecify.annotations.NullMarked;
