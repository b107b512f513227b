package org.summitledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Parquet files that a test writes, as their producers would. */
public final class TestParquet {
  private TestParquet() {}

  /** What DuckDB writes of a query. */
  public static Path duck(Path file, String query) {
    return duck(file, query, "compression zstd");
  }

  /**
   * What DuckDB writes of a query.
   *
   * @param options of its COPY, such as {@code compression snappy}
   */
  public static Path duck(Path file, String query, String options) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("copy (%s) to '%s' (format parquet, %s)".formatted(query, file, options));
      return file;
    } catch (SQLException e) {
      throw new IllegalArgumentException("DuckDB cannot write " + file + ": " + query, e);
    }
  }

  /** What DuckDB writes of a CSV file, every column as text and blanks as null. */
  public static Path ofCsv(Path file, Path csv) {
    return duck(file, "select * from read_csv('%s', all_varchar = true)".formatted(csv));
  }

  /**
   * What Parquet's own library writes, for types that DuckDB has no name for.
   *
   * @param columns as in a schema, such as {@code optional int96 t;}
   * @param rows fill one row each
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static Path rows(Path file, String columns, Consumer<Group>... rows) {
    MessageType schema = MessageTypeParser.parseMessageType("message t { " + columns + " }");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(schema)
            .build()) {
      for (Consumer<Group> row : rows) {
        Group group = new SimpleGroupFactory(schema).newGroup();
        row.accept(group);
        writer.write(group);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
