package io.weir.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "weir " + (version == null ? "(from its sources)" : version),
            "Java " + Runtime.version() + ", " + System.getProperty("os.name")
        };
    }
}
