package io.weir.shell.session;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What went wrong with a file, in words: the JDK's messages often are the bare path. */
public final class FileErrors {
    private FileErrors() {}

    /** A message with the file's name and the reason. */
    public static String text(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file or folder";
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getFile() + ": " + file.getReason();
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
