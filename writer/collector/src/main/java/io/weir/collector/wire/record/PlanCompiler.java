package io.weir.collector.wire.record;

import io.weir.collector.wire.element.Element;
import io.weir.collector.wire.element.ElementType;
import io.weir.collector.wire.element.Elements;
import io.weir.collector.wire.element.FieldSpec;
import io.weir.collector.wire.element.Slot;
import io.weir.collector.wire.element.Use;
import io.weir.format.ColumnType;
import io.weir.format.FlowColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes plans of templates. Of an element that is there twice the first is taken (interface names
 * excepted); of elements for one slot the one that {@link Elements} prefers; of elements for one
 * column the preferred one that is not zero, and the last one as it is.
 */
public final class PlanCompiler {
    private static final Set<Slot> NO_FLOW =
            Set.of(
                    Slot.EVENT_SECONDS,
                    Slot.EVENT_MILLIS,
                    Slot.EVENT_NTP_MICROS,
                    Slot.EVENT_NTP_NANOS,
                    Slot.COLLECTED_MILLIS,
                    Slot.INIT_MILLIS);

    private record Candidate(int field, FieldSpec spec, Element element, FlowColumn column) {}

    private PlanCompiler() {}

    /** The plan of a template whose field lengths fit their types. */
    public static RecordPlan compile(List<FieldSpec> template) {
        List<Candidate> candidates = candidates(template);
        List<PlanStep> steps = new ArrayList<>();
        Set<Slot> slots = new HashSet<>();
        boolean givesFlows = false;
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            Slot slot = candidate.element.slot();
            if (slot != null) {
                if (slots.add(slot)) {
                    steps.add(slotStep(candidate, slot));
                    givesFlows |= !NO_FLOW.contains(slot);
                }
            } else {
                steps.add(columnStep(candidates, i));
                givesFlows |= candidate.column != FlowColumn.OBSERVATION_DOMAIN_ID;
            }
        }
        return new RecordPlan(template, steps, givesFlows);
    }

    /** A plan that only knows where records and fields begin and end. */
    public static RecordPlan layout(List<FieldSpec> template) {
        return new RecordPlan(template, List.of(), false);
    }

    private static List<Candidate> candidates(List<FieldSpec> template) {
        List<Candidate> candidates = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        boolean bidirectional = Elements.areBidirectional(template);
        boolean egress = false;
        for (int i = 0; i < template.size(); i++) {
            FieldSpec field = template.get(i);
            egress = namesEgress(field, egress);
            for (Element listed : Elements.of(field)) {
                Element element = bidirectional ? Elements.reversed(field, listed) : listed;
                FlowColumn column = column(element, egress);
                if (seen.add(List.of(field.enterprise(), field.id(), element.rank(), column))) {
                    candidates.add(new Candidate(i, field, element, column));
                }
            }
        }
        candidates.sort(Comparator.comparingInt(c -> c.element.rank()));
        return candidates;
    }

    /** A name of an interface is that of the egress one after a field that says so. */
    private static boolean namesEgress(FieldSpec field, boolean before) {
        if (field.enterprise() != 0) {
            return before;
        }
        return switch (field.id()) {
            case 10, 252, 368 -> false;
            case 14, 253, 369 -> true;
            default -> before;
        };
    }

    private static FlowColumn column(Element element, boolean egress) {
        if (element.use() == Use.INTERFACE_NAME) {
            return egress ? FlowColumn.OUT_IF_NAME : FlowColumn.IN_IF_NAME;
        }
        FlowColumn column = element.column();
        return column == null ? FlowColumn.SENSOR : column;
    }

    private static PlanStep slotStep(Candidate candidate, Slot slot) {
        ElementType type = candidate.element.type();
        Step step =
                type == ElementType.NTP
                        ? Step.SLOT_BITS
                        : type == ElementType.FLOAT64 ? Step.SLOT_FLOAT : Step.SLOT;
        return new PlanStep(step, candidate.field, candidate.column, slot, false, false);
    }

    private static PlanStep columnStep(List<Candidate> candidates, int index) {
        Candidate candidate = candidates.get(index);
        boolean guarded = false;
        boolean yields = false;
        for (int i = 0; i < candidates.size(); i++) {
            Candidate other = candidates.get(i);
            if (other.element.slot() == null && other.column == candidate.column && i != index) {
                guarded |= i < index;
                yields |= i > index;
            }
        }
        return new PlanStep(
                step(candidate.element.use(), candidate.element.type(), candidate.column),
                candidate.field,
                candidate.column,
                Slot.BYTES,
                yields,
                guarded);
    }

    private static Step step(Use use, ElementType type, FlowColumn column) {
        return switch (use) {
            case NUMBER ->
                    type == ElementType.UNSIGNED32 && column.type() != ColumnType.BIGINT
                            ? Step.WIDE_NUMBER
                            : Step.NUMBER;
            case DSCP -> Step.DSCP;
            case SLOT -> Step.SLOT;
            case IPV4 -> Step.IPV4;
            case IPV6 -> Step.IPV6;
            case MAC -> Step.MAC;
            case TEXT, INTERFACE_NAME -> Step.TEXT;
            case HEX -> Step.HEX;
            case APPLICATION -> Step.APPLICATION;
            case LABEL -> Step.LABEL;
            case INGRESS_ACL -> Step.INGRESS_ACL;
            case EGRESS_ACL -> Step.EGRESS_ACL;
            case NBAR_FIELD -> Step.NBAR_FIELD;
            case NESTED -> Step.NESTED;
            case FRAME -> Step.FRAME;
            case PACKET -> Step.PACKET;
        };
    }
}
