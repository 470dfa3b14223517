package io.weir.udfs.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowTypesTest {
    /** SiLK's site/twoway/packlogic-twoway.c, its decision table written out. */
    @ParameterizedTest
    @CsvSource({
        "EXTERNAL, NULL, 6, 1024, 80, innull",
        "EXTERNAL, INTERNAL, 6, 40000, 80, inweb",
        "EXTERNAL, INTERNAL, 6, 443, 40000, inweb",
        "EXTERNAL, INTERNAL, 6, 40000, 8080, inweb",
        "EXTERNAL, INTERNAL, 6, 40000, 8443, in",
        "EXTERNAL, INTERNAL, 17, 40000, 443, in",
        "EXTERNAL, INTERNAL, 1, 0, 0, in",
        "EXTERNAL, INTERNAL, 6, 40000, 22, in",
        "EXTERNAL, EXTERNAL, 6, 40000, 80, ext2ext",
        "EXTERNAL, UNKNOWN, 6, 40000, 80, other",
        "INTERNAL, NULL, 6, 40000, 80, outnull",
        "INTERNAL, EXTERNAL, 6, 40000, 80, outweb",
        "INTERNAL, EXTERNAL, 6, 8080, 40000, outweb",
        "INTERNAL, EXTERNAL, 17, 40000, 53, out",
        "INTERNAL, EXTERNAL, 58, 0, 0, out",
        "INTERNAL, EXTERNAL, -1, 80, 80, out",
        "INTERNAL, INTERNAL, 6, 40000, 80, int2int",
        "INTERNAL, UNKNOWN, 6, 40000, 80, other",
        "NULL, INTERNAL, 6, 40000, 80, other",
        "NULL, NULL, 6, 40000, 80, other",
        "UNKNOWN, EXTERNAL, 6, 40000, 80, other",
        "UNKNOWN, NULL, 6, 40000, 80, other",
    })
    void typeFollowsSilksPackingLogic(
            NetworkKind source,
            NetworkKind destination,
            int protocol,
            int sourcePort,
            int destinationPort,
            String type) {
        assertThat(
                        FlowTypes.classify(
                                        source, destination, protocol, sourcePort, destinationPort)
                                .text())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "false, true, 6, 40000, 443, inweb",
        "false, true, 17, 40000, 443, in",
        "true, false, 6, 80, 40000, outweb",
        "true, false, 6, 25, 40000, out",
        "true, true, 6, 40000, 443, int2int",
        "false, false, 6, 40000, 443, ext2ext",
    })
    void defaultSensorCallsAllThatIsNotInternalExternal(
            boolean sourceInternal,
            boolean destinationInternal,
            int protocol,
            int sourcePort,
            int destinationPort,
            String type) {
        assertThat(
                        FlowTypes.classify(
                                        sourceInternal,
                                        destinationInternal,
                                        protocol,
                                        sourcePort,
                                        destinationPort)
                                .text())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "OUT, 1001, INNULL",
        "IN, 1002, OUTNULL",
        "INWEB, 1003, INNULL",
        "EXT2EXT, 0, INNULL",
        "INT2INT, 0, OUTNULL",
        "OUTWEB, 1004, OUTNULL",
        "OTHER, 0, OTHER",
    })
    void deniedFlowEndsInNull(FlowType type, int extendedEvent, FlowType expected) {
        assertThat(FlowTypes.whenDenied(type, extendedEvent)).isEqualTo(expected);
    }

    /** Ids of SiLK's site/twoway/silk.conf. */
    @ParameterizedTest
    @CsvSource({
        "IN, 0",
        "OUT, 1",
        "INWEB, 2",
        "OUTWEB, 3",
        "INNULL, 4",
        "OUTNULL, 5",
        "INT2INT, 6",
        "EXT2EXT, 7",
        "INICMP, 8",
        "OUTICMP, 9",
        "OTHER, 10"
    })
    void idsAreThoseOfSilk(FlowType type, int id) {
        assertThat(type.silkId()).isEqualTo(id);
    }
}
