package io.weir.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.format.config.FsyncPolicy;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolSyncTest {
    @TempDir private Path folder;

    @Test
    void aSyncThatFailedIsFinal() throws Exception {
        SpoolSync sync = sync(FsyncPolicy.EACH_BATCH);
        FileChannel closed = segment("closed");
        closed.close();
        assertThatThrownBy(() -> sync.force(closed)).isInstanceOf(IOException.class);
        assertThatThrownBy(sync::throwIfFailed)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("start the collector again");
        try (FileChannel good = segment("good")) {
            assertThatThrownBy(() -> sync.force(good)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aSegmentThatIsFinishedIsForcedAndClosedBeforeTheEnd() throws Exception {
        SpoolSync sync = sync(FsyncPolicy.INTERVAL);
        FileChannel channel = segment("finished");
        sync.begin(channel);
        sync.finish(channel);
        sync.stop(0);
        sync.start();
        sync.stop(60_000);
        assertThat(channel.isOpen()).isFalse();
    }

    private SpoolSync sync(FsyncPolicy policy) {
        return new SpoolSync(folder, new SpoolOptions(policy, Duration.ofHours(1), 1));
    }

    private FileChannel segment(String name) throws IOException {
        return FileChannel.open(
                folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
