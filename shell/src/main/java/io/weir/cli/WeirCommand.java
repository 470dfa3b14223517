package io.weir.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the command line; it does nothing of its own. */
@Command(
        name = "weir",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Asks a repository of network flows in SQL, and fills it.",
        synopsisHeading = "Usage: ",
        customSynopsis = {
            "weir [shell] [REPO] [-c SQL]... [-f FILE]...   ask, in a batch or not",
            "       weir collect REPO [--listen URL]...    receive NetFlow, IPFIX, sFlow",
            "       weir import REPO FILE...               captures and flow tables",
            "       weir files REPO [--from T] [--to T]    the Parquet files, for other tools",
            "       ./weir demo                            the tour, from a checkout"
        },
        commandListHeading = "%nCommands (weir help COMMAND tells more):%n",
        footer = {
            "",
            "REPO is a folder; without it $WEIR_REPO, else default = \"FOLDER\" in",
            "~/.config/weir/config.toml.",
            "Exit codes: 0 fine, 1 usage, 2 repository or connection, 3 SQL error,",
            "4 timeout or memory limit, 10 rows asked for with --exit-on-rows,",
            "130 interrupted, 143 terminated."
        })
final class WeirCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "No command; see weir --help");
    }
}
