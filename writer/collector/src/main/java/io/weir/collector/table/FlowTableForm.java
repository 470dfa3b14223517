package io.weir.collector.table;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who printed a flow table; each has names of its own in the header. */
public enum FlowTableForm {
    /** {@code nfdump -o csv}, of 1.7.1 ({@code ts,te,td,sa,…}) and of later versions. */
    NFDUMP(NfdumpFields::of, "sa", "srcaddr"),
    /** SiLK's {@code rwcut}; a name may be cut to the width of its column. */
    RWCUT(RwcutFields::of, "sip", "dip"),
    /** The columns of the table {@code flows}, as {@code weir -F csv} prints them. */
    WEIR(WeirFields::of, "src_addr", "dst_addr");

    private interface Names {
        @Nullable TableField find(String name);
    }

    @SuppressWarnings("ImmutableEnumChecker") // a method without state
    private final Names names;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> addresses;

    FlowTableForm(Names names, String... addresses) {
        this.names = names;
        this.addresses = List.of(addresses);
    }

    /** For messages: {@code nfdump csv}, {@code rwcut}, {@code weir csv}. */
    public String text() {
        String name = name().toLowerCase(Locale.ROOT);
        return this == RWCUT ? name : name + " csv";
    }

    /** The field that a header's name stands for, or null. */
    @Nullable TableField field(String name) {
        return names.find(name);
    }

    /** Whether one of the names, in lower case, is that of an address. */
    boolean hasAddresses(Set<String> kept) {
        return addresses.stream().anyMatch(kept::contains);
    }
}
