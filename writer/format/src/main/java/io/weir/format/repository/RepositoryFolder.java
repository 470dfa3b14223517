package io.weir.format.repository;

import io.weir.format.DataFile;
import io.weir.format.HourPartition;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names in a repository folder. Every name is made of numbers, never of data.
 *
 * @param root the folder, absolute, without symbolic links
 */
record RepositoryFolder(Path root) {
    static final Pattern DAY = Pattern.compile("day=([0-9]{4}-[0-9]{2}-[0-9]{2})");
    static final Pattern HOUR = Pattern.compile("hour=([01][0-9]|2[0-3])");
    static final Pattern PART = Pattern.compile("part-[0-9]{1,18}-[0-9]{1,10}\\.parquet");
    static final Pattern INDEX = Pattern.compile("_index\\.([0-9]{1,18})");
    static final Pattern IMPORTS = Pattern.compile("_imports\\.([0-9]{1,18})");
    static final Pattern DECODER = Pattern.compile("_decoder\\.([0-9]{1,18})");

    /** The day that a folder is of; null if it is of none, such as the 31st of February. */
    static @Nullable LocalDate dayOf(Path folder) {
        Matcher name = DAY.matcher(String.valueOf(folder.getFileName()));
        try {
            return name.matches() ? LocalDate.parse(name.group(1)) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    Path stats() {
        return root.resolve("stats");
    }

    Path statsDay(LocalDate day) {
        return stats().resolve("day=" + day);
    }

    Path config() {
        return root.resolve("weir.toml");
    }

    Path flows() {
        return root.resolve("flows");
    }

    Path head() {
        return flows().resolve("_head");
    }

    Path commitLock() {
        return flows().resolve("_commit.lock");
    }

    Path collectorLock() {
        return flows().resolve("_collector.lock");
    }

    Path temporary() {
        return flows().resolve("_tmp");
    }

    Path day(LocalDate day) {
        return flows().resolve("day=" + day);
    }

    Path hour(HourPartition hour) {
        return flows().resolve(hour.folder());
    }

    Path index(LocalDate day, long generation) {
        return day(day).resolve("_index." + generation);
    }

    Path imports(long generation) {
        return flows().resolve("_imports." + generation);
    }

    Path decoder(long generation) {
        return flows().resolve("_decoder." + generation);
    }

    Path part(DataFile file) {
        return root.resolve(file.path());
    }

    /** Where a part is for an hour after another one has replaced it. */
    Path retiredPart(DataFile file) {
        return root.resolve("retired").resolve(file.hour().folder()).resolve(file.name());
    }
}
