package io.weir.udfs;

import static io.weir.udfs.FunctionType.BOOLEAN;
import static io.weir.udfs.FunctionType.SMALLINT;
import static io.weir.udfs.FunctionType.TEXT;

import io.weir.udfs.traffic.FlagMatch;
import io.weir.udfs.traffic.TcpFlags;
import java.util.List;

/** Functions of TCP flags. */
final class FlagFunctions {
    private static final int MOST = 65_535;
    private static final String LETTERS =
            "Letters: F (FIN, 1), S (SYN, 2), R (RST, 4), P (PSH, 8), A (ACK, 16), U (URG, 32), E"
                    + " (ECE, 64), C (CWR, 128), in any order and either case. Higher bits are"
                    + " ignored.";

    private static final ParsedTexts<FlagMatch> TESTS = new ParsedTexts<>(FlagMatch::parse);
    private static final ParsedTexts<Integer> FLAGS = new ParsedTexts<>(TcpFlags::parse);

    private FlagFunctions() {}

    static List<FlowFunction> list() {
        return List.of(flagsMatch(), flagsAll(), flagsAny(), flagsText());
    }

    private static FlowFunction flagsMatch() {
        return new FunctionDraft(
                        "flags_match",
                        BOOLEAN,
                        "Whether, of the flags in MASK, just those in HIGH are set.")
                .takes("flags", SMALLINT)
                .takes("test", TEXT)
                .note(
                        "`test` is `HIGH/MASK`, as SiLK's `--flags-all` takes it; several, separated"
                                + " by commas, are ORed. HIGH may be empty (none of MASK is set)"
                                + " and must be part of MASK.")
                .note(LETTERS)
                .note(
                        "`tcp_flags` is NULL for flows that are not TCP, so they pass no test; SiLK"
                                + " gives them flags 0, which pass `/F`.")
                .example("TRUE", "2", "'S/SA'")
                .example("FALSE", "18", "'S/SA'")
                .example("TRUE", "17", "'S/SA,F/F'")
                .example("TRUE", "16", "'/FR'")
                .computes(
                        (context, arguments) ->
                                TESTS.get(arguments.text(1)).matches(flags(arguments)));
    }

    private static FlowFunction flagsAll() {
        return new FunctionDraft("flags_all", BOOLEAN, "Whether all of the listed flags are set.")
                .takes("flags", SMALLINT)
                .takes("letters", TEXT)
                .note("Other flags do not matter. nfdump's `flags SA` is `flags_all(f, 'SA')`.")
                .note(LETTERS)
                .example("TRUE", "27", "'SA'")
                .example("FALSE", "2", "'SA'")
                .computes(
                        (context, arguments) ->
                                TcpFlags.all(flags(arguments), FLAGS.get(arguments.text(1))));
    }

    private static FlowFunction flagsAny() {
        return new FunctionDraft(
                        "flags_any", BOOLEAN, "Whether at least one of the listed flags is set.")
                .takes("flags", SMALLINT)
                .takes("letters", TEXT)
                .note("SiLK's `--tcp-flags=FR` is `flags_any(f, 'FR')`.")
                .note(LETTERS)
                .example("TRUE", "17", "'FR'")
                .example("FALSE", "18", "'FR'")
                .computes(
                        (context, arguments) ->
                                TcpFlags.any(flags(arguments), FLAGS.get(arguments.text(1))));
    }

    private static FlowFunction flagsText() {
        return new FunctionDraft("flags_text", TEXT, "The set flags as letters.")
                .takes("flags", SMALLINT)
                .note(
                        "In SiLK's order FSRPAUEC, without blanks; empty, not NULL, if none is set."
                                + " Higher bits have no letter.")
                .example("'SA'", "18")
                .example("'FSRPAUEC'", "255")
                .example("''", "0")
                .computes((context, arguments) -> TcpFlags.text(flags(arguments)));
    }

    private static int flags(Arguments arguments) {
        return arguments.whole(0, 0, MOST);
    }
}
