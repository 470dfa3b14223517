package io.weir.collector.wire.ipfix;

import static io.weir.collector.wire.ipfix.ExportBytes.ipfix;
import static io.weir.collector.wire.ipfix.ExportBytes.join;
import static io.weir.collector.wire.ipfix.ExportBytes.optionsTemplate;
import static io.weir.collector.wire.ipfix.ExportBytes.set;
import static io.weir.collector.wire.ipfix.ExportBytes.template;
import static io.weir.collector.wire.ipfix.ExportBytes.u32;
import static io.weir.collector.wire.ipfix.ExportBytes.u64;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.ExporterPolicy;
import io.weir.collector.wire.template.TemplateLimits;
import io.weir.format.FlowColumn;
import org.junit.jupiter.api.Test;

/** What becomes of the times that records can have; {@code EXPORT} is a second before reception. */
class RecordTimesTest {
    private static final long EXPORT = ExportBytes.EXPORT_SECONDS * 1000L;
    private static final long DAY = 86_400_000;

    /** Seconds from 1900 to {@code EXPORT}. */
    private static final long NTP = ExportBytes.EXPORT_SECONDS + 2_208_988_800L;

    private TestDecoder decoder = new TestDecoder();

    @Test
    void microsecondsOfTheNtpFormatAreTheNearestOnes() {
        // 0.123456 s in 2^-32 s, cut: 530,239,482
        record("8:4 154:8", u32(1), u64(NTP << 32 | 530_239_482L));
        assertValue(FlowColumn.START_NS, EXPORT * 1_000_000 + 123_456_000);
        assertValue(FlowColumn.START_TIME, EXPORT + 123);
    }

    @Test
    void theClockOfReceptionMovesNanosecondsToo() {
        ExporterPolicy policy = new ExporterPolicy(null, 0, false, ExporterPolicy.Clock.RECEIVED);
        decoder = new TestDecoder(TemplateLimits.DEFAULT, (high, low) -> policy);
        record("8:4 156:8 157:8", u32(1), u64((NTP - 3) << 32), u64((NTP - 2) << 32));
        assertValue(FlowColumn.START_TIME, EXPORT - 2000);
        assertValue(FlowColumn.START_NS, (EXPORT - 2000) * 1_000_000);
        assertValue(FlowColumn.END_TIME, EXPORT - 1000);
        assertValue(FlowColumn.END_NS, (EXPORT - 1000) * 1_000_000);
    }

    @Test
    void timesThatAreNotBelievedLeaveNoNanoseconds() {
        record("8:4 156:8 157:8", u32(1), u64(3_100_000_000L << 32), u64(3_100_000_001L << 32));
        assertValue(FlowColumn.START_TIME, TestDecoder.RECEIVED);
        assertValue(FlowColumn.END_TIME, TestDecoder.RECEIVED + 1000);
        assertValue(FlowColumn.TIME_QUALITY, 2L);
        assertNone(FlowColumn.START_NS);
        assertNone(FlowColumn.END_NS);
    }

    @Test
    void aTimeOfZeroIsNoneWhereThereIsAnother() {
        record("8:4 152:8 150:4", u32(1), u64(0), u32(ExportBytes.EXPORT_SECONDS - 5));
        assertValue(FlowColumn.START_TIME, EXPORT - 5000);
        record("8:4 152:8 153:8 151:4", u32(1), u64(EXPORT - 9), u64(0), u32(EXPORT / 1000));
        assertValue(FlowColumn.START_TIME, EXPORT - 9);
        assertValue(FlowColumn.END_TIME, EXPORT);
    }

    @Test
    void aDurationInMicrosecondsGivesTheEnd() {
        record("8:4 152:8 162:4", u32(1), u64(EXPORT - 9000), u32(2_500_999));
        assertValue(FlowColumn.START_TIME, EXPORT - 9000);
        assertValue(FlowColumn.END_TIME, EXPORT - 6500);
    }

    @Test
    void theStartOfTheDeviceMayBeSaidInDomainZero() {
        decoder.decode(
                ipfix(
                        0,
                        0,
                        set(3, optionsTemplate(300, "144:4", "160:8")),
                        set(300, u32(1), u64(EXPORT - 10_000))));
        decoder.decode(
                ipfix(
                        0,
                        3,
                        set(2, template(256, "8:4 22:4 21:4")),
                        set(256, u32(1), u32(1000), u32(3000))));
        assertValue(FlowColumn.START_TIME, EXPORT - 9000);
        assertValue(FlowColumn.END_TIME, EXPORT - 7000);
    }

    @Test
    void anUptimeThatWrappedSinceTheStartOfTheDeviceIsRepairedInThatRecordOnly() {
        long init = EXPORT - 4_300_000_000L;
        record("8:4 160:8 22:4 21:4", u32(1), u64(init), u32(5_030_704), u32(5_031_704));
        assertValue(FlowColumn.START_TIME, EXPORT - 2000);
        assertValue(FlowColumn.END_TIME, EXPORT - 1000);
        assertValue(FlowColumn.TIME_QUALITY, 1L);
        record("8:4 152:8", u32(1), u64(EXPORT - 5));
        assertValue(FlowColumn.TIME_QUALITY, 0L);
    }

    @Test
    void theReceptionOfACollectorBeforeThisOneIsBelievedFrom2000ToADayAhead() {
        long ahead = TestDecoder.RECEIVED + DAY;
        assertThat(receivedWhereTheRecordSays(ahead)).isEqualTo(ahead);
        assertThat(receivedWhereTheRecordSays(ahead + 1)).isEqualTo(TestDecoder.RECEIVED);
        assertThat(receivedWhereTheRecordSays(946_684_800_000L)).isEqualTo(946_684_800_000L);
        assertThat(receivedWhereTheRecordSays(946_684_799_999L)).isEqualTo(TestDecoder.RECEIVED);
    }

    private Object receivedWhereTheRecordSays(long millis) {
        record("8:4 152:8 258:8", u32(1), u64(EXPORT), u64(millis));
        return String.valueOf(decoder.value(FlowColumn.RECEIVED_TIME)).transform(Long::valueOf);
    }

    private void record(String fields, byte[]... values) {
        decoder.decode(ipfix(0, 0, set(2, template(256, fields)), set(256, join(values))));
    }

    private void assertValue(FlowColumn column, long value) {
        assertThat(decoder.value(column)).as(column.sqlName()).isEqualTo(value);
    }

    private void assertNone(FlowColumn column) {
        assertThat(decoder.value(column)).as(column.sqlName()).isNull();
    }
}
