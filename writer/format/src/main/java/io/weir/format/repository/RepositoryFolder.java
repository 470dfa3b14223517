package io.weir.format.repository;

import io.weir.format.DataFile;
import io.weir.format.HourPartition;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
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
    static final Pattern PART = Pattern.compile("part-([0-9]{1,18})-([0-9]{1,9})\\.parquet");
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

    /** The days that have a folder below {@code flows/}, in order. */
    NavigableSet<LocalDate> days() throws IOException {
        return days(flows());
    }

    /** The days that have a folder, in order. */
    static NavigableSet<LocalDate> days(Path parent) throws IOException {
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (Path entry : entries(parent)) {
            LocalDate day = dayOf(entry);
            if (day != null && Files.isDirectory(entry)) {
                days.add(day);
            }
        }
        return days;
    }

    /** The hours that have a folder in a day's, in order. */
    List<HourPartition> hours(LocalDate day) throws IOException {
        return hours(day(day), day);
    }

    static List<HourPartition> hours(Path dayFolder, LocalDate day) throws IOException {
        List<HourPartition> hours = new ArrayList<>();
        for (Path entry : entries(dayFolder)) {
            Matcher name = HOUR.matcher(String.valueOf(entry.getFileName()));
            if (name.matches() && Files.isDirectory(entry)) {
                int hour = Integer.parseInt(name.group(1));
                hours.add(new HourPartition(day.toEpochDay() * 24 + hour));
            }
        }
        hours.sort(null);
        return hours;
    }

    /** The parts that lie in an hour's folder, committed or not. */
    List<Path> parts(HourPartition hour) throws IOException {
        return parts(hour(hour));
    }

    static List<Path> parts(Path hourFolder) throws IOException {
        return entries(hourFolder).stream()
                .filter(entry -> PART.matcher(String.valueOf(entry.getFileName())).matches())
                .toList();
    }

    /** The commit that wrote a part, by its name. */
    static long generation(Path part) {
        return Long.parseLong(partName(part).group(1));
    }

    /** Its number within that commit, by its name. */
    static int number(Path part) {
        return Integer.parseInt(partName(part).group(2));
    }

    private static Matcher partName(Path part) {
        Matcher name = PART.matcher(String.valueOf(part.getFileName()));
        if (!name.matches()) {
            throw new IllegalArgumentException("expected the name of a part, got " + part);
        }
        return name;
    }

    private static List<Path> entries(Path parent) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent)) {
            stream.forEach(entries::add);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        entries.sort(null);
        return entries;
    }

    Path stats() {
        return root.resolve("stats");
    }

    Path statsDay(LocalDate day) {
        return stats().resolve("day=" + day);
    }

    /** Where files are for an hour after they were merged into another. */
    Path retiredStatsDay(LocalDate day) {
        return root.resolve("retired").resolve("stats").resolve("day=" + day);
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

    /** Where damaged parts of an hour are kept for inspection. */
    Path quarantine(HourPartition hour) {
        return root.resolve("quarantine").resolve(hour.folder());
    }

    Path retired() {
        return root.resolve("retired");
    }

    Path retiredDay(LocalDate day) {
        return retired().resolve("day=" + day);
    }

    Path retiredHour(HourPartition hour) {
        return retired().resolve(hour.folder());
    }

    /** Where a part is for an hour after another one has replaced it. */
    Path retiredPart(DataFile file) {
        return retiredHour(file.hour()).resolve(file.name());
    }
}
