package io.weir.engine;

/**
 * What a scan did so far.
 *
 * @param files files of the hours that the filters on {@code start_time} let through
 * @param filesSkipped files among them of which no row group was read
 * @param rowGroups row groups of these files
 * @param rowGroupsSkipped row groups among them that their ranges and NULL counts ruled out
 * @param rowGroupsByDictionary row groups beside those of which a dictionary had no entry that
 *     passes a filter
 * @param rowsRead rows of the row groups that the index did not rule out
 * @param rowsPassed rows that passed every filter
 * @param bytesRead bytes read from the files
 * @param pages pages of values that were decoded, and dictionaries
 * @param bytesDecompressed bytes of these after decompression
 */
public record ScanStatistics(
        int files,
        int filesSkipped,
        int rowGroups,
        int rowGroupsSkipped,
        int rowGroupsByDictionary,
        long rowsRead,
        long rowsPassed,
        long bytesRead,
        long pages,
        long bytesDecompressed) {
    /** Nothing yet. */
    public static final ScanStatistics NONE = new ScanStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** What both did. */
    public ScanStatistics plus(ScanStatistics other) {
        return new ScanStatistics(
                files + other.files,
                filesSkipped + other.filesSkipped,
                rowGroups + other.rowGroups,
                rowGroupsSkipped + other.rowGroupsSkipped,
                rowGroupsByDictionary + other.rowGroupsByDictionary,
                rowsRead + other.rowsRead,
                rowsPassed + other.rowsPassed,
                bytesRead + other.bytesRead,
                pages + other.pages,
                bytesDecompressed + other.bytesDecompressed);
    }
}
