/**
 * Brings files into a repository: captures of export datagrams and printed flow tables. Front door:
 * {@link io.weir.collector.importer.FileImport}. Imports the packages {@code capture}, {@code
 * table}, {@code text} and {@code wire} of this module, and {@code io.weir.format}.
 */
@NullMarked
package io.weir.collector.importer;

import org.jspecify.annotations.NullMarked;
