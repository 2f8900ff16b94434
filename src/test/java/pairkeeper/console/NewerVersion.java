package pairkeeper.console;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The packaged console as a later release: another version, and one migration more. */
public final class NewerVersion {
  public static final String VERSION = "99.0-of-the-tests";

  /** Of the migration that only this one has. */
  public static final String MIGRATION = "99999";

  private static final String SQL =
      "alter table run add column of_the_next_version varchar(10) default 'new' not null;\n";

  private NewerVersion() {}

  /** Writes it beside, made of the console that was built. */
  public static Path of(Path jar, Path newer) throws IOException {
    try (ZipInputStream from = new ZipInputStream(Files.newInputStream(jar));
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(newer))) {
      to.setLevel(1);
      for (ZipEntry e = from.getNextEntry(); e != null; e = from.getNextEntry()) {
        to.putNextEntry(new ZipEntry(e.getName()));
        switch (e.getName()) {
          case "pairkeeper.war" -> war(from, to);
          case "META-INF/MANIFEST.MF" -> manifest(from, to);
          default -> from.transferTo(to);
        }
        to.closeEntry();
      }
    }
    return newer;
  }

  private static void manifest(InputStream from, OutputStream to) throws IOException {
    String text = new String(from.readAllBytes(), StandardCharsets.UTF_8);
    to.write(
        text.replaceFirst("(Implementation-Version: )[^\\r\\n]*", "$1" + VERSION)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static void war(InputStream from, OutputStream to) throws IOException {
    var war = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(from.readAllBytes()));
        ZipOutputStream out = new ZipOutputStream(war)) {
      out.setLevel(0);
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(e.getName()));
        in.transferTo(out);
        out.closeEntry();
      }
      out.putNextEntry(
          new ZipEntry(
              "WEB-INF/classes/db-migrations/common/V" + MIGRATION + "__of_the_tests.sql"));
      out.write(SQL.getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }
    war.writeTo(to);
  }
}
