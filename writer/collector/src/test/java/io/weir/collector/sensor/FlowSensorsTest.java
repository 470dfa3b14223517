package io.weir.collector.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.Datagram;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowSensorsTest {
    @Test
    void aSenderThatSendsToTwoPortsInTurnHasTwoSensors() {
        FlowSensors sensors = new FlowSensors(List.of(sensor("a", 2055), sensor("b", 9995)));
        assertThat(labeled(sensors, 2055)).isEqualTo("a");
        assertThat(labeled(sensors, 9995)).isEqualTo("b");
        assertThat(labeled(sensors, 2055)).isEqualTo("a");
        assertThat(labeled(sensors, 6343)).isEqualTo("none");
    }

    @Test
    void interfacesOfMoreThanSixteenBitsAreFoundInWhateverOrderTheyAreSaid() {
        InterfaceSet numbers = InterfaceSet.of(List.of(300_000L, 65_536L, 7L, 100_000L, 65_535L));
        for (long number : new long[] {7, 65_535, 65_536, 100_000, 300_000}) {
            assertThat(numbers.contains(number)).as("%d", number).isTrue();
        }
        for (long number : new long[] {0, 8, 65_537, 99_999, 300_001, 4_294_967_295L}) {
            assertThat(numbers.contains(number)).as("%d", number).isFalse();
        }
    }

    private static Sensor sensor(String name, long port) {
        InterfaceSet ports = InterfaceSet.of(List.of(port));
        return new Sensor(
                name,
                "all",
                List.of(new FlowSource(0, ports, null, null, false, true)),
                List.of(),
                new SensorNetworks(Members.NONE, Members.NONE, Members.NONE, null, null));
    }

    private static String labeled(FlowSensors sensors, int port) {
        sensors.begin(Datagram.udp(0, 0, 1, 40_000, port, ByteBuffer.allocate(0)));
        FlowBatch rows = new FlowBatch(1);
        int row = rows.add();
        rows.setLong(FlowColumn.EXPORT_VERSION, row, 9);
        rows.setLong(FlowColumn.SRC_PORT, row, 1);
        rows.setLong(FlowColumn.DST_PORT, row, 2);
        sensors.label(rows, row, port);
        return String.valueOf(rows.getText(FlowColumn.SENSOR, row));
    }
}
