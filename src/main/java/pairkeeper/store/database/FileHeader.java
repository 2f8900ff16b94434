package pairkeeper.store.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.h2.mvstore.DataUtils;

/**
 * The header of H2's database file (format 3): the same words in each of its first two blocks, one
 * of them a checksum of the others, naming the chunk at which a search for the newest begins.
 *
 * @param words without the checksum
 */
record FileHeader(Map<String, String> words) {
  private static final int BLOCK = 4096;
  private static final String CHUNK = "chunk";
  private static final String PLACE = "block";
  private static final String VERSION = "version";
  private static final String CLEAN = "clean";
  private static final String CHECKSUM = "fletcher";

  /**
   * What one commit has written.
   *
   * @param id and the others: as in the file, in hexadecimal
   * @param block where it begins, in blocks of 4 KiB
   */
  record Chunk(String id, String block, String version) {

    /** The chunk that begins with these bytes; null when they are something else. */
    static Chunk read(ByteBuffer bytes, long position) {
      Map<String, String> words = words(bytes);
      return words.containsKey(CHUNK) && words.containsKey(VERSION) && position % BLOCK == 0
          ? new Chunk(words.get(CHUNK), Long.toHexString(position / BLOCK), words.get(VERSION))
          : null;
    }

    boolean olderThan(Chunk other) {
      return Long.parseLong(version, 16) < Long.parseLong(other.version, 16);
    }
  }

  /** The header in these bytes; null when there is none. */
  static FileHeader read(ByteBuffer bytes) {
    Map<String, String> words = words(bytes);
    words.remove(CHECKSUM);
    return words.containsKey("H") ? new FileHeader(words) : null;
  }

  private static Map<String, String> words(ByteBuffer bytes) {
    var read = new byte[Math.min(bytes.remaining(), 1024)];
    bytes.get(read);
    String line = new String(read, ISO_8859_1).split("\n", 2)[0].strip();
    try {
      return line.startsWith("H:") || line.startsWith(CHUNK + ":")
          ? new LinkedHashMap<>(DataUtils.parseMap(line))
          : new LinkedHashMap<>();
    } catch (RuntimeException e) {
      return new LinkedHashMap<>();
    }
  }

  /** The chunk that it names; one older than all when the file is new. */
  Chunk chunk() {
    return new Chunk(
        words.getOrDefault(CHUNK, "0"),
        words.getOrDefault(PLACE, "2"),
        words.getOrDefault(VERSION, "0"));
  }

  /** The same header naming this chunk, of a file that is in use. */
  FileHeader naming(Chunk chunk) {
    var changed = new LinkedHashMap<>(words);
    changed.put(CHUNK, chunk.id);
    changed.put(PLACE, chunk.block);
    changed.put(VERSION, chunk.version);
    changed.remove(CLEAN);
    return new FileHeader(changed);
  }

  /** Both blocks, as they stand in the file. */
  ByteBuffer bytes() {
    var line = new StringBuilder();
    words.forEach((word, value) -> DataUtils.appendMap(line, word, value));
    byte[] checked = line.toString().getBytes(ISO_8859_1);
    DataUtils.appendMap(line, CHECKSUM, DataUtils.getFletcher32(checked, 0, checked.length));
    byte[] whole = line.append('\n').toString().getBytes(ISO_8859_1);
    return ByteBuffer.allocate(2 * BLOCK).put(0, whole).put(BLOCK, whole);
  }
}
