package io.weir.engine;

import io.weir.format.DataFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where a scan finds its files. */
interface FileSource {
    /** The files of the hours that overlap the range; {@code toMillis} is the first after it. */
    List<DataFile> files(long fromMillis, long toMillis) throws IOException;

    /** Where a file is now. */
    Path locate(DataFile file) throws IOException;
}
