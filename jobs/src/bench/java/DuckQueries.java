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
import org.summitledger.report.Tables;

/** The SQL beside the tests that makes published tables a second time. */
final class DuckQueries {
  /** More of a table, where a source holds the world's trade. */
  private static final String OF_WORLD = "_of_world";

  private static final String TOLERANCE = "1e-12";
  private static final String NOTHING = "1e-9";

  private final Statement sql;
  private final Path folder;

  DuckQueries(Statement sql, Path folder) {
    this.sql = sql;
    this.folder = folder;
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

  /** Makes the tables that are published, each to a file of its own. */
  void write(Path published, Path out) throws SQLException, IOException {
    // Queries read published tables beside the lines where both implementations start from those.
    try (DirectoryStream<Path> tables = Files.newDirectoryStream(published, "*.parquet")) {
      for (Path table : tables) {
        sql.execute("create view " + name(table) + " as from '" + table + "'");
      }
    }
    for (String table : tables(published)) {
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

  private List<String> tables(Path published) throws IOException {
    List<String> tables = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(published, "*.parquet")) {
      found.forEach(file -> tables.add(name(file)));
    }
    return tables.stream()
        .filter(table -> Files.exists(folder.resolve(table + ".sql")))
        .sorted()
        .toList();
  }

  /**
   * Whether the published tables say the same, to 1e-12. A query gives a table's key and some of
   * its columns; null is as good as no row.
   */
  void compare(Path published, Path out) throws SQLException, IOException {
    for (String table : tables(published)) {
      sql.execute("create view ours as from '" + published.resolve(table + ".parquet") + "'");
      sql.execute("create view second as from '" + out.resolve(table + ".parquet") + "'");
      List<String> key = Tables.definition(table).key();
      String using = String.join(", ", key);
      for (String column : texts("select column_name from (describe second)")) {
        if (key.contains(column)) {
          continue;
        }
        boolean isNumber =
            count(
                    "select count(*) from (describe second) where column_name = '%s' and (column_type = 'DOUBLE' or column_type like 'DECIMAL%%')"
                        .formatted(column))
                == 1;
        String differ =
            isNumber
                ? "abs(a - b) > greatest("
                    + TOLERANCE
                    + " * greatest(abs(a), abs(b)), "
                    + NOTHING
                    + ")"
                : "a <> b";
        long apart =
            count(
                """
                select count(*)
                from (select %1$s, %2$s as a from ours where %2$s is not null)
                full join (select %1$s, %2$s as b from second where %2$s is not null) using (%1$s)
                where a is null or b is null or %3$s
                """
                    .formatted(using, column, differ));
        long cells = count("select count(" + column + ") from ours");
        System.out.println(table + "." + column + ": " + cells + " cells");
        if (apart > 0) {
          throw new IllegalStateException(apart + " cells of " + table + "." + column + " differ");
        }
      }
      sql.execute("drop view ours");
      sql.execute("drop view second");
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
