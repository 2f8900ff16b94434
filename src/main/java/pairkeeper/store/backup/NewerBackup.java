package pairkeeper.store.backup;

/** The backup was made by a newer program, whose schema this one does not know. */
public class NewerBackup extends BrokenBackup {
  private static final long serialVersionUID = 1L;

  public NewerBackup() {
    super("it was made by a newer version");
  }
}
