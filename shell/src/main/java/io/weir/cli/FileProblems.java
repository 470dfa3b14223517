package io.weir.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Problems with files in words: the JDK's exceptions often carry the bare path alone. */
final class FileProblems {
    private FileProblems() {}

    static String text(IOException error) {
        if (error instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file";
        }
        if (error instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        if (error instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getFile() + ": " + failed.getReason();
        }
        return String.valueOf(error.getMessage());
    }
}
