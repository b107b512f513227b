package org.summitledger.store;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;

/** Opens the warehouse's own Parquet files of this machine, whose footers may be damaged. */
public final class ParquetFiles {
  private ParquetFiles() {}

  /**
   * Options without Hadoop's configuration: reading its files takes longer than reading a table.
   */
  public static ParquetReadOptions.Builder options() {
    return ParquetReadOptions.builder(new PlainParquetConfiguration());
  }

  /**
   * Opens a file.
   *
   * @param mend what to do where it is damaged, as a sentence
   * @throws IOException if it cannot be read; names the file
   */
  public static ParquetFileReader open(Path file, ParquetReadOptions options, String mend)
      throws IOException {
    try {
      return ParquetFileReader.open(new LocalInputFile(file), options);
    } catch (RuntimeException e) {
      throw damaged(file, mend, e);
    }
  }

  /**
   * What is wrong with a file that cannot be opened, or read behind its footer: Parquet's own
   * message names a Java object in place of the file.
   */
  public static IOException damaged(Path file, String mend, Throwable cause) {
    return new IOException(file + " is damaged: it is no whole Parquet file. " + mend, cause);
  }
}
