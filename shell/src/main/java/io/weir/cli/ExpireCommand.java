package io.weir.cli;

import io.weir.collector.maintain.Expiry;
import io.weir.collector.maintain.Retention;
import io.weir.collector.maintain.RetentionLimits;
import io.weir.format.HourPartition;
import io.weir.format.config.RepositoryConfig;
import io.weir.format.repository.Repository;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir expire}: the oldest hours go. */
@Command(
        name = "expire",
        mixinStandardHelpOptions = true,
        description = {
            "Takes whole hours away, oldest first: as the options say, or without any as",
            "[retention] in weir.toml does. Queries that began before find their files for an",
            "hour; then the disk has the room."
        })
final class ExpireCommand implements Callable<Integer> {
    private static final Pattern AGE = Pattern.compile("([1-9][0-9]{0,5})([hdw])");
    private static final BigDecimal GIGABYTE = BigDecimal.valueOf(1_000_000_000);

    private final PrintStream out;

    @Spec private CommandSpec spec;

    @Mixin private RepositoryParameter repository = new RepositoryParameter();

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            description = "hours that ended before: 48h, 30d, 8w")
    private @Nullable String olderThan;

    @Option(
            names = "--max-gigabytes",
            paramLabel = "N",
            description = "the oldest hours, until what is left has at most N * 10^9 bytes")
    private @Nullable BigDecimal maxGigabytes;

    @Option(names = "--dry-run", description = "only say what would go")
    private boolean dryRun;

    ExpireCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        RetentionLimits asked = new RetentionLimits(age(), bytes());
        Repository opened = repository.open();
        RetentionLimits limits = asked.isNone() ? configured(opened.config()) : asked;
        Retention retention = new Retention(opened);
        Instant now = Instant.now();
        Expiry expiry = dryRun ? retention.plan(limits, now) : retention.expire(limits, now);
        if (!dryRun) {
            opened.removeExpired();
        }
        tell(expiry);
        return 0;
    }

    private RetentionLimits configured(RepositoryConfig config) {
        RetentionLimits limits =
                new RetentionLimits(config.retention().maxAge(), config.retention().maxBytes());
        if (limits.isNone()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "expected --older-than, --max-gigabytes or a section [retention] in "
                            + config.file()
                            + ", got none of them");
        }
        return limits;
    }

    private void tell(Expiry expiry) {
        if (expiry.isEmpty()) {
            out.println("Nothing to expire");
            return;
        }
        out.println(
                (dryRun ? "Would expire " : "Expired ")
                        + Sizes.count(expiry.hours().size())
                        + " hours"
                        + span(expiry)
                        + ": "
                        + Sizes.count(expiry.parts())
                        + " files, "
                        + Sizes.count(expiry.rows())
                        + " flows, "
                        + Sizes.bytes(expiry.sizeBytes() + expiry.statsBytes()));
    }

    private static String span(Expiry expiry) {
        if (expiry.hours().isEmpty()) {
            return "";
        }
        HourPartition first = expiry.hours().get(0);
        HourPartition last = expiry.hours().get(expiry.hours().size() - 1);
        return " from "
                + Instant.ofEpochMilli(first.startMillis())
                + " to "
                + Instant.ofEpochMilli(last.endMillis());
    }

    private @Nullable Duration age() {
        if (olderThan == null) {
            return null;
        }
        Matcher matcher = AGE.matcher(olderThan);
        if (!matcher.matches()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--older-than is '" + olderThan + "'; expected for example 48h, 30d or 8w");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
    }

    private @Nullable Long bytes() {
        if (maxGigabytes == null) {
            return null;
        }
        if (maxGigabytes.signum() <= 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--max-gigabytes is '" + maxGigabytes + "'; expected a number above 0");
        }
        return maxGigabytes.multiply(GIGABYTE).longValue();
    }
}
