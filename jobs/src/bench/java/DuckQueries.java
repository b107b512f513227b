import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.summitledger.report.Tables;

/** The SQL beside the tests that makes published tables a second time. */
final class DuckQueries {
  /** More of a table, where a source holds the world's trade. */
  private static final String OF_WORLD = "_of_world";

  /** What the others start from. */
  private static final Set<String> START = Set.of("lists", "lake", "leaves");

  private final Statement sql;
  private final Path folder;
  private final Set<String> left;

  /**
   * Those in a folder.
   *
   * @param left tables that are neither made nor compared
   */
  DuckQueries(Statement sql, Path folder, Set<String> left) {
    this.sql = sql;
    this.folder = folder;
    this.left = left;
  }

  /** Runs the statements of a file, with folders and files in place of names. */
  void script(Path file, Map<String, String> places) throws SQLException, IOException {
    for (String statement : Files.readString(file).split(";\n")) {
      String placed = statement;
      for (Map.Entry<String, String> place : places.entrySet()) {
        placed = placed.replace("${" + place.getKey() + "}", place.getValue());
      }
      if (!placed.isBlank()) {
        sql.execute(placed);
      }
    }
  }

  /** The same of a file beside the queries. */
  void start(String name, Map<String, String> places) throws SQLException, IOException {
    script(folder.resolve(name + ".sql"), places);
  }

  /** Makes the tables, each in a file of its own. */
  void write(Path published, Path out) throws SQLException, IOException {
    // Queries read published tables beside the lines where both implementations start from those.
    try (DirectoryStream<Path> tables = Files.newDirectoryStream(published, "*.parquet")) {
      for (Path table : tables) {
        sql.execute("create view " + name(table) + " as from '" + table + "'");
      }
    }
    for (String table : tables()) {
      long started = System.nanoTime();
      sql.execute("create table second as " + text(table));
      if (Files.exists(folder.resolve(table + OF_WORLD + ".sql"))) {
        sql.execute("insert into second by name " + text(table + OF_WORLD));
      }
      sql.execute("copy second to '" + out.resolve(table + ".parquet") + "'");
      sql.execute("drop table second");
      System.out.printf("%s: %.1f s%n", table, (System.nanoTime() - started) / 1e9);
    }
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".sql"));
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".parquet", "");
  }

  private List<String> tables() throws IOException {
    List<String> tables = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.sql")) {
      found.forEach(file -> tables.add(file.getFileName().toString().replace(".sql", "")));
    }
    return tables.stream()
        .filter(name -> !START.contains(name) && !name.endsWith(OF_WORLD) && !left.contains(name))
        .sorted()
        .toList();
  }

  /**
   * Whether the published tables say the same: doubles to 1e-12 of the larger, or to 1e-9, all
   * others exactly. A query gives a table's key and some of its columns; null is as good as no row.
   */
  void compare(Path published, Path out) throws SQLException, IOException {
    for (String table : tables()) {
      sql.execute("create view ours as from '" + published.resolve(table + ".parquet") + "'");
      sql.execute("create view second as from '" + out.resolve(table + ".parquet") + "'");
      List<String> key = Tables.definition(table).key();
      for (String column : texts("select column_name from (describe second)")) {
        if (!key.contains(column)) {
          compare(table, column, String.join(", ", key));
        }
      }
      sql.execute("drop view ours");
      sql.execute("drop view second");
    }
  }

  private void compare(String table, String column, String key) throws SQLException {
    boolean isDouble =
        count(
                "select count(*) from (describe second) where column_name = '"
                    + column
                    + "' and column_type = 'DOUBLE'")
            == 1;
    String differ =
        isDouble ? "abs(a - b) > greatest(1e-12 * greatest(abs(a), abs(b)), 1e-9)" : "a <> b";
    long apart =
        count(
            """
            select count(*)
            from (select %1$s, %2$s as a from ours where %2$s is not null)
            full join (select %1$s, %2$s as b from second where %2$s is not null) using (%1$s)
            where a is null or b is null or %3$s
            """
                .formatted(key, column, differ));
    long cells = count("select count(" + column + ") from ours");
    System.out.println(table + "." + column + ": " + cells + " cells");
    if (apart > 0) {
      throw new IllegalStateException(apart + " cells of " + table + "." + column + " differ");
    }
  }

  private List<String> texts(String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = sql.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private long count(String query) throws SQLException {
    try (ResultSet rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
