package io.weir.collector.wire.ipfix;

import io.weir.collector.wire.template.Template;
import org.jspecify.annotations.Nullable;

/**
 * What a template record of a message does.
 *
 * @param set the set that it is in
 * @param id of the template; 2 or 3 is a withdrawal of all
 * @param template the definition; null for a withdrawal
 */
record TemplateChange(int set, int id, @Nullable Template template) {}
