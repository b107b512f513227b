import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.summitledger.report.Tables;

/**
 * The second implementation of the indicators, the SQL beside the tests, on the lines of a lake.
 *
 * <pre>
 * run     SQL DATASETS WAREHOUSE STAGED OUT THREADS   the queries of staged tables, to a Parquet file each
 * compare SQL STAGED OUT                              whether these say the same, to 1e-12
 * </pre>
 */
public final class DuckIndicators {
  /** What the queries start from, in this order. */
  private static final List<String> START = List.of("lists", "lake", "leaves");

  /** More of a table, where a source holds the world's trade. */
  private static final String OF_WORLD = "_of_world";

  private static final String TOLERANCE = "1e-12";
  private static final String NOTHING = "1e-9";

  private final Statement sql;

  private DuckIndicators(Statement sql) {
    this.sql = sql;
  }

  /** Runs one of them. */
  public static void main(String[] args) throws SQLException, IOException {
    Path queries = Path.of(args[1]);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      DuckIndicators indicators = new DuckIndicators(sql);
      if (args[0].equals("compare")) {
        indicators.compare(queries, Path.of(args[2]), Path.of(args[3]));
      } else {
        sql.execute("set threads = " + Integer.parseInt(args[6]));
        indicators.run(
            queries,
            args[2],
            Path.of(args[3]),
            Path.of(args[4]),
            Files.createDirectories(Path.of(args[5])));
      }
    }
  }

  private void run(Path queries, String datasets, Path warehouse, Path staged, Path out)
      throws SQLException, IOException {
    // Queries read published tables beside the lines where both implementations start from those.
    try (DirectoryStream<Path> tables =
        Files.newDirectoryStream(warehouse.resolve("latest"), "*.parquet")) {
      for (Path table : tables) {
        sql.execute("create view " + name(table) + " as from '" + table + "'");
      }
    }
    long begun = System.nanoTime();
    String lake = warehouse.resolve("lake").toString();
    for (String start : START) {
      for (String statement : text(queries, start).split(";\n")) {
        if (!statement.isBlank()) {
          sql.execute(statement.replace("${lake}", lake).replace("${datasets}", datasets));
        }
      }
    }
    System.out.printf("what they start from: %.1f s%n", (System.nanoTime() - begun) / 1e9);
    for (String table : tables(queries, staged)) {
      long started = System.nanoTime();
      sql.execute("create table second as " + text(queries, table));
      if (Files.exists(queries.resolve(table + OF_WORLD + ".sql"))) {
        sql.execute("insert into second by name " + text(queries, table + OF_WORLD));
      }
      sql.execute("copy second to '" + out.resolve(table + ".parquet") + "'");
      sql.execute("drop table second");
      System.out.printf("%s: %.1f s%n", table, (System.nanoTime() - started) / 1e9);
    }
  }

  private static String text(Path queries, String name) throws IOException {
    return Files.readString(queries.resolve(name + ".sql"));
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".parquet", "");
  }

  private static List<String> tables(Path queries, Path staged) throws IOException {
    List<String> tables = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(queries, "*.sql")) {
      found.forEach(file -> tables.add(file.getFileName().toString().replace(".sql", "")));
    }
    return tables.stream()
        .filter(name -> Files.exists(staged.resolve(name + ".parquet")))
        .sorted()
        .toList();
  }

  /** A query gives a table's key and some of its columns; null is as good as no row. */
  private void compare(Path queries, Path staged, Path out) throws SQLException, IOException {
    for (String table : tables(queries, staged)) {
      sql.execute("create view ours as from '" + staged.resolve(table + ".parquet") + "'");
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
