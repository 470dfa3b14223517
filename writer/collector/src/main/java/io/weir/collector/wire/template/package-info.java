/**
 * Templates and the sessions they belong to, bounded in memory whatever is sent. Front door: {@link
 * io.weir.collector.wire.template.TemplateStore}. Imports {@code wire}, {@code wire.element},
 * {@code wire.record}, {@code wire.options} and {@code wire.state}.
 */
@NullMarked
package io.weir.collector.wire.template;

import org.jspecify.annotations.NullMarked;
