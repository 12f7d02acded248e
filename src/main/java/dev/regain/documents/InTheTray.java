package dev.regain.documents;

import dev.regain.casefile.InTray;
import dev.regain.casefile.TrayFile;
import dev.regain.documents.Child.Content;
import java.io.InputStream;

/** A file of the in-tray, to be shown to a child. */
record InTheTray(InTray tray, TrayFile file) implements Content {

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public InputStream open() {
        return tray.open(file.id());
    }
}
