package pairkeeper.ops.checkpoints;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DSYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import pairkeeper.core.audit.Checkpoint;

/** Appends checkpoints to one file in a folder, and returns only when the disk has them. */
final class FileTarget implements Target {
  private final Path file;

  FileTarget(Path folder) {
    this.file = folder.toAbsolutePath().normalize().resolve("checkpoints.jsonl");
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public String deliver(long number, String line) {
    try {
      Files.createDirectories(file.getParent());
      Checkpoint last = last();
      if (last != null && last.number() >= number) {
        // it stopped between writing and noting; anything else was written by another history
        return last.number() == number && last.line().equals(line)
            ? ""
            : "audit.checkpoint.failure.ahead";
      }
      append(line);
      return "";
    } catch (IllegalArgumentException e) {
      return "audit.checkpoint.failure.foreign";
    } catch (IOException e) {
      return "audit.checkpoint.failure.file";
    }
  }

  private Checkpoint last() throws IOException {
    if (!Files.exists(file)) {
      return null;
    }
    List<String> lines = Files.readAllLines(file);
    return lines.isEmpty() ? null : Checkpoint.parse(lines.getLast());
  }

  private void append(String line) throws IOException {
    try (FileChannel channel = FileChannel.open(file, WRITE, CREATE, APPEND, DSYNC)) {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
