package io.weir.collector.wire.options;

import io.weir.collector.wire.element.FieldSpec;
import io.weir.collector.wire.octets.ApplicationId;
import io.weir.collector.wire.octets.Octets;
import io.weir.collector.wire.octets.TextCache;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Takes what one record of options data says into {@link ExporterOptions}. Of what a rate speaks,
 * its scope says: a sampler, an interface (0 is all of them), a template, a line card, else the
 * whole exporter. Not thread-safe: one owner.
 */
public final class OptionsReader {
    private static final int V9_SCOPE_INTERFACE = 2;
    private static final int V9_SCOPE_LINE_CARD = 3;
    private static final int V9_SCOPE_TEMPLATE = 5;
    private static final long NONE = -1;

    private final TextCache texts;
    private long sampler;
    private long ifIndex;
    private long lineCard;
    private long template;
    private long vrf;
    private long application;
    private long domain;
    private long interval;
    private long taken;
    private long left;
    private long sampled;
    private long population;
    private double probability;
    private String interfaceName = "";
    private String interfaceDescription = "";
    private String vrfName = "";
    private String applicationName = "";
    private String domainName = "";

    /** A reader that takes texts from {@code texts}. */
    public OptionsReader(TextCache texts) {
        this.texts = texts;
    }

    /**
     * Takes one record.
     *
     * @param templateId the options template that it belongs to
     * @param fields its fields
     * @param v9Scopes of these, from the first, how many are scope types of NetFlow v9
     * @param at where each field begins
     * @param length how long each is
     */
    public void read(
            ByteBuffer in,
            int templateId,
            List<FieldSpec> fields,
            int v9Scopes,
            int[] at,
            int[] length,
            ExporterOptions options) {
        reset();
        for (int i = 0; i < fields.size(); i++) {
            FieldSpec field = fields.get(i);
            if (i < v9Scopes) {
                scope(field.id(), in, at[i], length[i]);
            } else if (field.enterprise() == 0) {
                element(field.id(), in, at[i], length[i], templateId, options);
            }
        }
        keep(templateId, options);
    }

    private void reset() {
        sampler = NONE;
        ifIndex = NONE;
        lineCard = NONE;
        template = NONE;
        vrf = NONE;
        application = 0;
        domain = NONE;
        interval = 0;
        taken = 0;
        left = 0;
        sampled = 0;
        population = 0;
        probability = 0;
        interfaceName = "";
        interfaceDescription = "";
        vrfName = "";
        applicationName = "";
        domainName = "";
    }

    private void scope(int type, ByteBuffer in, int at, int length) {
        if (length == 0 || length > 8) {
            return;
        }
        long value = Octets.unsigned(in, at, length);
        if (type == V9_SCOPE_INTERFACE) {
            ifIndex = value;
        } else if (type == V9_SCOPE_LINE_CARD) {
            lineCard = value;
        } else if (type == V9_SCOPE_TEMPLATE) {
            template = value;
        }
    }

    private void element(
            int id, ByteBuffer in, int at, int length, int templateId, ExporterOptions options) {
        switch (id) {
            case 82 -> interfaceName = texts.get(in, at, length);
            case 83 -> interfaceDescription = texts.get(in, at, length);
            case 236 -> vrfName = texts.get(in, at, length);
            case 96 -> applicationName = texts.get(in, at, length);
            case 300 -> domainName = texts.get(in, at, length);
            case 95 -> application = ApplicationId.read(in, at, length);
            case 311 -> probability = length == Float.BYTES ? in.getFloat(at) : in.getDouble(at);
            default -> {
                if (length > 0 && length <= 8) {
                    number(id, Octets.unsigned(in, at, length), templateId, options);
                }
            }
        }
    }

    private void number(int id, long value, int templateId, ExporterOptions options) {
        switch (id) {
            case 10, 14 -> ifIndex = value;
            case 34, 50 -> interval = value > 0 ? value : interval;
            case 40, 41, 42, 164, 165, 166, 167, 168 ->
                    options.put(OptionKind.STATISTIC, id, value, templateId);
            case 48, 302 -> sampler = value;
            case 141 -> lineCard = value;
            case 145 -> template = value;
            case 149 -> domain = value;
            case 160 -> {
                if (value > 0) {
                    options.put(OptionKind.INIT_MILLIS, value, templateId);
                }
            }
            case 234, 235 -> vrf = value;
            case 305 -> taken = value;
            case 306 -> left = value;
            case 309 -> sampled = value;
            case 310 -> population = value;
            default -> {}
        }
    }

    private void keep(int owner, ExporterOptions options) {
        long rate = SamplingRate.of(interval, taken, left, sampled, population, probability);
        if (rate > 0) {
            keepRate(rate, owner, options);
        }
        String name = interfaceName.isEmpty() ? interfaceDescription : interfaceName;
        if (ifIndex != NONE && !name.isEmpty()) {
            options.put(OptionKind.INTERFACE_NAME, ifIndex, name, owner);
        }
        if (vrf != NONE && !vrfName.isEmpty()) {
            options.put(OptionKind.VRF_NAME, vrf, vrfName, owner);
        }
        if (application != 0 && !applicationName.isEmpty()) {
            options.put(OptionKind.APPLICATION_NAME, application, applicationName, owner);
        }
        if (!domainName.isEmpty()) {
            options.put(OptionKind.DOMAIN_NAME, domain, domainName, owner);
        }
    }

    private void keepRate(long rate, int owner, ExporterOptions options) {
        if (sampler != NONE) {
            options.put(OptionKind.SAMPLER_RATE, sampler, rate, owner);
        } else if (ifIndex > 0) {
            options.put(OptionKind.INTERFACE_RATE, ifIndex, rate, owner);
        } else if (template != NONE) {
            options.put(OptionKind.TEMPLATE_RATE, template, rate, owner);
        } else if (lineCard != NONE) {
            options.put(OptionKind.LINE_CARD_RATE, lineCard, rate, owner);
        } else {
            options.put(OptionKind.RATE, rate, owner);
        }
    }
}
