/** The driver's jar from outside: its content, and programs that have nothing else. */
@NullMarked
package io.weir.driver;

import org.jspecify.annotations.NullMarked;
