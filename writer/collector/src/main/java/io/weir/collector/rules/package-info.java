/**
 * What the configuration says, in the form in which it is used: who may send, which sensor saw a
 * flow, what is known of exporters.
 *
 * <p>Front door: {@link io.weir.collector.rules.CollectionRules}. Imports {@code
 * io.weir.collector.listen}, {@code sensor}, {@code silk} and {@code wire}, {@code
 * io.weir.format.config} and {@code io.weir.udfs}.
 */
@NullMarked
package io.weir.collector.rules;

import org.jspecify.annotations.NullMarked;
