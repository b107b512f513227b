package org.summitledger.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.summitledger.source.Hashes;
import org.summitledger.store.Folders;
import org.summitledger.store.Place;
import org.summitledger.store.RemoteFolder;

/** Writes a table as one sorted Parquet file, and its description beside it. */
public final class TableWriter {
  /** Row groups are small enough for readers to skip and to work in parallel. */
  private static final Map<String, String> OPTIONS =
      Map.of("compression", "zstd", "parquet.block.row.count.limit", "250000");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Optional<RemoteFolder> remote;

  /** A writer into a staging folder. */
  public TableWriter(Path folder) {
    this(folder, Optional.empty());
  }

  /**
   * A writer into a staging folder.
   *
   * @param remote a folder that Spark's executors can write to where they cannot write there
   */
  public TableWriter(Path folder, Optional<RemoteFolder> remote) {
    this.folder = folder;
    this.remote = remote;
  }

  /**
   * Writes one table.
   *
   * @param name the table's name
   * @param schema its columns, in order, with their meanings as comments
   * @param key the columns to sort by; they make the file's bytes independent of how it was
   *     computed
   * @param table rows with at least these columns
   * @return its place
   */
  public Path write(String name, StructType schema, List<String> key, Dataset<Row> table) {
    Path parts = folder.resolve(partsOf(name));
    try {
      Optional<DriverTable> onDriver = DriverTable.of(table, schema);
      if (onDriver.isPresent()) {
        onDriver.get().write(name, parts.resolve("part-00000.parquet"), key, OPTIONS);
      } else {
        writeByTask(partsOf(name), schema, key, table);
      }
      Path file = folder.resolve(name + ".parquet");
      Files.move(onlyPart(parts), file);
      Footers.makeCanonical(file);
      Folders.delete(parts);
      return file;
    } catch (IOException e) {
      throw new PublishException("Cannot stage table " + name + " in " + folder + ": " + e, e);
    }
  }

  private void writeByTask(String parts, StructType schema, List<String> key, Dataset<Row> table) {
    Column[] columns =
        Stream.of(schema.fields())
            .map(f -> table.col(f.name()).cast(f.dataType()).as(f.name(), f.metadata()))
            .toArray(Column[]::new);
    Column[] order = key.stream().map(functions::col).toArray(Column[]::new);
    table
        .select(columns)
        .coalesce(1)
        .sortWithinPartitions(order)
        .write()
        .mode(SaveMode.ErrorIfExists)
        .options(OPTIONS)
        .parquet(remote.map(r -> r.uri(parts)).orElse(Place.hadoop(folder.resolve(parts))));
    remote.ifPresent(r -> fetchParts(r, parts, folder.resolve(parts)));
  }

  private static String partsOf(String table) {
    return table + ".parts";
  }

  private static void fetchParts(RemoteFolder remote, String from, Path to) {
    remote.list(from).keySet().forEach(n -> remote.fetch(from + "/" + n, to.resolve(n)));
    remote.delete(from);
  }

  private static Path onlyPart(Path parts) throws IOException {
    try (Stream<Path> files = Files.list(parts)) {
      List<Path> found =
          files
              .filter(f -> String.valueOf(f.getFileName()).startsWith("part-"))
              .filter(f -> String.valueOf(f.getFileName()).endsWith(".parquet"))
              .toList();
      if (found.size() != 1) {
        throw new IOException("Expected one part file in " + parts + ", found " + found);
      }
      return found.get(0);
    }
  }

  /**
   * Writes {@code <table>.schema.json}: a Frictionless Table Schema with the meaning of every
   * column.
   */
  public void describe(
      String name, String meaning, StructType schema, List<String> key, Describer describer) {
    ObjectNode json = JSON.createObjectNode();
    json.put("$schema", "https://datapackage.org/profiles/2.0/tableschema.json");
    json.put("name", name);
    json.put("description", meaning);
    ArrayNode fields = json.putArray("fields");
    for (var field : schema.fields()) {
      ObjectNode node = fields.addObject();
      node.put("name", field.name());
      node.put("type", frictionless(field.dataType().typeName()));
      describer.describe(field.name(), node);
      node.putObject("constraints").put("required", !field.nullable());
    }
    ArrayNode keys = json.putArray("primaryKey");
    key.forEach(keys::add);
    try {
      JSON.writerWithDefaultPrettyPrinter()
          .writeValue(folder.resolve(name + ".schema.json").toFile(), json);
    } catch (IOException e) {
      throw new PublishException("Cannot describe table " + name + " in " + folder + ": " + e, e);
    }
  }

  /** Adds what is known of a column to its description. */
  @FunctionalInterface
  public interface Describer {
    /** Adds to the JSON of one column. */
    void describe(String column, ObjectNode json);
  }

  private static String frictionless(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "long", "integer" -> "integer";
      case "double" -> "number";
      case "boolean", "date", "string" -> lower;
      default -> lower.startsWith("decimal") ? "number" : "any";
    };
  }

  /** A file as the manifest lists it, from its bytes and its footer. */
  public static Manifest.Output output(Path file) {
    try {
      String name = String.valueOf(file.getFileName());
      long rows = name.endsWith(".parquet") ? new TableFile(file).rows() : -1;
      return new Manifest.Output(name, rows, Files.size(file), Hashes.sha256(file));
    } catch (IOException e) {
      throw new PublishException("Cannot re-read " + file + ": " + e, e);
    }
  }
}
