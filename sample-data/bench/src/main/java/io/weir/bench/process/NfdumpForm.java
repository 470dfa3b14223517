package io.weir.bench.process;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What nfdump is asked to print, and how that becomes rows of values with a bar between them. */
enum NfdumpForm {
    /** {@code -I}: flows, from the heads of the files. */
    INFO("-I") {
        @Override
        List<String> rows(String text) throws IOException {
            Pattern flows = Pattern.compile("(?m)^Flows: (?<flows>\\d+)$");
            return List.of(numbers(flows, text, "flows"));
        }
    },

    /** The last lines alone: flows, packets, bytes. */
    SUMMARY("-N -o null") {
        @Override
        List<String> rows(String text) throws IOException {
            Pattern totals =
                    Pattern.compile(
                            "total flows: (?<flows>\\d+), total bytes: (?<bytes>\\d+),"
                                    + " total packets: (?<packets>\\d+)");
            return List.of(numbers(totals, text, "flows", "packets", "bytes"));
        }
    },

    /** {@code -s}: the element, flows, packets, bytes. */
    STATISTIC("-N -6 -o csv") {
        private static final List<Integer> WANTED = List.of(4, 5, 7, 9);

        @Override
        List<String> rows(String text) {
            return text.lines()
                    .skip(1)
                    .takeWhile(line -> !line.isBlank())
                    .map(line -> line.split(","))
                    .map(fields -> WANTED.stream().map(i -> fields[i]))
                    .map(fields -> fields.collect(Collectors.joining("|")))
                    .toList();
        }
    },

    /** {@code -A srcip,dstip,dstport}: these, flows, packets, bytes. */
    TRIPLES("-q -N -6 -o fmt:%sa|%da|%dp|%fl|%pkt|%byt") {
        @Override
        List<String> rows(String text) {
            return text.lines()
                    .map(line -> line.split("\\|"))
                    .map(fields -> Arrays.stream(fields).map(String::strip))
                    .map(fields -> fields.collect(Collectors.joining("|")))
                    .toList();
        }
    };

    private final String options;

    NfdumpForm(String options) {
        this.options = options;
    }

    /** What makes nfdump print so. */
    List<String> options() {
        return List.of(options.split(" "));
    }

    /** The rows of what it printed. */
    abstract List<String> rows(String text) throws IOException;

    private static String numbers(Pattern pattern, String text, String... names)
            throws IOException {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException("nfdump: expected " + pattern + ", got: " + text);
        }
        return Arrays.stream(names).map(found::group).collect(Collectors.joining("|"));
    }
}
