package pairkeeper.store.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's file system {@code durable:}, a disk whose files H2 finds complete after a crash; see {@link
 * DurableFile}.
 */
public final class DurablePath extends FilePathWrapper {
  private static final String SCHEME = "durable";

  /** Makes H2 know the scheme; once is enough, twice does no harm. */
  static void register() {
    FilePath.register(new DurablePath());
  }

  /** The name by which H2 opens a file of the disk so. */
  static String of(java.nio.file.Path file) {
    return SCHEME + ":" + file;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    FileChannel file = getBase().open(mode);
    return name.endsWith(".mv.db") ? new DurableFile(file) : file;
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }
}
