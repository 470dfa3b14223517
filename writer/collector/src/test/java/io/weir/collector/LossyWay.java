package io.weir.collector;

import io.weir.collector.ExportForm.Content;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What an exporter sent and what a network made of it: some datagrams got lost, some came late,
 * some twice, some broken, some with flows whose template nobody knows. Which ones is a matter of
 * the seed; the account in {@link #known} is kept where they are made.
 */
final class LossyWay {
    private static final int DATAGRAMS = 400;

    /**
     * So many at the beginning and at the end come as they were sent. Those at the beginning differ
     * in their flows, and one has options, so that they show how the exporter counts.
     */
    private static final int CLEAN = 10;

    private static final int FIRST_OPTIONS = 3;

    private static final int FARTHEST = 5;

    /** A little before the sequence wraps. */
    private static final int FIRST_SEQUENCE = -1000;

    private enum Fate {
        FINE,
        LOST,
        LATE,
        TWICE,
        BROKEN,
        UNKNOWN
    }

    /** A datagram that arrives, and when. */
    private record Arrival(double time, ByteBuffer datagram) {
        Arrival(double time, byte[] datagram) {
            this(time, ByteBuffer.wrap(datagram));
        }
    }

    /**
     * What became of all units.
     *
     * @param flows flows that a collector can have
     */
    record Known(
            long datagrams,
            long flows,
            long announced,
            long decoded,
            long undecodable,
            long malformed,
            long lost,
            long duplicate,
            long uncertain) {
        @Override
        public String toString() {
            return "%d datagrams, %d flows, %d announced, %d decoded, %d undecodable, %d malformed, %d lost, %d duplicate, %d uncertain"
                    .formatted(
                            datagrams,
                            flows,
                            announced,
                            decoded,
                            undecodable,
                            malformed,
                            lost,
                            duplicate,
                            uncertain);
        }
    }

    private final ExportForm form;
    private final boolean isStream;
    private final Random random;
    private final List<Arrival> arrivals = new ArrayList<>();
    private int sequence = FIRST_SEQUENCE;
    private long flows;
    private long announced;
    private long decoded;
    private long undecodable;
    private long malformed;
    private long lost;
    private long duplicate;
    private long uncertain;

    /** Over a stream nothing comes late or twice; messages may be lost before they are sent. */
    LossyWay(ExportForm form, boolean isStream, long seed) {
        this.form = form;
        this.isStream = isStream;
        this.random = new Random(seed);
        Fate before = Fate.FINE;
        for (int number = 0; number < DATAGRAMS; number++) {
            boolean clean = number < CLEAN || number >= DATAGRAMS - CLEAN;
            Fate fate = clean ? Fate.FINE : fate();
            before = isAmbiguous(before, fate) ? Fate.FINE : fate;
            export(number, before);
        }
        arrivals.sort(Comparator.comparingDouble(Arrival::time));
    }

    /** Datagrams in the order in which they arrive. */
    List<byte[]> datagrams() {
        return arrivals.stream().map(arrival -> arrival.datagram().array()).toList();
    }

    /** The account that a collector must come to. */
    Known known() {
        return new Known(
                arrivals.size(),
                flows,
                announced,
                decoded,
                undecodable,
                malformed,
                lost,
                duplicate,
                uncertain);
    }

    private Fate fate() {
        Fate[] all = Fate.values();
        Fate fate = random.nextInt(3) == 0 ? all[1 + random.nextInt(all.length - 1)] : Fate.FINE;
        return switch (fate) {
            case FINE, LOST, BROKEN -> fate;
            case LATE, TWICE -> isStream ? Fate.FINE : fate;
            case UNKNOWN -> hasTemplates() ? fate : Fate.FINE;
        };
    }

    /** Of a gap beside records that nobody can count, nobody can say whose it is. */
    private boolean isAmbiguous(Fate before, Fate fate) {
        boolean besideIt =
                isUncountable(before)
                        ? fate != Fate.FINE
                        : before == Fate.LOST && (isUncountable(fate) || fate == Fate.LATE);
        return isIpfix() && besideIt;
    }

    private static boolean isUncountable(Fate fate) {
        return fate == Fate.BROKEN || fate == Fate.UNKNOWN;
    }

    private boolean hasTemplates() {
        return switch (form.protocol()) {
            case NETFLOW_V9, IPFIX -> true;
            case NETFLOW_V5, SFLOW_V5 -> false;
        };
    }

    private boolean isIpfix() {
        return switch (form.protocol()) {
            case IPFIX -> true;
            case NETFLOW_V5, NETFLOW_V9, SFLOW_V5 -> false;
        };
    }

    private void export(int number, Fate fate) {
        boolean hasOptions =
                number == FIRST_OPTIONS
                        || (number > FIRST_OPTIONS && fate == Fate.FINE && random.nextInt(4) == 0);
        Content content =
                new Content(
                        number,
                        2 + (number < CLEAN ? number : random.nextInt(19)),
                        fate == Fate.UNKNOWN ? 1 + random.nextInt(9) : 0,
                        isIpfix() && hasOptions);
        byte[] datagram = form.encode(sequence, content);
        int units = form.units(content);
        sequence += units;
        announced += units;
        double later = number + 0.5 + random.nextInt(FARTHEST);
        switch (fate) {
            case FINE -> arrives(number, datagram, content.flows(), units);
            case LATE -> arrives(later, datagram, content.flows(), units);
            case TWICE -> {
                arrives(number, datagram, content.flows(), units);
                arrivals.add(new Arrival(later, datagram));
                announced += units;
                duplicate += units;
            }
            case LOST -> lost += units;
            case BROKEN -> broken(number, form.broken(datagram), units);
            case UNKNOWN -> unknown(content, datagram);
        }
    }

    private void arrives(double time, byte[] datagram, int itsFlows, int units) {
        arrivals.add(new Arrival(time, datagram));
        flows += itsFlows;
        decoded += units;
    }

    private void broken(int number, byte[] datagram, int units) {
        arrivals.add(new Arrival(number, datagram));
        if (isIpfix()) {
            uncertain += units;
        } else {
            malformed += units;
        }
    }

    private void unknown(Content content, byte[] datagram) {
        arrivals.add(new Arrival(content.number(), datagram));
        flows += content.flows();
        if (isIpfix()) {
            decoded += content.flows();
            uncertain += content.unknown();
        } else {
            undecodable++;
        }
    }
}
