package io.weir.sql.plan;

import io.weir.format.FlowColumn;
import io.weir.sql.companion.Companion;
import io.weir.sql.companion.Companions;
import io.weir.sql.run.FunctionCalls;
import io.weir.udfs.FlowFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "Did you mean" for names that a statement got wrong. */
final class Suggestions {
    private static final Pattern COLUMN = Pattern.compile("(?i)^column '([^']+)' not found");
    private static final Pattern FUNCTION =
            Pattern.compile("(?i)^no match found for function signature ([\\w$]+)");
    private static final Pattern TABLE = Pattern.compile("(?i)^object '([^']+)' not found");

    private Suggestions() {}

    /** The message with the nearest known name, or with a list of what there is. */
    static String extend(String message) {
        Matcher column = COLUMN.matcher(message);
        if (column.find()) {
            List<String> names = new ArrayList<>();
            for (FlowColumn known : FlowColumn.values()) {
                names.add(known.sqlName());
            }
            for (EndColumn known : EndColumn.all()) {
                names.add(known.name());
            }
            for (Companion known : Companions.all()) {
                known.columns().forEach(each -> names.add(each.name()));
            }
            return withHint(
                    message, nearest(column.group(1), names), "\\d flows lists the columns");
        }
        Matcher function = FUNCTION.matcher(message);
        if (function.find()) {
            for (FlowFunction known : FunctionCalls.functions()) {
                if (known.name().equalsIgnoreCase(function.group(1))) {
                    return known.name()
                            + " takes other arguments; expected for example "
                            + known.examples().get(0).call(known.name());
                }
            }
            List<String> names =
                    FunctionCalls.functions().stream().map(FlowFunction::name).toList();
            return withHint(message, nearest(function.group(1), names), "\\df lists the functions");
        }
        Matcher table = TABLE.matcher(message);
        if (table.find()) {
            List<String> names = new ArrayList<>(List.of(FlowTable.NAME, FlowEndsView.NAME));
            for (Companion known : Companions.all()) {
                names.add(known.sqlName());
            }
            return withHint(message, nearest(table.group(1), names), "\\d lists the tables");
        }
        return message;
    }

    private static String withHint(String message, @Nullable String nearest, String otherwise) {
        int caseHint = message.indexOf("; did you mean");
        String plain = caseHint < 0 ? message : message.substring(0, caseHint);
        return plain + (nearest == null ? "; " + otherwise : "; did you mean '" + nearest + "'?");
    }

    /** The name at the smallest edit distance, if that is small for its length. */
    static @Nullable String nearest(String wrong, List<String> names) {
        String lower = wrong.toLowerCase(Locale.ROOT);
        String best = null;
        int least = Math.max(1, wrong.length() / 3) + 1;
        for (String name : names) {
            int distance = distance(lower, name);
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
