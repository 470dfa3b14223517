/**
 * The functions of Weir's SQL: pure, and each described once. Front door: {@link
 * io.weir.udfs.FlowFunctions}, the list from which every engine's registration, the documentation
 * and the shell's completion are made. Imports the JDK only.
 */
@NullMarked
package io.weir.udfs;

import org.jspecify.annotations.NullMarked;
