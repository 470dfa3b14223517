package io.weir.format.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.weir.format.CorruptFileException;
import io.weir.format.index.ImportList.Entry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportListTest {
    private static final Path NAME = Path.of("_imports.3");
    private static final String SHA = "0123456789abcdef".repeat(4);

    @Test
    void anEntryComesBackWithItsDescription() throws Exception {
        ImportList list = ImportList.EMPTY.with(List.of(new Entry(SHA, 3, "Büro, März.pcap")));

        ImportList read = ImportList.decode(NAME, list.encode());

        assertThat(read.find(SHA)).isEqualTo(new Entry(SHA, 3, "Büro, März.pcap"));
        assertThat(read.find("f".repeat(64))).isNull();
    }

    @Test
    void aDescriptionCannotMakeALineOfItsOwn() throws Exception {
        Entry entry = new Entry(SHA, 3, "a\nb\r\u0085\u2028c");
        ImportList list = ImportList.EMPTY.with(List.of(entry));

        assertThat(ImportList.decode(NAME, list.encode()).find(SHA))
                .isEqualTo(new Entry(SHA, 3, "a b   c"));
    }

    @Test
    void whatIsNoDigestIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry("ABC", 1, "x"))
                .withMessageContaining("64 lower-case hexadecimal digits");
    }

    @Test
    void everyChangedByteIsFound() {
        byte[] good = ImportList.EMPTY.with(List.of(new Entry(SHA, 3, "x.pcap"))).encode();
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            assertThatExceptionOfType(CorruptFileException.class)
                    .isThrownBy(() -> ImportList.decode(NAME, bad));
        }
    }
}
