package org.summitledger.publish;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Makes a Parquet file's footer a function of its content. Parquet's writer lists the encodings of
 * a column in the order of a hash set of enums, which differs from one process to the next, so that
 * the same rows would give other bytes.
 */
final class Footers {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private Footers() {}

  /** Rewrites the footer in place, with the encodings of every column in Parquet's own order. */
  static void makeCanonical(Path parquet) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(parquet.toFile(), "rw")) {
      long lengthAt = file.length() - MAGIC.length - Integer.BYTES;
      file.seek(lengthAt);
      byte[] footer = new byte[Integer.reverseBytes(file.readInt())];
      long footerAt = lengthAt - footer.length;
      file.seek(footerAt);
      file.readFully(footer);
      byte[] canonical = canonical(footer);
      file.seek(footerAt);
      file.write(canonical);
      file.writeInt(Integer.reverseBytes(canonical.length));
      file.write(MAGIC);
      file.setLength(file.getFilePointer());
    }
  }

  private static byte[] canonical(byte[] footer) throws IOException {
    FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(footer));
    for (RowGroup group : metadata.getRow_groups()) {
      for (ColumnChunk column : group.getColumns()) {
        sortEncodings(column.getMeta_data());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(footer.length);
    Util.writeFileMetaData(metadata, bytes);
    return bytes.toByteArray();
  }

  private static void sortEncodings(ColumnMetaData column) {
    List<Encoding> encodings = new ArrayList<>(column.getEncodings());
    encodings.sort(Comparator.naturalOrder());
    column.setEncodings(encodings);
  }
}
