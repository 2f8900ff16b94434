package pairkeeper.store.backup;

import java.io.IOException;

/** What was read is no whole backup: cut off, changed, or of another format. */
public class BrokenBackup extends IOException {
  private static final long serialVersionUID = 1L;

  public BrokenBackup(String message) {
    super(message);
  }
}
