package pairkeeper.store.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;

/**
 * A database file of H2 whose header names the newest chunk before a commit is acknowledged.
 *
 * <p>H2 2.5.252 begins its search for the newest commit at the header and follows each chunk's
 * guess of where the next one will lie. When a guess proves wrong it rewrites the header, but names
 * the chunk <em>before</em> the one just written (RandomAccessStore.writeChunk is called before
 * lastChunk is set), and the search ends there: after a kill, up to twenty acknowledged commits
 * were gone, among them steps of a run that had been carried out. So each chunk is followed by a
 * header that names it. As with H2 itself, the operating system decides when that reaches the disk.
 */
final class DurableFile extends FileBase {
  private final FileChannel file;
  private FileHeader header;
  private FileHeader.Chunk newest;

  DurableFile(FileChannel file) {
    this.file = file;
  }

  @Override
  public synchronized int write(ByteBuffer bytes, long position) throws IOException {
    return position == 0 ? writeHeader(bytes) : writeChunk(bytes, position);
  }

  private int writeHeader(ByteBuffer bytes) throws IOException {
    FileHeader given = FileHeader.read(bytes.duplicate());
    if (given == null || newest == null || !given.chunk().olderThan(newest)) {
      header = given;
      newest = given == null ? null : given.chunk();
      return file.write(bytes, 0);
    }
    FileHeader named = given.naming(newest);
    // mostly it stands there already, since the newest chunk was written
    if (!named.equals(header)) {
      header = named;
      writeWhole(header.bytes());
    }
    int length = bytes.remaining();
    bytes.position(bytes.limit());
    return length;
  }

  private int writeChunk(ByteBuffer bytes, long position) throws IOException {
    FileHeader.Chunk chunk = FileHeader.Chunk.read(bytes.duplicate(), position);
    int written = 0;
    while (bytes.hasRemaining()) {
      written += file.write(bytes, position + written);
    }
    // an older one is moved to another place
    if (chunk != null && header != null && (newest == null || newest.olderThan(chunk))) {
      newest = chunk;
      header = header.naming(chunk);
      writeWhole(header.bytes());
    }
    return written;
  }

  private void writeWhole(ByteBuffer bytes) throws IOException {
    long at = 0;
    while (bytes.hasRemaining()) {
      at += file.write(bytes, at);
    }
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    int count = file.read(into, position);
    if (position == 0 && header == null && count > 0) {
      remember(into.duplicate(), count);
    }
    return count;
  }

  /** What H2 reads of an existing file when it opens it. */
  private synchronized void remember(ByteBuffer read, int count) {
    header = FileHeader.read(read.position(read.position() - count).limit(read.position() + count));
  }

  @Override
  public void force(boolean metaData) throws IOException {
    file.force(metaData);
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    file.truncate(size);
    return this;
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return file.tryLock(position, size, shared);
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public FileChannel position(long newPosition) throws IOException {
    file.position(newPosition);
    return this;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return file.read(into);
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    return file.write(bytes);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }
}
