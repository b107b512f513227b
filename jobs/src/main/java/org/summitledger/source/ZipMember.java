package org.summitledger.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The text of the one file in an archive, unpacked as it is read and held to its checksum. */
final class ZipMember extends CheckedInputStream {
  private final ZipFile archive;
  private final ZipEntry member;

  private ZipMember(ZipFile archive, ZipEntry member) throws IOException {
    super(archive.getInputStream(member), new CRC32());
    this.archive = archive;
    this.member = member;
  }

  /**
   * Opens an archive. What its directory says holds: members alone may be left from another one.
   *
   * @param name the archive's, for messages
   * @throws BadInputException if it does not hold exactly one file
   * @throws ZipException if it breaks off
   */
  static InputStream of(String name, Path file) throws IOException {
    ZipFile archive = open(file);
    try {
      List<? extends ZipEntry> members = archive.stream().toList();
      Packing.requireOne(name, members.stream().map(ZipEntry::getName).toList());
      return new ZipMember(archive, members.get(0));
    } catch (IOException | RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  private static ZipFile open(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile(), Packing.NAMES);
    } catch (ZipException e) {
      throw new ZipException("its directory is missing or damaged: " + e.getMessage());
    }
  }

  @Override
  public int read(byte[] bytes, int from, int most) throws IOException {
    int read = super.read(bytes, from, most);
    if (read < 0 && getChecksum().getValue() != member.getCrc()) {
      throw new ZipException("its checksum is another");
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    super.close();
    archive.close();
  }
}
