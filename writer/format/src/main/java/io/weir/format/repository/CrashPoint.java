package io.weir.format.repository;

/** The moments of a commit at which a process can die with a different state on disk. */
enum CrashPoint {
    /** A part is on disk under its temporary name. */
    PART_FORCED,
    /** A file of a table beside {@code flows} is on disk under its temporary name. */
    STATS_FORCED,
    /** The lock file says that a commit has begun. */
    COMMIT_MARKED,
    /** One part has its final name. */
    PART_RENAMED,
    /** The parts' folders and their parents are on disk. */
    FOLDERS_FORCED,
    /** One such file has its final name. */
    STATS_RENAMED,
    /** The folders of these files are on disk. */
    STATS_FOLDERS_FORCED,
    /** One index is on disk under its temporary name. */
    INDEX_FORCED,
    /** One index has its final name. */
    INDEX_RENAMED,
    /** All indexes and the import list are on disk under their final names. */
    INDEXES_FORCED,
    /** The new head is on disk under its temporary name. */
    HEAD_FORCED,
    /** The new head has its name: this is the commit. */
    HEAD_RENAMED,
    /** The commit survives a power cut. */
    COMMIT_FORCED,
    /** One part that was replaced has left its hour. */
    PART_RETIRED;

    /** What happens at such a moment. */
    interface Hook {
        /** Goes on. */
        Hook NONE = point -> {};

        void reached(CrashPoint point);
    }
}
