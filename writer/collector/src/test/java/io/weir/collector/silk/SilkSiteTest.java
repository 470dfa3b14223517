package io.weir.collector.silk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.weir.collector.sensor.Sensor;
import io.weir.format.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilkSiteTest {
    private static final String PROBE =
            """
            probe P netflow-v5
              listen-on-port 9901
              protocol udp
            end probe
            """;

    @TempDir private Path folder;

    @Test
    void theSiteNamesSensorsAndTheirClasses() throws Exception {
        Path site =
                file(
                        "silk.conf",
                        """
                        version 2
                        sensor 0 S0  "Edge # one"   # a comment
                        sensor 1 S1
                        include "more.conf"
                        group all-of-them
                          sensors S0 S1
                        end group
                        class all
                          sensors @all-of-them
                          type 0 in in
                          type 2 inweb iw
                          default-types in inweb
                        end class
                        class lab
                          sensors S2
                        end class
                        default-class all
                        path-format "%T/%Y/%m/%d/%x"
                        packing-logic "packlogic-twoway.so"
                        """);
        file("more.conf", "sensor 2 S2\n");
        String block = "netflow-v5-probes P\ninternal-ipblocks 10.0.0.0/8\nend sensor\n";
        Path conf = file("sensors.conf", PROBE + "sensor S1\n" + block + "sensor S2\n" + block);

        assertThat(SilkConfiguration.read(site, conf).sensors())
                .extracting(Sensor::name, Sensor::sensorClass)
                .containsExactly(tuple("S1", "all"), tuple("S2", "lab"));

        file("sensors.conf", PROBE + "sensor S3\n" + block);
        ConfigException error =
                catchThrowableOfType(
                        ConfigException.class, () -> SilkConfiguration.read(site, conf));
        assertThat(error)
                .hasMessage(
                        conf
                                + ":5:8: sensor: expected a sensor that silk.conf defines, got"
                                + " \"S3\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version 3 | 1:9: version: expected 1 or 2, got \"3\"",
                "sensor 0 | 1:1: sensor: expected a number, a name and perhaps a description, such"
                        + " as sensor 0 S0 \"Edge\", got 1 values",
                "class all;sensors S0;end class | 2:9: sensors: expected a sensor that is defined"
                        + " before, got \"S0\"",
                "class all;type 0 inn;end class | 2:8: type: expected a type of SiLK's site twoway,"
                        + " such as in or outweb, got \"inn\"",
                "packing-logic \"packlogic-generic.so\" | 1:15: packing-logic: expected"
                        + " \"packlogic-twoway.so\", the rules that Weir follows, got"
                        + " \"packlogic-generic.so\"",
                "class all | 1:1: class: expected \"end class\" after it, got none",
                "sensors S0 | 1:1: sensors: expected version, sensor, class, default-class, group,"
                        + " include, path-format or packing-logic, got \"sensors\"",
                "sensor 0 S0 \"Edge | 1:13: expected a closing double quote, got the end of the"
                        + " line",
                "sensor 0 S0;sensor 0 S1 | 2:8: sensor: expected each sensor number once, got"
                        + " \"0\"",
            })
    void aWrongSiteIsRefusedWithItsPlace(String lines, String message) throws Exception {
        Path site = file("silk.conf", lines.replace(';', '\n') + "\n");
        Path conf = file("sensors.conf", "");

        assertThat(
                        catchThrowableOfType(
                                ConfigException.class, () -> SilkConfiguration.read(site, conf)))
                .hasMessage(site + ":" + message);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
